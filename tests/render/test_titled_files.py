"""Files are called what the text calls them, and pictures of the text are not among them."""

from __future__ import annotations

import pytest

from plugins.render.titled_files import titled_files
from plugins.render.views.fragments import File


def titles(html: str, *names: str) -> list[str]:
    files = (File(name, f"/a/{name}", "", "1 kB") for name in names)
    return [file.title or file.name for file in titled_files(files, html)]


@pytest.mark.parametrize(
    ("html", "title"),
    [
        ("", "form.pdf"),
        ('<p>See the <a href="attachment:form.pdf">consent <em>form</em></a>.</p>', "Consent form"),
        ('<a href="attachment:form.pdf">同意书</a>', "同意书"),
        pytest.param(
            '<a href="attachment:form.pdf">A &amp; B</a> <a href="attachment:form.pdf">x</a>', "A & B", id="the first"
        ),
        pytest.param(
            '<a href="attachment:form.pdf"><img src="attachment:a.png" alt="x"></a>', "form.pdf", id="no words"
        ),
        pytest.param('<a href="attachment:other.pdf">Other</a>', "form.pdf", id="of another file"),
    ],
)
def test_a_file_has_the_words_that_lead_to_it(html, title):
    assert titles(html, "form.pdf") == [title]


def test_a_shared_picture_is_a_file_with_its_title():
    (file,) = titled_files([File("a.png", "/a/a.png", "PNG", "1 kB", "A map")], '<img src="attachment:a.png" alt="x">')
    assert file.title == "A map"


def test_names_are_found_as_links_write_them():
    assert titles('<a href="attachment:%E8%A1%A8%20%26.xlsx">报送表</a>', "表 &.xlsx") == ["报送表"]


def test_a_picture_of_the_text_is_no_file_unless_a_link_leads_to_it():
    shown = '<img src="attachment:a.png" alt="x">'
    assert titles(shown, "a.png", "form.pdf") == ["form.pdf"]
    assert titles(f'{shown}<a href="attachment:a.png">the picture</a>', "a.png") == ["The picture"]
