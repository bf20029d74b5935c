"""LNK004: pictures that come with a document are shown in it."""

from plugins.model.document import Link
from plugins.model.finding import Weight
from plugins.rules.links.attachment_used import attachment_used
from tests.rules.make import document, shown


def findings(*names, shows=()):
    made = document(
        title="A", attachments=dict.fromkeys(names, ""), links=[Link("attachment", name, "", 7) for name in shows]
    )
    return shown(attachment_used(made))


def test_a_picture_that_is_shown_and_files_that_are_listed_pass():
    assert findings("map.png", "form.pdf", "table.csv", shows=["map.png"]) == []


def test_it_refuses_nothing():
    assert attachment_used.weight is Weight.NOTE


def test_a_picture_that_is_not_shown_is_one_finding():
    assert findings("map.PNG", "form.pdf") == [
        "content/policy-information/2026/a.md:4: LNK004 attachment_used: got map.PNG nowhere in the text, "
        "expected ![what it shows](map.PNG), or the file taken out of the folder"
    ]
