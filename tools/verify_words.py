"""Compare the words of a release with the approved texts that it carries: ``verify_words.py public/current [-]``.
``docs/formats/words.md`` says how. With ``-``: files that standard input names. Ends with 0, 1 (differences) or 2."""

import hashlib
import json
import multiprocessing
import re
import sys
import unicodedata
import zlib
from bisect import bisect_left
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache, lru_cache, partial
from html import escape, unescape
from itertools import accumulate, chain, pairwise, starmap, zip_longest
from pathlib import Path
from urllib.parse import quote, unquote

MOST, FEW, NEAR, NONE, GAP, LINE, APART, CELLS = 20, 200, 16, 0, 1, 2, 3, 10  # limits; then breaks between characters
LISTS = ("calendar", "department", "group", "home", "list", "site-map")
HOW = {"document": "page", "former": "page", "feed": "feed", "json-feed": "feed"} | dict.fromkeys(LISTS, "link")
BLOCK, ROW, CELL, EVENT, ELEMENT, MAYBE, WORD, SIGN = "\n\v\t\x0e\x01\x03\x04\x05"  # begin, are here, or follow
SEARCHED = re.compile(r"search/(?:manifest\.json|texts\.[0-9a-f]{16}\.bin)$")
NUMERALS = "〇零○一二三四五六七八九十百千两廿卅壹贰叁肆伍陆柒捌玖拾佰仟貳參陸⼀⼆⼋⼗"
WIDE = re.compile("[\u2e80-\u303f\u3041-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff“”‘’…—]{2}")
HEADING = rf"(?:#{{2,6}}(?!#)|#(?=[ ]|$|第[{NUMERALS}0-9０-９]{{1,9}}(?:分编|[编章节])))[ ]*"
OPENING = re.compile(rf"{HEADING}|>(?!=)[ ]*|[*+-][ ]+(?=\S)|[0-9]{{1,3}}\.[ ]+(?=\S)|:[ ]+")
NAMED, NOTE = re.compile(r"(?:^|[ ]+)\{:?[ ]*#[^\s{}]+[ ]*\}$"), re.compile(r" {0,3}\[\^([^\]\n]+)\]:")
DASHES = re.compile(r"(?:\|[ ]*)?:?-+:?[ ]*(?:\|[ ]*(?::?-+:?[ ]*|:[ ]*)?)*")
TARGET = r"(?:https?://|doc:|media:|mailto:|tel:|attachment:|#)[^\s<>]+|[^\s<>:]+\.[A-Za-z0-9]{2,5}(?:#[^\s<>]*)?"
ADDRESS = re.compile(rf"(?m)^ {{0,3}}\[([^\[\]^\n][^\[\]\n]*)\]:[ ]*<?({TARGET})>?[ ]*(?:\".*\"|'.*'|\(.*\))?[ ]*$\n?")
ESCAPE, LITERAL = re.compile(r"\\([\\`*_{}\[\]()>#+\-.!|])"), partial(re.compile(r"([*_])").sub, WORD + r"\1")
CODE, RUNS = rf"{ESCAPE.pattern}|(?P<ticks>`+)", re.compile("`+")
LINKED = r"(!?)\[((?:\\.|[^\[\]\\]|\[(?:\\.|[^\[\]\\])*\])*)\]"
BEHIND = r"\([ ]*(<[^<>]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:[ ]+(?:\"[^\"]*\"|'[^']*'))?[ ]*\)"
WEB = r"<((?:ht|f)tps?://[^<>\n]*)>|<(?:mailto:)?([^<> !@]{1,64}@[^@<> ]{1,255})>"
ENTITY = r"(&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
INLINE = re.compile(rf"{CODE}|{LINKED}(?:{BEHIND}|([ ]?)\[([^\[\]]*)\](?!\()|)|{WEB}|{ENTITY}")
BARS = re.compile(r"(`[^`]*(?:`|$)|\|(?=\\))|\|")  # from the end of a row: code and escapes, or a bar between cells
BLOCKS = "blockquote|d[dlt]|div|h[2-6r]|li|[ou]l|p|pre|table|tbody|thead"
SHOWN_AS = {"em": ELEMENT, "strong": 2 * ELEMENT, "br": " "}
CLASSES = r"align-[a-z]+|article(?:-number)?|division|footnote(?:-backref|-ref)?|item|table-wrap"
GIVEN = rf'(?:id|href|title|value|src|alt|loading|start|scope|tabindex|width|height)="[^"]*"|class="(?:{CLASSES})"'
KNOWN = re.compile(rf"<(/?)((?:{BLOCKS})|a|br|code|em|img|span|strong|su[bp]|t[dhr])(?:\s+(?:{GIVEN}))*\s*>")
OPENED = r'<div class="document-main">\s*(?:<section class="answer"[^>]*>\s*<h2[^>]*>[^<]*</h2>\s*)?<div class="text"'
CLOSED = r'</div>\s*(?:</section>\s*)?</div>\s*</div>\s*(?=<aside class="document-beside"|<div class="document-after")'
LED, FRAME = re.compile(f"{ADDRESS.pattern}|{INLINE.pattern}"), re.compile(f"(?s){OPENED}[^>]*>(.*){CLOSED}")
LETTERS, BREAKS = partial(re.compile(r"\W+").sub, ""), partial(re.compile(" *\n[ \n]*").sub, BLOCK)
FIELDS = r'(?:="og:|name="|data-(?:field=")?)(?:description|(summary|title|[a-z]+_other))"?(?: content=|>|=)"?([^"<]*)'
TITLED = r'"(?:headline|url":"[^"]*","name|@graph":\[\{"(alternate)Name)":("(?:[^"\\]|\\.)*")'
ARTICLE = r'<(?:p|h[2-6]) id="([^"]*)">(?:<[sbe]\w*>)?<\w+ class="article-number"(?: href="([^"]*)"[^<>]*)?>([^<]*)<'
UNIT = re.compile(r"([\t-\x0b\x0e ]*)(?:([\x03-\x05])(.)|([^\x01-\x0e *_]+(?: [^\x01-\x0e *_]+)*|[*_\x01]|$))")
ADDED = r'((?:\s*<p>[^<>]*<a href="[^"<>]*" lang="[\w-]*">[^<>]*</a></p>)+)\s*'  # behind a block
MARK = rf'<div class="amended" data-added="amendment" role="note" aria-label="([^"]*)">{ADDED}</div>'
CITED = rf'<details class="cited" data-added="citations"><summary>([^<]*)</summary>{ADDED}</details>'
MARKED = re.compile(rf'(?s)(<(p|h[2-6]) id="([^"]*)">(?:(?!</?\2\b).)*</\2>)(?:{MARK})?(?:\s*{CITED})?')
CALL = r'<a href="tel:(0[0-9-]{10,13})" data-reference>\1</a>|(<a (?![^>]*data-reference)[^>]*>.*?</a>)'
LINKS = rf'(?s){CALL}|<a href="([^"<>#]*)#?([^"<>]*)" data-reference>([^<>]+)</a>'
UNNAMED = re.compile(r"^the(?=\s)|[\x00-\x1f\s《》〈〉<>«»]|中华人民共和国|\([^()]*\)$")
NAME = lru_cache(64)(lambda said: UNNAMED.sub("", unicodedata.normalize("NFKC", said).casefold()))
Said = tuple[str, list[tuple[str, str]]]


def typed(body: str, leads_to: Callable[[str], str | None]) -> Said:
    """Return a body in Markdown as one text with marks, and its events; ``leads_to`` gives the address of a link."""
    lines = re.sub("[\x00-\x08\x0b-\x1f]", " ", body).expandtabs(4).split("\n")
    called = {name.strip().lower() for name in re.findall(r"\[([^\[\]\n]+)\](?!:)", body)}
    addresses, notes, events = dict[str, str](), dict[str, list[str]](), list[tuple[str, str]]()
    into, rows = (main := list[str]()), 0
    for before, line, after in zip(["", *lines], lines, [*lines[1:], ""], strict=False):
        bare, note, found = line.strip(), "]:" in line and NOTE.match(line), "]:" in line and ADDRESS.fullmatch(line)
        if found and (label := found[1].strip().lower()) in called - addresses.keys():
            addresses[label] = found[2]
            continue
        into = main if bare and line[0] != " " else into
        if note and note[1] not in notes:
            into, bare = notes.setdefault(note[1], []), line[note.end() :].strip()
        if "|" in bare and (rows or ("|" in after and DASHES.fullmatch(after.strip()))):
            row = BARS.sub(lambda m: m[1] or CELL, bare.removeprefix("|")[::-1])[::-1]
            into += [ROW + row] * ((rows := rows + 1) != 2)
        else:
            into += [""] * bool(rows) + [without_signs(bare, before.lstrip()[:1] == ">" or after.lstrip()[:1] == ">")]
            rows = 0

    def linked(said: str, address: str, kind: str) -> str:
        to = unescape(ESCAPE.sub(r"\1", address.strip("<>").strip()))  # an id never stands for words
        href = leads_to(to) if said.strip() or kind == "img" or not re.match("(?i)doc:|media:", to) else None
        events.extend([] if href is None else [(kind, href)])
        inside = LITERAL(ESCAPE.sub(r"\1", said)) if kind == "img" else spoken(said)
        events.extend([("/link", "")] * (way := href is not None and kind != "img"))
        return EVENT * (href is not None) + (inside if inside.strip() or not way else LITERAL(address)) + EVENT * way

    def inline(m: re.Match[str]) -> str:
        escaped, _, picture, said, address, space, label, web, mail, character = m.groups()
        if web or mail:
            return linked(WORD.join(["", *(web or mail)]), web or f"mailto:{mail}", "link")
        if said is None:
            return WORD + escaped if escaped else unescape(character)
        rest = "" if label is None else f"{space}[{spoken(label)}]"
        if address is None and said.startswith("^") and said[1:] in notes and not picture:
            events.append(("footnote-ref", f"#footnote-{[*notes].index(said[1:]) + 1}"))
            return f"{EVENT}{[*notes].index(said[1:]) + 1}{rest}"
        address = addresses.get((label or said).strip().lower()) if address is None else address
        if address is not None:
            return linked(said, address, "img" if picture else "link")
        return f"{picture}[{spoken(said)}]{rest}"

    main += [one for n, name in enumerate(notes, 1) for one in ("", f"{n}. {notes[name][0]}", *notes[name][1:])]
    text, spoken = "\n".join(main), partial(replaced, INLINE, inline, lambda code: LITERAL(unescape(code).strip()))
    return re.sub(r"[^\S\n\v\t]", " ", spoken(text) if re.search(r"[\\`\[<&]", text) else text), events


def replaced(pattern: re.Pattern, said: Callable, coded: Callable | None, text: str) -> str:
    """Do as ``pattern.sub`` does; code stands between ticks and the next run of as many in the same paragraph."""
    runs, out, at, limit = sorted((len(run[0]), run.start()) for run in RUNS.finditer(text)), list[str](), 0, 0
    while m := pattern.search(text, at):
        before, at, size = text[at : m.start()], m.end(), len(m["ticks"] or "")
        limit = limit if limit >= at else text.find("\n\n", at) % (len(text) + 1)
        while size:
            number, end = runs[min(bisect_left(runs, (size, at)), len(runs) - 1)]
            if number == size and at <= end < limit:
                break
            size = runs[one - 1][0] if (one := bisect_left(runs, (size, 0))) else 0
        if size:
            out += [before, m[0][:-size], coded(text[at:end])] if coded else [before, m[0], text[at : end + size]]
            at = end + size
        else:
            out += [before, m[0] if m["ticks"] else said(m)]
    return "".join([*out, text[at:]])


def without_signs(bare: str, in_quotation: bool, said: str = "") -> str:
    """Return a line without the signs of a heading, an item or a quotation before it; numbers of items stay."""
    if "" < bare < "~" and re.fullmatch(r"(?:-[ ]*)+|(?:\*[ ]*){3,}|(?:_[ ]*){3,}|=+", bare):
        return "".join(MAYBE + sign for sign in bare if sign != " ")
    while "" < bare < "~" and (found := OPENING.match(bare)):
        sign, bare = found[0][0], bare[found.end() :]
        if sign == "#":
            return said + re.sub("(?:^|(?<= ))#+$", "", NAMED.sub("", bare))
        is_sign = MAYBE if sign == ">" and (in_quotation or not bare[:1].isdigit()) else ""
        said += "" if sign == ":" else (SIGN if sign in "*+-" else is_sign) + found[0]
    return said + ("" if bare.startswith("{") and NAMED.fullmatch(bare) else bare)


@lru_cache(1 << 14)
def element(said: str) -> tuple[str, str, bool, dict[str, str]] | None:
    """Return whether a tag closes, its name, whether it is one of a block, and its attributes; None for no text's."""
    if not (match := KNOWN.fullmatch(said)):
        return None
    values = {a: unescape(b) for a, b in re.findall('([a-z-]+)="([^"]*)"', said)}
    return match[1], match[2], bool(re.fullmatch(BLOCKS, match[2])), values


def shown(html: str) -> tuple[Said, list[str]]:
    """Return what a part of a page says, and what in it no text holds."""
    out, events, numbers, faults, cell, link = [BLOCK], list[tuple[str, str]](), list[int](), list[str](), 0, ""
    html = " ".join(re.sub("[\x00-\x08\x0e-\x1b]", " ", html).split())
    for text, said in re.findall("([^<]*)(<[^<>]*>?|$)", html):
        text = re.sub("[\\s\\x00-\\x1f]", " ", unescape(text)) if "&" in text else text
        out += [] if link + text == "footnote-backref↩" else [text]
        closes, tag, is_block, values = element(said) or ("", "", False, {})
        faults += [f"found {said[:60]!r}, which no text has"] if said and not tag else []
        out.append(EVENT + values.get("alt", "") if tag == "img" else SHOWN_AS.get(tag, ""))
        events += [("img", values.get("src", ""))] if tag == "img" else []
        if tag in ("tr", "td", "th"):
            out.append("" if closes else ROW if tag == "tr" else CELL * bool(cell))
            cell = 0 if tag == "tr" else cell + (not closes)
        elif is_block:
            out.append(BLOCK)
            if tag in ("ol", "ul"):
                numbers = numbers[:-1] if closes else [*numbers, int(values.get("start", 1)) if tag == "ol" else -1]
            elif tag == "li" and not closes:
                number = int(values.get("value", numbers[-1]))
                out.append(f"{number}. " if number >= 0 else f"{ELEMENT} ")
                numbers[-1] += number >= 0 and number + 1 - numbers[-1]
                faults += ["found other notes"] * (values.get("id", "")[9:] not in ("", str(number)))
        elif tag == "a":
            link = link if closes else values.get("class", "link")
            if link == "link" or (link == "footnote-ref" and not closes):
                events.append(("/link", "") if closes else (link, values.get("href", "")))
                out.append(EVENT)
            link = "" if closes else link
    return ("".join(out), events), faults


def units(text: str, line: int) -> list[tuple[str, int, int, str]]:
    """Return runs of characters, the break and the number of events before each, and the mark of a single sign."""
    found, cell = list[tuple[str, int, int, str]](), 0
    for marks, kind, one, run in UNIT.findall(text):
        tail = marks[marks.rfind(BLOCK) + 1 :]
        cell = (0 if ROW in tail else cell) + tail.rpartition(ROW)[2].count(CELL)
        gap = (APART if marks.count(BLOCK) > 1 else line) if BLOCK in marks else GAP * (" " in marks)
        gap = CELLS + cell if ROW in tail or CELL in tail else gap
        found.append((one or run, gap, marks.count(EVENT), SIGN if run in ("*", "_") else kind))
    return found


def difference(typed_words: Said, shown_words: Said) -> str:
    """Return the first difference between what is to be shown and what is shown, ``""`` for none."""
    marks = typed_words[1] or shown_words[1] or re.search("[\x01-\x09\x0b-\x0e*_]", typed_words[0] + shown_words[0])
    if not marks and BREAKS(typed_words[0]).strip() == BREAKS(shown_words[0]).strip():
        return ""  # a block passes wherever a line is typed
    wanted, found = units(typed_words[0], LINE), units(shown_words[0], APART)
    i, j, gap, events, before = 0, 0, NONE, 0, ""
    while True:
        (one, gap_here, events_here, kind), (other, gap_found, events_found, _) = wanted[i], found[j]
        gap, events = max(gap, gap_here), events + events_here
        same = min(len(one), len(other)) * (one[: len(other)] == other[: len(one)]) or (kind, other) == (SIGN, ELEMENT)
        if kind == MAYBE and not same:
            i += 1
            continue
        may_join = gap == LINE and (gap_found in (GAP, APART) or (gap_found == NONE and WIDE.match(before + one)))
        may_join = may_join or (gap == GAP and gap_found == APART and before in (".", "*", "+", "-"))
        parted = one and before and gap != gap_found and not may_join
        if (differs := not same and one != other) or parted or events != events_found:
            start = max(0, next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0) - NEAR)
            told = (json.dumps(run[start : start + 2 * NEAR], ensure_ascii=False) for run in (one, other))
            how = "" if differs else ", parted elsewhere" if parted else ", with a link, a picture or a note elsewhere"
            return "expected {}, found {}".format(*told) + how
        if not one:
            pairs = zip_longest(typed_words[1], shown_words[1], fillvalue=("no", "link"))
            return next((f"expected {' '.join(a)}, found {' '.join(b)}" for a, b in pairs if a != b), "")
        before, gap, events = one[same - 1], NONE, 0
        wanted[i], found[j] = ((rest.lstrip(" "), int(rest[:1] == " "), 0, "") for rest in (one[same:], other[same:]))
        i, j = i + (same == len(one)), j + (same == len(other))


class Release:
    """A release on disk, with its tables and the texts among its evidence; raises when it is none."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.tables = folder, json.loads((folder / "release.json").read_bytes())["lists"]
        self.showing = json.loads((folder / "evidence/showing.json").read_bytes())
        self.records = cache(lambda digest: json.loads((folder / f"evidence/lists/{digest}.json").read_bytes()))
        self.shelves = {shelf.name[:2]: shelf for shelf in folder.glob("evidence/texts/*")}

    def of(self, table: str, key: str) -> dict | str:
        """Return what a table says of a key, nothing if it has none; of its lists one is read."""
        place = hashlib.sha256(key.encode()).hexdigest()[: len(next(iter(self.tables[table]), ""))]
        return self.records(self.tables[table][place]).get(key, {}) if place in self.tables[table] else {}

    def shown_at(self, path: str) -> str:
        """Return the key of the text that a page shows, ``""`` for none."""
        return file["key"] if (file := self.of("files", path)).get("kind") in ("document", "former") else ""

    @cache  # noqa: B019
    def places(self, two: str) -> dict[bytes, int]:
        """Return where on a shelf the line of each text begins."""
        lines = self.shelves[two].read_bytes().splitlines(keepends=True)
        return {line[:64]: end - len(line) for line, end in zip(lines, accumulate(map(len, lines)), strict=True)}

    @cache  # noqa: B019
    def text(self, key: str) -> tuple[dict, str]:
        """Return front matter and body of a text, which with its files must have its digest."""
        id, _, former = key.partition("/")
        digest = former or self.of("documents", id)
        with self.shelves[digest[7:9]].open("rb") as shelf:
            shelf.seek(self.places(digest[7:9])[digest[7:].encode()])
            data = json.loads(shelf.readline()[65:]).encode()
        head, _, body = data.decode().removeprefix("---\n").partition("\n---\n")
        unshown, lines = self.showing["unshown"].get(digest[7:19], ()), head.split("\n")
        front = {a: json.loads(b) for a, b in (line.split(": ", 1) for line in lines) if a not in unshown}
        column = self.showing["columns"].get(front["column"], {"main_date": "", "fields": {}})
        day = front.get(column["main_date"], "")
        at = f"{front['column']}/{day[:4] or 'undated'}/{front.get('slug') or id}"
        beside = f"former/{id}/{digest[7:19]}" if former else at
        files = {a.name: self.of("files", f"{beside}/{a.name}")["sha256"] for a in (self.folder / beside).glob("*")}
        files["document.md"] = hashlib.sha256(data).hexdigest()
        lines = "".join(f"{files[name]}  {name}\n" for name in sorted(files, key=str.encode))
        if f"sha256:{hashlib.sha256(lines.encode()).hexdigest()}" != digest or self.shown_at(f"{beside}.html") != key:
            raise ValueError(f"the text and the files of {key} do not have the digest {digest}")
        shared = quote(f"/{beside}/{next(iter(files))}") if len(files) == 2 and front.get("rights", "").strip() else ""
        return {"summary": "", **front, "day": day, "at": at, "page": f"/{beside}.html", "media": shared} | column, body

    def leads_to(self, key: str, address: str) -> str | None:
        """Return the address that a link in a text leads to, None where it shows words alone."""
        if to := re.fullmatch(r"(doc|media):([0-9a-z]{8})(#?)(.*)", address):
            its = self.text(to[2])[0] if self.of("documents", to[2]) else {"page": "", "media": ""}
            return (its["media"] if to[1] == "media" else its["page"] and its["page"] + to[3] + unquote(to[4])) or None
        if re.match(r"#|https?://[^/\s]|(?:mailto|tel):.", address, re.IGNORECASE):
            return f"#{unquote(address[1:])}" if address[0] == "#" else None if re.search(r"\s", address) else address
        name = unquote(address.removeprefix("attachment:").partition("?")[0]).rpartition("/")[2]
        path = f"{self.text(key)[0]['page'].removesuffix('.html')}/{unicodedata.normalize('NFC', name)}"
        return quote(path) if self.of("files", path[1:]) else None

    def twin(self, key: str, body: str) -> str:
        """Return a text with addresses for ``doc:`` and ``media:``, and words alone where they lead nowhere."""

        def led(m: re.Match[str]) -> str:
            to = m[2] or m[7] or labels.get((m[9] or m[6] or "").strip().lower(), "")
            href = (it := re.match("<?[ ]*((?i:doc|media):[^#>]*)", to)) and self.leads_to(key, it[1].strip())
            start, said, end = m[0].partition(m[6]) if m[6] else ("", "", m[0])
            end = end.replace(it[1], self.showing["site"] + href, 1) if it and href else end
            return relinked(said) if it and not href else start + relinked(said) + end

        labels, relinked = (
            {m[1].strip().lower(): m[2] for m in ADDRESS.finditer(body)},
            partial(replaced, LED, led, None),
        )
        return relinked(body) if ":" in body else body

    def value(self, field: dict, value: str | list[str], language: str, row: str = "") -> str:
        """Return what a row of a page holds for a value of the front matter: words, or links to public documents."""
        values = [value] if isinstance(value, str) else value
        if field["type"] in ("date", "instant") and (at := values[0]):
            said = "{0.day} {0:%B %Y},{1}" if language == "en" else "{0.year}年{0.month}月{0.day}日{1}"
            return f"{at} {said.format(date.fromisoformat(at[:10]), at[10:]).rstrip(',')}"
        if field["type"] in ("id", "ids"):
            there = (self.text(one)[0] for one in values if self.of("documents", one))
            return " ".join(f"{a['page']} {a['title']}" for a in there if a["column"] in field["columns"])
        titles = self.showing["departments"] if field["type"] == "department" else field.get("titles", {})
        led = {b: f"{a} " for a, b in re.findall(r'href="((?:tel:|(?:/zh)?/departments/)([^"]*?)(?:\.html)?)"', row)}
        values = [led.get(v.replace(" ", "-"), "") + titles.get(v, {}).get(language, v) for v in values]
        return (" " if row.count("<dd>") > 1 else self.showing["words"][language]["comma"]).join(values)

    def text_faults(self, key: str, body: str, html: str) -> Iterator[str]:
        """Yield what differs in the text itself, and places in it that are not where they should be."""
        links = re.findall(LINKS, html) if "data-reference" in html else []
        words, faults = shown(re.sub(LINKS, r"\1\2\5", html) if links else html)
        one = difference(typed(body, partial(self.leads_to, key)), words)
        yield from [*faults, one and difference((LITERAL(re.sub(r"[^\S\n]", " ", unescape(body))), []), words) and one]
        for anchor, href, said in re.findall(ARTICLE, html):
            if (href and f"#{anchor}" != href) or not re.match(f"article-{number_of(said)}(?![0-9])", anchor):
                yield f"expected {said} at its own place, found it at {anchor} and leading to {href}"
        for href, place, said in (link[2:] for link in links if link[4]):  # the site made them links
            title = self.text(at)[0]["title"] if (at := self.shown_at(href[1:])) else "\x7f" * bool(href)
            name, body = NAME(title), NAME(words[0])
            seen = {"", *(str(number_of(one)) for one in re.findall(f"[{NUMERALS}0-9０-９]+", said))}
            if name not in body or not (href or f'id="{place}"' in html) or re.findall(r"\d+|$", place)[0] not in seen:
                yield f"expected that {said} leads to what it names, found {href}#{place}"
        yield from (f"found no {to}" for how, to in words[1] if how == "footnote-ref" and f'id="{to[1:]}"' not in html)

    def page_faults(self, path: str, page: str) -> Iterator[str]:
        """Yield what differs on the page of a public or of an earlier text."""
        front, body = self.text(key := self.shown_at(path))
        say = self.showing["words"][language := re.findall('<html lang="([^"]*)"', page)[0]]
        before, html = (page[: at.start()].partition("<main ")[2], at[1]) if (at := FRAME.search(page)) else ("", "")
        if "/" not in key:
            yield from self.mark_faults(key, language, before, html)
            html = MARKED.sub(r"\1", html) if "data-added" in html else html
            twin = (self.folder / path).with_suffix(".md").read_text("utf-8").partition("\n---\n")[2]
            yield "" if twin == self.twin(key, body) else "Markdown: expected the approved text, with its links led"
            yield unequal("title", front["title"], page, "<title>(.*?)</title>", len(front["title"].split()))
            others = ("title_other", "summary_other") if len(self.showing["words"]) > 1 else ()
            for name, said in [*re.findall(FIELDS, page), *((a, "") for a in others if f'="{a}"' not in page)]:
                own = front.get(name or "summary", "")
                is_held = not own and read(said).rstrip("…") in front["title"] + read(html.replace("<a", "<b"))
                yield "" if is_held else unequal(name or "summary", own, said)
            for by, said in re.findall(TITLED, page):
                yield unequal("title for machines", front["title" + "_other" * bool(by)], escape(json.loads(said)))
        yield from self.text_faults(key, body, html) if at else ["expected one text and nothing beside it"]
        yield unequal("heading", front["title"], before, "<h1[^>]*>(.*?)</h1>")
        rows = [(unescape(a), b) for a, b in re.findall(r"(?s)<div[^>]*><dt>(.*?)</dt>\s*(.*?)</div>", before)]
        n = "".join(re.findall("(?<![0-9])[1-9][0-9]*", number := front.get("document_number", "")))
        forms = ((f"令第{n}号", f"Order No. {n}"), (f"公告第{n}号", f"Announcement No. {n}"))
        wanted = dict(pair[:: -1 if language[:2] == "zh" else 1] for pair in forms if "/" not in key).get(number, "")
        yield unequal(say["number_written"], wanted, "".join(b for a, b in rows if a == say["number_written"]))
        yield unequal("number", ("/" not in key and (wanted or number)) or "", page, '<html[^>]* data-number="([^"]*)"')
        for name, it in front["fields"].items():
            row = "".join(row for label, row in rows if label == it["label"][language])
            if (it["show"] or row or ("/" in key and name.endswith(("summary", "_other")))) and it["type"] != "person":
                wanted = self.value(it, front[name], language, row) if name in front else row and say["missing"]
                yield unequal(it["label"][language], wanted, row.replace("</dd>", " "))

    def mark_faults(self, key: str, language: str, before: str, html: str) -> Iterator[str]:
        """Yield what differs in the marks of a text: behind blocks to which articles of a text lead that amends it."""
        own, say, wanted = self.text(key)[0], self.showing["words"][language], set[str]()
        parts = [a for a in (*own.get("consolidates", ()), own.get("translates", "")) if self.of("documents", a)]
        laws = {key, *(one for one in parts if {*parts}.isdisjoint(self.text(one)[0].get("amends", ())))}
        for href in set(re.findall('<a href="(/[^"#]*)', before + html)):
            it = self.text(by)[0] if "/" not in (by := self.shown_at(href[1:])) and by not in ("", key, *parts) else {}
            pages = "|".join(self.text(law)[0]["page"] for law in laws.intersection(it.get("amends", ())))
            if pages and own["column"] in it["fields"].get("amends", {"columns": ()})["columns"]:
                day = self.value({"type": "date"}, it.get("effective") or it["day"], language)[11:]
                label, here, number = say["note_amended_from"].format(day=day) if day else say["note_amended"], "", ""
                other = MARKED.sub(r"\1", FRAME.search((self.folder / href[1:]).read_text("utf-8"))[1])
                for at, _, said, to in re.findall(f'{ARTICLE}|<a href="(?:{pages})#([^"]+)"(?! data-)', other):
                    here, number = (here, number) if to else (f"#{at}", f"{read(said)}{say['comma']}")
                    if to and re.search(f'<(?:p|h[2-6]) id="{re.escape(to)}"', html):
                        wanted.add(f"{to} {say['amended_mark']} {label} {href}{here} {number}{it['title']}")
        marks = MARKED.findall(html) if "data-added" in html else []
        found = [read(f"{a} {b} {c}") for _, _, a, b, said, *_ in marks for c in said.split("</p>")[:-1]]
        yield from (f"expected {a}, found {b}" for a, b in zip_longest(sorted(wanted), sorted(found)) if a != b)
        for at, said, box in [(one[2], *one[5:]) for one in marks if one[6]]:
            its = {a: (self.folder / a).read_text("utf-8") for a in re.findall('"/([^"]*)', box) if self.shown_at(a)}
            true = [f"/{a} {self.text(self.shown_at(a))[0]['title']}" for a in its if f'{own["page"]}#{at}"' in its[a]]
            many = max(len(true), int(re.sub(r"\D", "", said)) * (len(true) == MOST))
            yield unequal(f"what cites {at}", " ".join([say["cited_by"].format(count=many), *true]), said + box)

    def feed_faults(self, path: str, feed: str) -> Iterator[str]:
        """Yield what differs in the entries of a feed."""
        items = json.loads(feed)["items"] if path.endswith(".json") else ()
        made = ["".join(f"<{key}>{escape(str(said))}</{key}>" for key, said in one.items()) for one in items]
        for entry in made or re.findall(r"<entry\b.*?</entry>", feed, re.DOTALL):
            front, body = self.text(id := re.findall("<id>[^<]*:([^<]*)</id>", entry)[0])
            url = self.showing["site"] + front["page"]
            yield unequal(f"title of {id}", front["title"], entry, "<title>(.*?)</title>")
            yield unequal(f"summary of {id}", front["summary"], entry, "<summary>(.*?)</summary>")
            yield unequal(f"link of {id}", url, entry, '(?:<link rel="alternate"[^>]* href="|<url>)([^"<]*)')
            html = unescape("".join(re.findall('<content(?:_html| type="html")>(.*?)</content', entry, re.DOTALL)))
            html = html.replace(f'href="{escape(url)}#', 'href="#').replace(f'="{self.showing["site"]}/', '="/')
            yield from (f"{id}: {fault}" for fault in self.text_faults(id, body, html) if fault)

    def search_faults(self, path: str, _: str) -> Iterator[str]:
        """Yield what differs in what the search shows: of a pack all, of the manifest who is there."""
        manifest = json.loads((self.folder / "search/manifest.json").read_bytes())
        before = zlib.decompress((self.folder / f"search/phrases.{manifest['phrases']}.bin").read_bytes(), -15)
        for one in manifest["generations"]:
            if path in ((pack := f"search/texts.{one['texts']}.bin"), "search/manifest.json"):
                yield from self.result_faults(one, (self.folder / pack).read_bytes(), before, whole=path == pack)

    def result_faults(self, one: dict, pack: bytes, before: bytes, *, whole: bool = True) -> Iterator[str]:
        """Yield what differs in the results of one generation; an empty one is of a text that left it."""

        def part(start: int, end: int) -> str:
            data = zlib.decompressobj(-15, before).decompress(pack[start:end])
            return data[1:].decode() if data[:1] == b"\xff" else data.decode("gbk")

        removed = {*accumulate(one["removed"])}
        ends = [int.from_bytes(pack[at : at + 4], "little") for at in range(0, int.from_bytes(pack[:4], "little"), 4)]
        parts = [*pairwise(ends)][::-1]
        steps = zip(accumulate(one["lengths"][::2]), one["lengths"][1::2], strict=True)
        lengths = chain(*([round((1.033**step - 1) * 27)] * count for step, count in steps))
        for number, width in enumerate(min(8, (length // 256).bit_length()) for length in lengths):
            card, behind = part(*parts.pop()), [parts.pop() for _ in range(1 << width if width else 0)]
            words = "".join(starmap(part, behind)) if whole or not card or number in removed else ""
            if not card:
                yield f"result {number}: expected no passage of a text that left" if words else ""
                continue
            id, slug, title, *keys, year, day, other, said = (card + words).split("\n", 9)
            column, _, tongue = (one["keys"][int(key)] for key in keys)
            slug = slug if "/" in slug else f"/{column}/{year or day[:4] or 'undated'}/{slug or id}.html"
            found = f"{title} {column} {slug} {day} {tongue}"
            old = self.folder.glob(f"former/{id}/*.html") if number in removed else ()
            known, faults = [self.shown_at(str(file.relative_to(self.folder))) for file in old], list[str]()
            if not (known := [key for key in (*known, id) if key and (key != id or self.of("documents", id))]):
                yield f"result {id}: expected nothing of what is not public, found {found!r}"
            elif whole or number in removed:
                for it in (self.text(key)[0] for key in known):
                    wanted = f"{it['title']} {it['column']} /{it['at']}.html {it['day']} {it['language']}"
                    bad = unequal(f"result {id}", f"{wanted} {it.get('title_other', '')}", escape(f"{found} {other}"))
                    faults += [bad or passage_fault(id, said, (self.folder / it["page"][1:]).read_text("utf-8"), it)]
                yield "" if "" in faults else faults[-1]

    def link_faults(self, path: str, page: str) -> Iterator[str]:
        """Yield links of a list to documents that say another title or another day than theirs."""
        dated = r'(?:<time class="entry-date" datetime="([^"]*)">[^<]*</time>\s*<div class="entry-what">\s*<p>)?'
        for day, href, said in re.findall(dated + r'<a href="([^"]*)"[^>]*>(.*?)</a>', page.partition("<main ")[2]):
            if (key := self.shown_at(href[1:])) and (front := self.text(key)[0]):
                name = "title_other" if read(said).split() == front.get("title_other", "").split() else "title"
                yield unequal(f"link to {href}", f"{day and front['day']} {front[name]}", f"{day} {said}")


def read(html: str) -> str:
    """Return the words of a piece of a page, with addresses of links and days before theirs."""
    if "<" in html:
        html = re.sub("<[^>]*>", "", re.sub(r'<(?:a href|time datetime)="([^"]*)"[^>]*>', r"\1 ", html))
    return " ".join(unescape(html).split())


def unequal(where: str, wanted: str, html: str, pattern: str = "(.*)", most: int | None = None) -> str:
    """Return a line when the words that a pattern finds are others than they should be."""
    words = read("".join(re.findall(pattern, html, re.DOTALL)[:1])).split()[:most]
    return "" if wanted.split() == words else f"{where}: expected {wanted!r}, found {' '.join(words)!r}"


def passage_fault(id: str, said: str, page: str, front: dict) -> str:
    """Return what passages say that the text of a page, which is compared by itself, does not."""
    html = re.sub('<a class="footnote-(?:back)?ref".*?</a>', "", page.partition('<div class="text">')[2])
    html = re.sub(r'(?s)<(div|details)[^>]* data-added.*?</\1>|<img[^>]*? alt="([^"]*)"', r" \2 <", html)
    shown, words = LETTERS(read(re.sub('href="[^"]*"', "", html))), re.sub("\x1e[^\x1f]*\x1f[^\x1f]*\x1f", "", said)
    words = LETTERS(words).removesuffix(LETTERS(front.get("title_other", "") + front.get("summary_other", "")))
    return (
        ""
        if shown.startswith(words) or words in shown
        else f"result {id}: expected words of its page in the passages, found {said[:NEAR]!r}"
    )


@cache
def number_of(said: str) -> int:
    """Return the number of an article: Article 12A, 第一百二十条, 第廿一条."""
    said, total, digit = unicodedata.normalize("NFKC", said).translate({0x25CB: "0", 0x4E24: "二"}), 0, 0
    for value in map(int, map(unicodedata.numeric, re.findall(rf"[{NUMERALS}0-9]+", said)[0])):
        total, digit = (total, digit * 10 + value) if value < 10 else (total + (digit or 1) * value, 0)
    return total + digit


def faults_of(folder: Path, path: str) -> list[str]:
    """Return a line for each difference in a file of a release; one that shows no text has none."""
    try:
        what = "search" if SEARCHED.match(path) else HOW.get(RELEASE(folder).of("files", path).get("kind"))
        said = "" if what == "search" or not what else (folder / path).read_text("utf-8")
        lines = [*getattr(RELEASE(folder), f"{what}_faults")(path, said)] if what else []
    except (OSError, ArithmeticError, ValueError, LookupError, TypeError, zlib.error) as error:
        lines = [f"expected what the format says, found {type(error).__name__}: {error}"]
    return [" ".join(f"{path}: {fault}".split()) for fault in lines if fault][:MOST]


def main(folder: str = "", named: str = "") -> int:
    """Compare a release, or the files of it that are named; return the exit status."""
    try:
        it = RELEASE(Path(folder))
        paths = sys.stdin.read().splitlines() if named else sorted(chain(*map(it.records, it.tables["files"].values())))
    except (OSError, ValueError, LookupError, TypeError, zlib.error) as error:
        print(f"{__doc__}\n{folder}: nothing was compared: {error}", file=sys.stderr)
        return 2
    texts = [*filter(SEARCHED.match, paths), *(one for one in paths if not one.startswith("search/"))]  # longest first
    compare = partial(multiprocessing.Pool().imap, chunksize=32) if len(texts) > FEW else map
    found = dict(zip(texts, compare(partial(faults_of, it.folder), texts), strict=True))
    lines = [line for path in paths for line in found.get(path, ())]
    print("".join(f"{line}\n" for line in lines), end="")
    print(f"Files: {len(paths)}, differences: {len(lines)}", file=sys.stderr)
    return int(bool(lines))


RELEASE = cache(Release)
if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
