"""Each kind of file that may be attached has its media type, the same on every machine."""

import pytest

from plugins.model.attachment_kinds import TAKEN
from plugins.render.media_types import UNKNOWN, media_type


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("map.pdf", "application/pdf"),
        ("MAP.PDF", "application/pdf"),
        ("a.b.csv", "text/csv"),
        ("photo.jpg", "image/jpeg"),
        ("notes", UNKNOWN),
        ("x.zzz", UNKNOWN),
    ],
)
def test_the_ending_says_it(name, kind):
    assert media_type(name) == kind


def test_nearly_every_kind_that_is_taken_is_known():
    assert {ending for ending in TAKEN if media_type(f"a.{ending}") == UNKNOWN} == {"xsd", "rdf", "gpx"}
