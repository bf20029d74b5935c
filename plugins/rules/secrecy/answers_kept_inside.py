"""The answers that were prepared for questions of journalists stay in the house."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.model.document import Document
from plugins.model.finding import Finding, Weight
from plugins.rules.passages import Together, bare_line, first_lines, hits
from plugins.rules.rule import rule

CHINESE = (
    r"(?:答记者问|(?:记者|媒体|发布会)?问答|答问)(?:参考|口径|预案|备答)(?:材料|稿|要点)?"
    r"|(?:应答|答复|对外|新闻)口径"
)
GAP = r"[ _-]{1,3}"
QUESTIONS = rf"(?:q[ _-]{{0,3}}(?:(?:&|and)[ _-]{{0,3}})?a|questions?{GAP}and{GAP}answers?)"
ENGLISH = rf"{QUESTIONS}{GAP}(?:reference|brief(?:ing)?|guidance)|reference{GAP}answers|lines{GAP}to{GAP}take"
LINE = re.compile(
    rf"(?:[^\n。，；.,;]{{0,40}}(?:{CHINESE})|(?:[\w:]+ ){{0,5}}(?:{ENGLISH})(?: (?:for|on|to) [^\n.]{{0,80}})?)"
    r"\s*(?:[（(][^()（）\n]*[)）]?)?[：:]?",
    re.IGNORECASE,
)
IN_NAME = re.compile(rf"{CHINESE}|(?<![a-z])(?:{ENGLISH})(?![a-z])", re.IGNORECASE)
FILE = re.compile(r"^[^\n]{1,120}\.[A-Za-z]{2,5}$")
"""Matches a line that is the name of a file."""

LINES = 3
"""Among so many first lines of a file stands what it is; a letterhead and a date may come before it."""


@rule("SEC007", clause="I.4", weight=Weight.STOP)
def answers_kept_inside(document: Document) -> Iterator[Finding]:
    """Stop the question-and-answer reference of a press conference, in whatever form: text, heading, field or file.

    A title, a line of its own in the text, the first lines of a file, or the
    name of a file says what it is. It cannot be waived, and nothing of it is
    quoted. Talk of such papers within a sentence passes, and so do the
    questions and answers of a conference that was held.

    Source: regulation I.4 (the business department provides it, the Press Office sorts it; only the release
    materials are published).
    """
    for hit in hits(document, _lines, _may_hold):
        place = hit.passage
        if place.place == "attachment" and hit.offset not in dict(first_lines(place.words, LINES)):
            continue
        yield document.finding(
            answers_kept_inside,
            field=place.field,
            line=hit.line,
            got=hit.called("a question-and-answer reference"),
            expected="the release materials alone; the reference stays in the folder that the register names",
        )


def _may_hold(together: Together) -> bool:
    words, lower = together.words, together.lower
    return any(cue in words for cue in ("参考", "口径", "预案", "备答")) or any(
        cue in lower for cue in ("reference", "brief", "guidance", "answers", "lines")
    )


def _lines(words: str) -> Iterator[tuple[int, str]]:
    offset = 0
    for line in words.split("\n"):
        bare = bare_line(line)
        if LINE.fullmatch(bare) or (FILE.search(bare) and IN_NAME.search(bare)):
            yield offset, bare
        offset += len(line) + 1
