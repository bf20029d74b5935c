"""The sections of a text, their items and tables, with their lines."""

from __future__ import annotations

from plugins.rules.sections import sections
from tests.rules.make import document

BODY = """\
Before.

## One

- first
  goes on
- second

| a | b \\| c |
| --- | :-: |
| d |  |

### Below it

Words.

```
## Not this
```

# Two
"""


def test_sections_begin_at_headings_of_the_two_upper_levels_and_code_is_left_out():
    assert [(one.title, one.line) for one in sections(document(body=BODY))] == [("One", 5), ("Two", 23)]


def test_an_item_holds_the_lines_in_which_it_goes_on():
    one, _ = sections(document(body=BODY))
    assert [(item.number, item.words) for item in one.items] == [
        (7, "- first goes on"),
        (9, "- second"),
        (17, "Words."),
    ]


def test_rows_of_a_table_are_cells_without_the_ruler():
    one, two = sections(document(body=BODY))
    assert [cells for _, cells in one.table] == [("a", "b \\| c"), ("d", "")]
    assert two.table == ()


def test_a_text_without_headings_has_no_sections():
    assert list(sections(document(body="Words.\n"))) == []
