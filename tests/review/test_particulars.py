"""Particulars of a register's step are read as they were written, and nobody can guess the digest of the note."""

from __future__ import annotations

from plugins.review.particulars import read_particulars, written_particulars

SAID = {"outlet": "湖畔日报", "outline": "How many?\n\nSince when: 2026?\n  indented", "reach": ""}


def test_they_are_read_as_they_were_written():
    assert read_particulars(written_particulars(SAID)) == SAID


def test_the_same_words_make_another_note_each_time():
    notes = {written_particulars(SAID) for _ in range(50)}
    assert len(notes) == 50
    assert all(len(note.rpartition("salt: ")[2]) == 32 for note in notes)


def test_of_a_note_that_was_removed_nothing_is_known():
    assert read_particulars(None) == {}
