"""Whatever is changed in a field beside a text, the program names it."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.tools.planted import MAY_BE_LEFT_OUT, NOT_APPROVED, ROW, SAID
from tests.tools.pressed import table

VALUES = re.compile(r'(?<=href=")[^"]+|(?<=datetime=")[^"]+')
"""Where a link of a field leads, and the day that machines read."""


@cache
def rows(release: Any) -> list[tuple[str, str, re.Match[str]]]:
    """Return path, page and field of every field that a page shows of its text."""
    kinds = ("document", "former")
    paths = sorted(path for path, file in table(release, "files").items() if file["kind"] in kinds)
    pages = [(path, (release.folder / path).read_text(encoding="utf-8")) for path in paths]
    found = ((path, page, row) for path, page in pages for row in ROW.finditer(page))
    return [one for one in found if one[2][1] not in NOT_APPROVED]


@given(data=st.data())
def test_another_character_of_a_field_is_named(release, data):
    path, page, row = data.draw(st.sampled_from(rows(release)))
    said = [*SAID.finditer(page, row.start(2) - 1, row.end(2)), *VALUES.finditer(page, row.start(2), row.end(2))]
    place = data.draw(st.sampled_from(said))
    at = data.draw(st.integers(place.start(), place.end() - 1))
    new = data.draw(st.sampled_from("x7年-"))
    assume(page[at] not in f"{new}& ;" and not re.match("[a-z#0-9]+;", page[at:]))
    assert any(release.page_faults(path, f"{page[:at]}{new}{page[at + 1 :]}"))


@given(data=st.data())
def test_what_is_put_into_a_field_or_left_out_of_it_is_named(release, data):
    path, page, row = data.draw(st.sampled_from(rows(release)))
    new = data.draw(
        st.sampled_from(
            [
                "",
                row[0].replace("</dd>", " not</dd>", 1),
                row[0].replace("</dd>", "<span hidden> not</span></dd>", 1),
                row[0].replace("</dd>", ' <span class="remark">not</span></dd>', 1),
                row[0].replace("<dd>", "<dd>not ", 1),
                row[0].replace("</div>", "<dd>more</dd></div>"),
                f"{row[0]}{row[0]}",
            ]
        )
    )
    assume(new or not (row[1] in MAY_BE_LEFT_OUT or 'class="missing"' in row[0]))
    assert any(release.page_faults(path, f"{page[: row.start()]}{new}{page[row.end() :]}"))


def test_every_kind_of_field_is_among_them(release):
    labels = {row[1] for _, _, row in rows(release)}
    assert {"Announced", "Issued by", "Document number", "Effective", "Amends", "Department", "发布机关"} <= labels
