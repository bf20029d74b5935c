"""How English texts cite: Article 12(2), Articles 3 and 5 of the Safe Water Act, section 3 of this Act."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from plugins.model.law_name import full_name
from plugins.read.cited_chinese import Cited, Names

KIND = (
    "(?:Acts?|Laws?|Regulations?|Rules?|Measures|Orders?|Ordinance|Code|Decree|Provisions|Decision|Constitution"
    "|Statute|Guidelines|Procedures?|Standards?|Notice|Opinions?)"
)
_CAPITAL = r"(?:[A-Z][\w’'-]*|(?<=\s)[12][0-9]{3}\b)"
_SMALL = "(?:of|on|the|for|and|in|to|by|with|against|at|from|or|under|as|who|a|an)"
RUN = re.compile(rf"[A-Z][\w’'-]*(?:\s+(?:{_SMALL}\s+){{0,3}}{_CAPITAL})*")
HAS_KIND = re.compile(rf"\b{KIND}\b")
_NUMBER = r"[0-9]{1,4}[A-Z]?(?:-[0-9]{1,3})?(?:\([0-9a-z]{1,4}\))*"
_TAIL = r"(?:,? (?:paragraph|item|subparagraph)s? (?:\([0-9a-z]{1,4}\)|[0-9]{1,2}))*"
_NUMBERS = rf"{_NUMBER}(?:(?:, (?:and |or )?| and | or | to | through |[–-])(?:{_NUMBER}))*"
ARTICLES = re.compile(rf"(?<![\w’'-])(?:([Aa])rticles?|[Ss]ections?|§§?)[ \u00a0]+({_NUMBERS})(?![0-9A-Za-z%]){_TAIL}")
ONE = re.compile(r"([0-9]{1,4})([A-Z]?)(?:-([0-9]{1,3}))?(?:\([0-9a-z]{1,4}\))*")
OWN_BEHIND = re.compile(rf"\s+(?:of|in)\s+(?:this|these)\s+{KIND}\b|\s+(?:hereof|above|below)\b")
OTHER_BEHIND = re.compile(
    r"\s+(?:of|in|to)\s+(?:(the|that|those|its|an?|each|any)\s+)?(?:said\s+)?(?=[A-Z“\"'])|\s+thereof\b"
)
SAID_BEHIND = re.compile(rf"\s+(?:of|in)\s+(?:that|those|the said)\s+{KIND}\b")
OWN_BEFORE = re.compile(rf"\b[Tt](?:his|hese)\s+{KIND},?\s+$")
BEFORE_NUMBER = re.compile(r",?\s+(?:in\s+)?$")
OWN = ("This ", "These ")
FIRST = frozenset(["The", "Under", "In", "By", "As", "For", "Both", "See", "Since", "With", "To", "From", "And", "Or"])
"""Words with which a sentence begins before the title of a law."""

CALLED = re.compile(
    r"[\"”’']?\s*\((?:hereinafter|below)?(?: referred to as| called)?[, ]*(?:the )?[“\"‘']([^”\"’']{2,60})[”\"’']\)"
)
SENTENCE = re.compile(r"[.;!?][”\"’)]*\s+(?=[A-Z“\"])|[\n\x1e]")
NOT_ITSELF = re.compile(
    rf"\b(?!This\b|These\b)[A-Z][\w’'-]{{0,60}}(?:\s+\w{{1,60}}){{0,40}}\s*\b{KIND}\b|\b{KIND}\s+(?:on|for|of)\b|\x1f"
)


def called_in_english(words: str) -> Mapping[str, str]:
    """Return the names that a block gives to laws for the rest of the text: Safe Water Act ("the Act")."""
    found: dict[str, str] = {}
    for run in RUN.finditer(words):
        if HAS_KIND.search(run[0]) and (behind := CALLED.match(words, run.end())):
            found[full_name(behind[1])] = full_name(run[0])
    return found


def cited_in_english(words: str, names: Mapping[str, str], *, bare: bool) -> Iterator[Cited]:
    """Yield what a block of words cites, as `plugins.read.cited_chinese.cited_in_chinese` does, in its order."""
    runs = [run for run in RUN.finditer(words) if HAS_KIND.search(run[0]) and not run[0].startswith(OWN)]
    done: set[int] = set()
    for match in ARTICLES.finditer(words):
        if _begins_article(words, match):
            continue
        named: Names | None
        before = next((run for run in runs if BEFORE_NUMBER.fullmatch(words, run.end(), match.start())), None)
        if OWN_BEHIND.match(words, match.end()) or OWN_BEFORE.search(words[max(0, match.start() - 30) : match.start()]):
            named = ()
        elif SAID_BEHIND.match(words, match.end()):
            named = _last_named(runs, match.start(), names)
        elif behind := OTHER_BEHIND.match(words, match.end()):
            run = next((run for run in runs if run.start() == behind.end()), None)
            named = _from_its_start(run, names) if run else None
            done |= {run.start()} if run else set()
        elif before:
            named = _to_its_end(before, names)
            done.add(before.start())
        else:
            named = () if bare and not NOT_ITSELF.search(SENTENCE.split(words[: match.start()])[-1]) else None
        if named is not None:
            yield from _each(match, named)
    for run in runs:
        if run.start() not in done and (named := _anywhere(run, names)):
            yield Cited(run.end(), run.end(), "", named)


def _begins_article(words: str, match: re.Match[str]) -> bool:
    return not words[: match.start()].strip() and words[match.end() : match.end() + 1] in (".", ":", "\n", "")


def _each(match: re.Match[str], named: Names) -> Iterator[Cited]:
    """Yield a citation for each number of a list; the word before the first belongs to it, the law's name to one."""
    kind = "article" if match[1] else "section"
    numbers = list(ONE.finditer(match.string, match.start(2), match.end(2)))
    stands_behind = bool(named) and named[0][1] >= match.end()
    for place, one in enumerate(numbers):
        is_first, is_last = place == 0, place == len(numbers) - 1
        start, end = (match.start() if is_first else one.start()), (match.end() if is_last else one.end())
        own = is_last if stands_behind else is_first
        letter = f"{one[1]}{one[2].lower()}"
        anchor = "-".join(filter(None, (kind, letter, one[3] or "")))
        yield Cited(start, end, anchor, named if own else tuple((name, 0, 0) for name, _, _ in named))


def _words(run: re.Match[str]) -> list[re.Match[str]]:
    return list(re.finditer(r"\S+", run[0]))


def _named(run: re.Match[str], first: int, last: int, names: Mapping[str, str]) -> tuple[str, int, int]:
    name = full_name(run[0][first:last])
    return names.get(name, name), run.start() + first, run.start() + last


def _ends(run: re.Match[str]) -> Iterator[int]:
    """Yield where a title can end within a run, the longest first: at its end, and before "and the" of another."""
    words = _words(run)
    yield len(run[0])
    for place in range(len(words) - 2, 0, -1):
        behind = run[0][words[place].start() :]
        if words[place][0] in ("and", "or") and words[place + 1][0] == "the" and HAS_KIND.search(behind):
            yield words[place - 1].end()


def _from_its_start(run: re.Match[str], names: Mapping[str, str]) -> Names | None:
    return tuple(_named(run, 0, end, names) for end in _ends(run) if HAS_KIND.search(run[0][:end])) or None


def _starts(run: re.Match[str]) -> Iterator[int]:
    """Yield where a title can begin within a run: at its first word that begins no sentence, and after "the"."""
    words = _words(run)
    first = next((place for place, word in enumerate(words) if word[0] not in FIRST), 0)
    if words[first][0] != "the":
        yield words[first].start()
    yield from (b.start() for a, b in pairwise(words) if a[0] == "the" and b.start() > words[first].start())


def _to_its_end(run: re.Match[str], names: Mapping[str, str]) -> Names | None:
    last = len(run[0])
    return tuple(_named(run, at, last, names) for at in _starts(run) if HAS_KIND.search(run[0][at:])) or None


def _anywhere(run: re.Match[str], names: Mapping[str, str]) -> Names | None:
    spans = [(at, end) for at in _starts(run) for end in _ends(run) if " " in run[0][at:end]]
    longest = sorted(spans, key=lambda span: span[0] - span[1])
    return tuple(_named(run, *span, names) for span in longest if HAS_KIND.search(run[0][slice(*span)])) or None


def _last_named(runs: list[re.Match[str]], before: int, names: Mapping[str, str]) -> Names | None:
    """Return the law that was named last in the block, for "that Act"; None where none was."""
    found = [run for run in runs if run.end() <= before and " " in run[0]]
    named = _anywhere(found[-1], names) if found else None
    return named and tuple((name, 0, 0) for name, _, _ in named)
