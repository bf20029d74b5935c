"""The HTML of a text becomes a tree in which no word is lost and nothing is read as markup."""

from __future__ import annotations

import pytest

from plugins.read.markdown import to_text
from plugins.render.printed_blocks import printed_blocks


def blocks(body, pictures=None):
    return printed_blocks(to_text(body, first_line=1).html, pictures or {}, 3)


def words(node):
    """The words of a tree, in reading order."""
    if isinstance(node, str):
        return node
    if node["tag"] == "table":
        return " ".join(words(cell) for row in node["rows"] for cell in row)
    return "".join(map(words, node.get("children", ())))


def test_paragraphs_keep_their_elements_and_one_space_between_words():
    assert blocks("Wells  *are*\nsampled in **May**.") == [
        {
            "tag": "p",
            "children": [
                "Wells ",
                {"tag": "em", "children": ["are"]},
                " sampled in ",
                {"tag": "strong", "children": ["May"]},
                ".",
            ],
        }
    ]


def test_signs_that_the_typesetter_knows_are_words():
    (block,) = blocks(r"A #let x = $1$, `#panic()` and \[@cite\].")
    assert words(block) == "A #let x = $1$, #panic() and [@cite]."


def test_headings_never_skip_a_level():
    body = "## A\n\nx\n\n##### B\n\nx\n\n### C\n\nx\n\n## D\n\nx"
    levels = [(words(one), one["level"]) for one in blocks(body) if one["tag"] == "heading"]
    assert levels == [("A", 3), ("B", 4), ("C", 4), ("D", 3)]


def test_items_keep_the_numbers_that_were_typed():
    (numbered,) = blocks("3. three\n4. four\n7. seven")
    assert numbered["tag"] == "ol"
    assert numbered["start"] == 3
    assert [item.get("number") for item in numbered["children"]] == [None, None, 7]


def test_a_table_is_its_rows_with_the_head_counted_and_cells_as_they_stand():
    (outer,) = blocks("| Year | Villages |\n| --- | ---: |\n| 2025 | 10 |\n| 2026 | |")
    (table,) = outer["children"]
    assert (table["tag"], table["columns"], table["head"]) == ("table", 2, 1)
    assert [[words(cell) for cell in row] for row in table["rows"]] == [
        ["Year", "Villages"],
        ["2025", "10"],
        ["2026", ""],
    ]
    assert [cell["align"] for cell in table["rows"][1]] == ["left", "right"]


def test_a_picture_is_its_file_and_one_that_cannot_be_printed_its_words():
    (block,) = blocks("![Map](a.png)![Plan](b.tiff)", {"attachment:a.png": "1.png"})
    assert block["children"] == [{"tag": "img", "file": "1.png", "alt": "Map"}, "Plan"]


@pytest.mark.parametrize(
    "body", ["> Quoted.\n>\n> - one\n>   two", "a\n: b", "One[^1]\n\n[^1]: Note.", "    code  here"]
)
def test_no_word_is_lost(body):
    text = to_text(body, first_line=1)
    said = "".join("".join(map(words, blocks(body))).split())
    assert said.replace("↩", "").replace("1", "") == "".join(text.plain.split()).replace("1", "")


def test_white_space_between_blocks_is_gone():
    assert all(isinstance(one, dict) for one in blocks("One.\n\n- a\n- b\n\nTwo."))
