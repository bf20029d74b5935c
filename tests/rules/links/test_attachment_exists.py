"""LNK003: files that the text links to lie in its folder."""

import pytest

from plugins.model.document import Link
from plugins.rules.links.attachment_exists import attachment_exists
from tests.rules.make import document, shown


def findings(target, *names):
    made = document(attachments=dict.fromkeys(names, "text"), links=[Link("attachment", target, "", 7)])
    return shown(attachment_exists(made))


def test_a_file_in_the_folder_passes():
    assert findings("form.pdf", "form.pdf", "table.csv") == []


def test_a_file_that_nobody_links_to_passes():
    assert list(attachment_exists(document(attachments={"form.pdf": "text"}))) == []


def test_a_file_that_is_not_there_is_one_finding_with_what_may_be_meant():
    assert findings("form.PDF", "form.pdf") == [
        "content/policy-information/2026/a.md:7: LNK003 attachment_exists: got 'form.PDF', "
        "expected a file in the folder of the document's name; did you mean form.pdf?"
    ]


@pytest.mark.parametrize("host", ["www.health.example", "health.gov.cn"])
def test_an_address_of_the_web_without_its_beginning_is_told(host):
    assert findings(host)[0].endswith(f"expected https://{host}, where a page of the web is meant")
