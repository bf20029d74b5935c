"""A change of a shared picture is said by the address of its file, or by its id where it is not public."""

from __future__ import annotations

import pytest

from plugins.read.markdown import to_text
from plugins.render.shown_difference import shown_difference
from plugins.render.views.fragments import Difference
from plugins.render.words import load_words
from tests.render.make import THEME

LINKS = {"c4w8n2jd": "/media/2026/map.html", "media:c4w8n2jd": "/media/2026/map/map.png"}


@pytest.mark.parametrize(
    ("id", "said"), [("c4w8n2jd", "⟨/media/2026/map/map.png⟩"), ("f7k3v9ra", "⟨not public, f7k3v9ra⟩")]
)
def test_a_picture_that_came_is_said_by_its_address(id, said):
    texts = {"a": to_text("Wells.", first_line=1), "b": to_text(f"Wells. ![Map](media:{id})", first_line=1)}
    found = shown_difference(Difference("", "a", "b", (), (), ()), texts, load_words(THEME, "en"), LINKS)
    words = "".join(piece.words for group in found.groups for part in group for piece in part.pieces)
    assert words.endswith(f"Map{said}")
