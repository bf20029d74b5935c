"""Real laws and questions are compared without a false alarm: their texts, and a release of them."""

from __future__ import annotations

import json
import os
import unicodedata
from itertools import islice

from plugins.pipeline.publish.compared_words import other_words
from plugins.pipeline.workspace.import_records import import_records
from plugins.read.characters import without_unseen
from plugins.release.current import current
from plugins.system.progress import no_progress
from tests.sites.make import make_site
from tests.story.real import laws, questions
from tests.tools.comparing import alike

IS_LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
STEP = 1 if IS_LONG else 29
"""The long profile compares every text, the fast one every 29th."""

RELEASED = 1 if IS_LONG else 120
"""The long profile releases every document, the fast one every 120th."""


def test_real_texts_are_read_as_they_are_shown(words):
    found = {}
    for record in islice([*laws(), *questions()], 0, None, STEP):
        body = unicodedata.normalize("NFC", without_unseen(record["body"].replace("\r\n", "\n"))).strip("\n")
        if fault := alike(words, f"{body}\n"):
            found[record["origin"]] = fault
    assert found == {}


def test_a_release_of_real_documents_is_made_and_nothing_differs(tmp_path):
    site = make_site(tmp_path / "root")
    for name, column, records in (("laws", "laws-and-regulations", laws()), ("answers", "public-qa", questions())):
        chosen = islice(records, 0, None, RELEASED)
        lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in chosen)
        file = site.write(f"../{name}.jsonl", lines)
        came = import_records(
            site.root, file, column, ("chen.yu", "zhao.min"), site.instant, no_progress, lambda _: True
        )
        assert came.refused == []
        site.tick()
    assert site.release().new
    released = current(site.root)
    assert len(released.documents) >= 3_499 // RELEASED
    assert other_words(released.path) == []
