"""How Chinese texts cite: 本法第十二条第二款, 《传染病防治法》第三条、第五条, 刑法第三百三十条, 该条例第八条."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from plugins.model.chinese_number import NUMBER, NUMERALS, chinese_number
from plugins.model.law_name import full_name

KIND = "(?:法典|宪法|法|条例|办法|规定|细则|规则|解释|决定|规范|章程|规程|准则|意见|通知|标准)"
"""How the names of what has articles end."""

_ITEM = rf"(?:第{NUMBER}款|第?[（(][{NUMERALS}0-9]{{1,4}}[）)]项?|第{NUMBER}[项目])"
_AND = "(?:[、，,]|和|及|以及|或|或者|与|至|到)"
ARTICLE = re.compile(
    rf"第[ ]?({NUMBER})[ ]?[条條](?:之({NUMBER}))?(?![例约线路船街河]|生产线)(?:{_ITEM}(?:{_AND}?{_ITEM})*)?",
)
TITLE = re.compile(r"《((?:[^《》\x1e\x1f]|《[^《》]*》){2,80})》")
IN_BRACKETS = re.compile(r"[（(][^（）()]{0,40}[）)]")
CALLED = re.compile(
    r"[（(]以下(?:简称|统称|称)(?:为)?[：:]?[“\"《〈]*([^“”\"《》〈〉（）()，,。]{1,30})[”\"》〉]*[）)]"
)
OWN = re.compile(
    r"(?<![日基根资样成版文书课剧译原])本(?:实施|暂行|试行|司法)?"
    r"(?:法|条例|办法|规定|细则|规则|解释|决定|规范|章程|规程|准则|意见|通知|标准|公告|制度|方案|指南)$"
)
THAT = re.compile(r"(?:该|上述|前述|同)(?:法|条例|办法|规定|细则|规则|解释|决定)$")
NEAR, SENTENCE_LENGTH = 40, 300
LOOSE = re.compile(rf"[〈〉\u4e00-\u9fff]{{0,{NEAR}}}{KIND}$")
BETWEEN = re.compile(rf"{_AND}{{1,2}}")
SENTENCE = re.compile(r"[。；;！？\n\x1e]")
BEFORE_NUMBER = re.compile(r"(?:^|[。；;：:\s\x1e”])\s{0,3}$")
FORMER = re.compile("(?:原|旧|修订前的|修改前的|修正前的)$")
LEADS = re.compile(
    "(?:依照|按照|遵照|参照|违反|适用|符合|执行|触犯|援引|引用|所称|规定|或者|受理|办理|提起|提交|采取|构成|遵守|履行|具备"
    "|具有|从事|涉及|存在|实施|贯彻|落实|视同|超出|结合|除|有|由|对|在|至|将|为|以|因|是|指|就|见|经|的|按|据|于|依|并|且|不)$"
)
JOINED = re.compile(rf"(?:{KIND}|[条款项])(?:和|与|及|以及|或)$")
LAWS = re.compile(
    rf"《[^《》]*(?:{KIND}|公约|条约|协定|议定书)(?:（[^）]*）)?》|本(?:实施|暂行|试行)?{KIND}|[\u4e00-\u9fff]{KIND}(?=第{NUMBER}条)|\x1f"
)
"""How many characters before a number are looked at: for the name of a law, and for what its sentence speaks of."""

Names = tuple[tuple[str, int, int], ...]
"""What a law may be called, each name with where it stands."""


class Cited(NamedTuple):
    """A citation in the words of one block.

    Attributes:
        start, end, anchor: of the article, as in `plugins.model.citation.Citation`.
        named: names with where they stand; ``()`` for the text itself.
    """

    start: int
    end: int
    anchor: str
    named: tuple[tuple[str, int, int], ...]


def called(words: str) -> Mapping[str, str]:
    """Return the names that a block gives to laws for the rest of the text, each with the law's own name."""
    found: dict[str, str] = {}
    for title in TITLE.finditer(words):
        behind = CALLED.match(words, _behind_brackets(words, title.end()))
        behind = behind or CALLED.match(words, title.end())
        if behind and not behind[1].startswith("本"):
            found[full_name(behind[1])] = full_name(title[1])
    return found


def cited_in_chinese(words: str, names: Mapping[str, str], *, bare: bool) -> Iterator[Cited]:
    """Yield what a block of words cites, in its order.

    Args:
        words: of a block; ``\\x1e`` stands for the number of an article that begins, ``\\x1f`` for a link.
        names: that the text gave to laws before, as `called` returns them.
        bare: whether an article without a law is one of the text itself: not where a text speaks of another's articles.
    """
    titles = {end: title for title in TITLE.finditer(words) for end in [_behind_brackets(words, title.end())]}
    done: set[int] = set()
    last: tuple[int, Names | None] = (-1, None)
    for match in ARTICLE.finditer(words):
        anchor, start = _anchor(match[1], match[2]), match.start()
        if not anchor or _begins_article(words, match):
            continue
        at = start - words.endswith("的", 0, start)
        before = words[max(0, at - NEAR) : at]
        named: Names | None
        if title := titles.get(at):
            named = _title(words, title, names)
            done.add(title.start())
        elif OWN.search(before):
            named = ()
        elif THAT.search(before):
            named = _last_named(words[:at], names)
        elif loose := LOOSE.search(before):
            named = _alternatives(loose[0], at, names)
        elif last[0] >= 0 and BETWEEN.fullmatch(words, last[0], start):
            named = None if last[1] is None else tuple((name, 0, 0) for name, _, _ in last[1])
        else:
            named = () if bare and _speaks_of_itself(words[max(0, start - SENTENCE_LENGTH) : start]) else None
        last = (match.end(), named)
        if named is not None:
            yield Cited(start, match.end(), anchor, named)
    for title in TITLE.finditer(words):
        if title.start() not in done and (named := _title(words, title, names)):
            yield Cited(title.end(), title.end(), "", named)


def _anchor(number: str, inserted: str | None) -> str:
    numbers = [chinese_number(group) for group in (number, inserted) if group]
    return "" if None in numbers or 0 in numbers else "-".join(["article", *map(str, numbers)])


def _begins_article(words: str, match: re.Match[str]) -> bool:
    """Return whether this is the number of an article that begins here, in a text of one paragraph."""
    return words[match.end() : match.end() + 1] in (" ", "\u3000", "\u00a0") and bool(
        BEFORE_NUMBER.search(words[max(0, match.start() - 3) : match.start()])
    )


def _behind_brackets(words: str, end: int) -> int:
    found = IN_BRACKETS.match(words, end)
    return found.end() if found else end


def _title(words: str, title: re.Match[str], names: Mapping[str, str]) -> Names | None:
    if FORMER.search(words[max(0, title.start() - 5) : title.start()]):
        return None
    name = full_name(title[1])
    return ((names.get(name, name), title.start(), title.end()),)


def _last_named(before: str, names: Mapping[str, str]) -> Names | None:
    """Return the law that was named last in the block, for 该法; None where none was."""
    titles = [title for title in TITLE.finditer(before) if LAWS.fullmatch(title[0])]
    named = _title(before, titles[-1], names) if titles else None
    return named and tuple((name, 0, 0) for name, _, _ in named)


def _alternatives(run: str, end: int, names: Mapping[str, str]) -> Names | None:
    """Return what a law without brackets may be called: the run before a number, from where a name can begin."""
    found = []
    for at in range(len(run) - 1):
        if (at == 0 and len(run) < NEAR) or LEADS.search(run, 0, at) or JOINED.search(run, 0, at):
            name = full_name(run[at:])
            found.append((names.get(name, name), end - len(run) + at, end))
    return tuple(found) or None


def _speaks_of_itself(before: str) -> bool:
    """Return whether nothing in the sentence so far speaks of another law than the text itself."""
    sentence = SENTENCE.split(before)[-1]
    laws = LAWS.findall(sentence)
    return not laws or laws[-1].startswith("本")
