"""A question is asked until it is answered in a whole word, or nobody is there any more."""

from __future__ import annotations

import pytest

from plugins.pipeline.commands.asking import EndedError, asked, one_of, something


@pytest.fixture
def answers(monkeypatch):
    """Answers that are given in their order; the input ends behind the last."""
    left = []

    def reply(question):
        if not left:
            raise EOFError
        return left.pop(0)

    monkeypatch.setattr("builtins.input", reply)
    return left


def test_an_answer_has_no_spaces_around_it(answers):
    answers += ["  yes "]
    assert asked("Approve?") == "yes"


def test_the_beginning_of_a_word_is_asked_again(answers, capsys):
    answers += ["y", "", "YES"]
    assert one_of("Approve?", "yes", "no") == "yes"
    assert capsys.readouterr().out.count("expected the whole word: yes, no. Nothing was signed.") == 2


def test_an_empty_reason_is_asked_again(answers):
    answers += ["", "  ", "The date is missing."]
    assert something("Reason: ") == "The date is missing."


@pytest.mark.parametrize("ask", [asked, something, lambda question: one_of(question, "yes")])
def test_the_end_of_the_input_is_told(ask, answers):
    with pytest.raises(EndedError, match="nothing more was signed"):
        ask("Approve?")
