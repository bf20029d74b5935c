"""The walk through the queue signs only what was meant, and gets to the end of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from plugins.model.error import UsageError
from plugins.pipeline.commands import arguments
from plugins.pipeline.commands.review_walk import review
from tests.sites.texts import update

FIRST, SECOND = "k7m29xqf", "k7m29xqg"


@pytest.fixture
def waiting(site, monkeypatch):
    """Two texts of Li Wei wait for review; the clock of commands stands an hour later."""
    for number, id in enumerate((FIRST, SECOND)):
        site.write(f"content/work-updates/2026/bus-{number}.md", update(id, f"Vaccination bus {number}"))
        site.submit(f"content/work-updates/2026/bus-{number}.md")
    site.tick(hours=1)
    monkeypatch.setattr(arguments, "now", lambda: site.instant)
    return site


@pytest.fixture
def answer(monkeypatch):
    """Answer questions in their order; the input ends behind the last."""

    def answered(*answers):
        left = iter(answers)

        def reply(question):
            try:
                return next(left)
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr("builtins.input", reply)

    return answered


def approved(site):
    return {id for id, dossier in site.workspace().dossiers.items() if dossier.approvals}


@pytest.mark.parametrize("word", ["a", "abort", "again", "approv", "yes", "y", "approve it", ""])
def test_nothing_but_the_whole_word_approves(word, waiting, answer, capsys):
    answer(word, "skip", "skip")
    review.body("chen.yu", str(waiting.root))
    assert not approved(waiting)
    assert (
        f"Got {word!r}, expected the whole word: approve, return, skip, quit. Nothing was signed."
        in capsys.readouterr().out
    )


def test_the_whole_word_in_any_case_approves(waiting, answer):
    answer("Approve", "skip")
    review.body("chen.yu", str(waiting.root))
    assert approved(waiting) == {FIRST}


def test_quit_ends_the_walk(waiting, answer, capsys):
    answer("quit")
    review.body("chen.yu", str(waiting.root))
    assert SECOND not in capsys.readouterr().out


def test_the_end_of_the_input_ends_it_with_a_sentence(waiting, answer):
    answer("approve")
    with pytest.raises(UsageError, match="no answer; nothing more was signed"):
        review.body("chen.yu", str(waiting.root))
    assert approved(waiting) == {FIRST}


def test_a_text_that_is_missing_here_does_not_end_the_walk(waiting, answer, capsys):
    (waiting.root / "content/work-updates/2026/bus-0.md").unlink()
    answer("approve")
    review.body("chen.yu", str(waiting.root))
    assert "Its text is not in content/ here" in capsys.readouterr().out
    assert approved(waiting) == {SECOND}


def test_a_text_that_was_changed_behind_its_submission_is_refused_and_the_walk_goes_on(waiting, answer, capsys):
    path = waiting.root / "content/work-updates/2026/bus-0.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nAnother line.\n", encoding="utf-8")
    answer("approve", "approve")
    review.body("chen.yu", str(waiting.root))
    said = capsys.readouterr().out
    assert "content/work-updates/2026/bus-0.md or a file beside it (there now: none) was changed after" in said
    assert approved(waiting) == {SECOND}


def test_a_return_asks_until_the_author_is_told_something(waiting, answer):
    answer("return", "taste", "fact", "", "Which county?", "quit")
    review.body("chen.yu", str(waiting.root))
    assert waiting.workspace().dossier(FIRST).returned.value("reason") == "fact"


@pytest.mark.parametrize("left", [("",), ("back",), ("fact", "back"), ("fact", "", "back")])
def test_a_return_can_be_left_at_each_of_its_questions_and_signs_nothing(left, waiting, answer):
    answer("return", *left, "approve", "quit")
    review.body("chen.yu", str(waiting.root))
    assert (approved(waiting), waiting.workspace().dossier(FIRST).returned) == ({FIRST}, None)


def test_whoever_handed_it_in_is_not_asked_to_approve_it(waiting, answer, capsys):
    answer("approve", "skip", "skip")
    review.body("li.wei", str(waiting.root))
    said = capsys.readouterr().out
    assert "li.wei handed it in, so somebody else approves it." in said
    assert "expected the whole word: return, skip, quit" in said


def test_what_is_due_within_a_day_comes_first(waiting, answer, capsys):
    due = f"{waiting.instant + timedelta(hours=5):%Y-%m-%dT%H:%M}"
    waiting.write("content/work-updates/2026/bus-2.md", update("k7m29xqh", "Vaccination bus 2", f"publish: {due}"))
    waiting.submit("content/work-updates/2026/bus-2.md")
    answer("quit")
    review.body("chen.yu", str(waiting.root))
    assert "k7m29xqh" in capsys.readouterr().out


def test_an_emergency_comes_before_everything(waiting, answer, capsys):
    path = "content/epidemics-and-emergencies/2026/flood.md"
    waiting.write(path, update("k7m29xqh", "Flood on Lake Hexi"))
    waiting.submit(path)
    answer("quit")
    review.body("chen.yu", str(waiting.root))
    assert "Flood on Lake Hexi" in capsys.readouterr().out
