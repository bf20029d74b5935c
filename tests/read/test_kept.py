"""A letter, digit or sign that is not on the page as it was typed is a finding that names its line."""

from __future__ import annotations

import pytest

from plugins.read.faults import Faults
from plugins.read.kept import note_lost
from plugins.read.markdown import to_text
from tests.read.conftest import HEAD

BODY = """\
## 第一章 总则 {#general}

见[附表](form.pdf)与[说明][s]，体温 > 38 °C，费用5%，**务必**提前&lt;[^b]，[^a]。

3. 水
5. 药
    - 片

| 地区 | 例数 |
| --- | ---: |
| 河西 | 27 |

![地图](map.png)

写信至 <site@health.example>，`a_b`。

[^a]: 一。

    又一。
[^b]: 二。

[s]: https://example.org/ "题"
"""


def lost(html: str, body: str = BODY) -> list[tuple[str, int]]:
    found = Faults("a.md")
    note_lost(body, 11, html, found)
    return [(finding.code, finding.line) for finding in found.findings()]


@pytest.fixture(scope="module")
def html() -> str:
    return to_text(BODY, first_line=1).html


def test_a_text_whose_every_sign_is_on_the_page_passes(html):
    assert lost(html) == []


@pytest.mark.parametrize(
    ("typed", "shown", "line"),
    [
        pytest.param("总则", "总", 11, id="a letter of a heading"),
        pytest.param("附表", "表附", 13, id="two letters that changed places"),
        pytest.param("38 °C", "33 °C", 13, id="a digit"),
        pytest.param("费用5%", "费用5", 13, id="a sign"),
        pytest.param('value="5"', 'value="4"', 16, id="the number of an item"),
        pytest.param('<ol start="3">', "<ol>", 15, id="the number of a list"),
        pytest.param("<td>河西</td>", "<td></td>", 21, id="a cell"),
        pytest.param("地图", "地", 23, id="the words of a picture"),
        pytest.param("又一", "又", 29, id="the second paragraph of a note"),
        pytest.param("二。", "", 30, id="a note"),
    ],
)
def test_what_is_not_shown_as_typed_is_a_finding_with_its_line(html, typed, shown, line):
    assert typed in html
    assert lost(html.replace(typed, shown, 1)) == [("REA031", line)]


def test_a_letter_more_is_a_finding_as_well(html):
    assert lost(html + "<p>甲</p>") == [("REA031", 30)]


def test_the_order_of_notes_is_that_of_their_definitions(html):
    assert html.index("一。") < html.index("二。")


def test_a_document_is_read_with_the_page_it_makes(found, monkeypatch):
    assert found(HEAD + "各单位应当执行 5 > 3 的规定。\n") == []
    monkeypatch.setattr("plugins.read.plain._escaped", lambda text: text.replace("应", ""))
    assert found(HEAD + "各单位应当执行 5 > 3 的规定。\n") == ["9 REA031"]
