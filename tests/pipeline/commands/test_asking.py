"""A question is asked until it is answered in a whole word, or nobody is there any more."""

from __future__ import annotations

import pytest

from plugins.pipeline.commands.asking import EndedError, asked, one_of, one_of_or_back, something_or_back


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
    assert something_or_back("Reason") == "The date is missing."


@pytest.mark.parametrize("word", ["", "back", "Back"])
def test_a_question_that_another_answer_led_to_is_left_by_its_word_or_by_nothing(word, answers):
    answers += ["taste", word]
    assert one_of_or_back("Kind?", "fact", "form") == ""
    assert answers == []


def test_a_reason_is_left_by_the_word_that_its_question_names(answers):
    answers += ["", "back"]
    assert something_or_back("Reason") == ""
    assert answers == []


def test_a_question_names_the_word_that_leaves_it(monkeypatch):
    put = []
    monkeypatch.setattr("builtins.input", lambda question: put.append(question) or "back")
    one_of_or_back("Kind?", "fact")
    something_or_back("Reason")
    assert put == ["Kind? (fact, back): ", "Reason (back leaves this): "]


@pytest.mark.parametrize("ask", [asked, something_or_back, lambda question: one_of(question, "yes")])
def test_the_end_of_the_input_is_told(ask, answers):
    with pytest.raises(EndedError, match="nothing more was signed"):
        ask("Approve?")
