"""Compare the words of a release with the approved texts that it carries.

    python3 tools/verify_words.py public/current [--pages FILE]

It needs this file and Python alone: it shares nothing with the program that makes the pages, and reads the dialect
of ``docs/formats/document.md`` anew. ``docs/formats/words.md`` says what is compared and how. ``FILE`` names the files
to look at, a line each, ``-`` for standard input; without it every file of the release is looked at.
A line tells each difference; the exit status is 0 for none, 1 for some, 2 when nothing could be compared.
"""

import hashlib
import json
import multiprocessing
import re
import sys
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache, partial
from html import escape, unescape
from pathlib import Path
from urllib.parse import quote, unquote

MOST = 20  # differences of one file that are told
FEW = 200  # files that one process compares alone
NEAR = 16  # characters that are told before and after a difference

# In what is compared: a block, a row, a cell begins; a link, a picture or the mark of a note stands here; emphasis
# begins or ends; the next character may be missing; the next character is no markup.
BLOCK, ROW, CELL, EVENT, WEIGHT, MAYBE, WORD = "\n\v\t\x0e\x01\x03\x04"
NONE, GAP, LINE, APART, CELLS = 0, 1, 2, 3, 10

MONTHS = "January February March April May June July August September October November December".split()
NUMERALS = "〇零○一二三四五六七八九十百千两廿卅壹贰叁肆伍陆柒捌玖拾佰仟貳參陸⼀⼆⼋⼗"
FIGURE = r"[0-9][0-9.,]*(?:[ ]*[-–~～至到][ ]*[-−]?[ ]*[0-9][0-9.,]*)?[ ]*"
COLD = r"(?:°|℃|℉|度|摄氏|%|％|‰|dB(?![A-Za-z]))"
MEASURE = (
    r"(?:°|℃|℉|度|摄氏|%|％|‰|周?岁|个?小时|分钟|个月|天|例|人次?|次|倍|米|克|毫|微|吨|升|元|万|亿"
    r"|(?:[munkµμ]?[gmL]|[mcdk]m|mmHg|mmol|ml|dB|kPa|years?|hours?|days?|weeks?|months?)(?![A-Za-z]))"
)
WIDE = re.compile("[\u2e80-\u303f\u3041-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff“”‘’…—]")
MARKUP = re.compile(r"[\\`*_\[<&!{|#>+:~=-]|^ *[0-9]+\.", re.MULTILINE)
RULE = re.compile(r"(?:-[ ]*)+|(?:\*[ ]*){3,}|(?:_[ ]*){3,}|=+")
HEADING = re.compile(rf"(?:#{{2,6}}(?!#)|#(?=[ ]|$|第[{NUMERALS}0-9０-９]{{1,9}}(?:分编|[编章节])))[ ]*")
SIGN = re.compile(rf"(?:>(?!=|[ ]*{FIGURE}{MEASURE})[ ]*|(?:\*|-(?![ ]*{FIGURE}{COLD})|\+(?![ ]*[0-9]))[ ]+(?=\S))")
NUMBER = re.compile(r"[0-9]{1,3}\.[ ]+(?=\S)")
NAMED = re.compile(r"(?:^|[ ]+)\{:?[ ]*#[^\s{}]+[ ]*\}$")
NOTE = re.compile(r" {0,3}\[\^([^\]\n]+)\]:")
DASHES = re.compile(r"(?:\|[ ]*)?:?-+:?[ ]*(?:\|[ ]*(?::?-+:?[ ]*|:[ ]*)?)*")
ADDRESS = re.compile(
    r" {0,3}\[([^\[\]^\n][^\[\]\n]*)\]:[ ]*<?((?:https?://|doc:|mailto:|tel:|attachment:|#)[^\s<>]+"
    r"|[^\s<>:]+\.[A-Za-z0-9]{2,5}(?:#[^\s<>]*)?)>?[ ]*(?:\".*\"|'.*'|\(.*\))?[ ]*"
)
ESCAPE = re.compile(r"\\([\\`*_{}\[\]()>#+\-.!|])")
SAID = r"((?:\\.|[^\[\]\\]|\[(?:\\.|[^\[\]\\])*\])*)"
INLINE = re.compile(
    rf"{ESCAPE.pattern}|(`+)(?!`)((?:(?!\n\n)[\s\S])+?)(?<!`)\2(?!`)"
    rf"|(!?)\[{SAID}\](?:\([ ]*(<[^<>]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:[ ]+(?:\"[^\"]*\"|'[^']*'))?[ ]*\)"
    r"|([ ]?)\[([^\[\]]*)\](?!\()|)|<((?:ht|f)tps?://[^<>\n]*)>|<(?:mailto:)?([^<> !@]{1,64}@[^@<> ]{1,255})>"
    r"|(&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
)
CELL_PART = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)|\\.|\||[^`\\|]+|.")
TOKEN = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"<>]*")?)*)\s*>|([^<]+)|(<)')
ATTRIBUTE = re.compile(r'([a-z-]+)(?:="([^"]*)")?')
BLOCKS = set("blockquote dd div dl dt h2 h3 h4 h5 h6 hr li ol p pre table tbody thead ul".split())
TAGS = BLOCKS | set("a br code em img span strong sub sup td th tr".split())
ATTRIBUTES = set("id class href title value src alt loading start scope tabindex".split())
CLASSES = set(
    "align-center align-left align-right article-number footnote footnote-backref footnote-ref table-wrap".split()
)
ARTICLE = re.compile(r'<p id="([^"]*)">(?:<(?:strong|b|em)>)?<a class="article-number" href="([^"]*)">([^<]*)<')

UNIT = re.compile("([\n\v\t \x0e\x01]*)([\x03\x04]?)([^\n\v\t \x0e\x01\x03\x04]|$)")
Unit = tuple[str, int, int, int, int]


class Words:
    """What is to be shown, or is shown: one text with marks, and the events in it, such as ``("a", "/x.html")``."""

    def __init__(self) -> None:
        self.text, self.events, self.faults, self.ids = "", list[tuple[str, str]](), list[str](), set[str]()

    def take(self, kind: str, target: str) -> str:
        self.events.append((kind, target))
        return EVENT


def tidy(text: str) -> str:
    """Return text with one mark where white space and several marks stand."""
    text = re.sub(r" ?([\n\v\t]) ?", r"\1", re.sub(r"[^\S\n\v\t]+", " ", text))
    text = re.sub(r"\n*([\v\t])\n*", r"\1", re.sub(r"\t+(?=[\n\v]|$)", "", text))
    return re.sub(r"\n{2,}", "\n\n", text).strip("\n\v ")


def typed(body: str, leads_to: Callable[[str], str | None]) -> Words:
    """Return what a body in Markdown says; ``leads_to`` gives the address of a link, None where none is shown."""
    words, body = Words(), re.sub("[\v\f]", " ", body).expandtabs(4)
    lines = body.split("\n")
    if not MARKUP.search(body):
        words.text = tidy("\n".join(line.strip() for line in lines))
        return words
    called = {name.strip().lower() for name in re.findall(r"\[([^\[\]\n]+)\](?!:)", body)}
    addresses: dict[str, str] = {}
    notes: dict[str, list[str]] = {}
    main = into = list[str]()
    rows = 0
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        bare, note = line.strip(), NOTE.match(line)
        if (found := ADDRESS.fullmatch(line)) and (label := found[1].strip().lower()) in called - addresses.keys():
            addresses[label] = found[2]
            continue
        if note and note[1] not in notes:
            into, bare = notes.setdefault(note[1], []), line[note.end() :].strip()
        elif bare and line[0] != " ":
            into = main
        if "|" in bare and (rows or ("|" in after and DASHES.fullmatch(after.strip()))):
            rows += 1
            into += [] if rows == 2 else [ROW + CELL.join(cells_of(bare))]
        else:
            into += [""] * bool(rows) + [without_signs(bare)]
            rows = 0
    order = list(notes)

    def linked(said: str, address: str, picture: bool) -> str:
        href = leads_to(unescape(ESCAPE.sub(r"\1", address.strip("<>").strip())))
        if picture:
            return (words.take("img", href) if href is not None else "") + literal(ESCAPE.sub(r"\1", said))
        before = "" if href is None else words.take("a", href)
        inside = INLINE.sub(inline, said)
        return (
            before
            + (inside if inside.strip() or href is None else literal(address))
            + (before and words.take("/a", ""))
        )

    def inline(m: re.Match[str]) -> str:
        escaped, _, code, picture, said, address, space, label, web, mail, character = m.groups()
        if said is None:
            if web or mail:
                return linked(WORD.join(["", *(web or mail)]), web or f"mailto:{mail}", False)
            return WORD + escaped if escaped else literal(unescape(code).strip()) if code else unescape(character)
        if address is None and said.startswith("^") and said[1:] in notes and not picture:
            rest = "" if label is None else f"{space}[{INLINE.sub(inline, label)}]"
            return words.take("note", f"#footnote-{order.index(said[1:]) + 1}") + rest
        address = addresses.get((label or said).strip().lower()) if address is None else address
        if address is not None:
            return linked(said, address, bool(picture))
        rest = "" if label is None else f"{space}[{INLINE.sub(inline, label)}]"
        return f"{picture}[{INLINE.sub(inline, said)}]{rest}"

    whole = "\n".join(main + [line for name in order for line in ["", *notes[name], ""]])
    words.text = tidy(INLINE.sub(inline, whole))
    return words


def literal(text: str) -> str:
    """Return text in which ``*`` and ``_`` are no markup."""
    return re.sub(r"([*_])", WORD + r"\1", text)


def cells_of(line: str) -> list[str]:
    """Return the cells of a row."""
    cells = [""]
    for part in CELL_PART.finditer(line.removeprefix("|")):
        cells[-1:] = [cells[-1], ""] if part[0] == "|" else [cells[-1] + part[0]]
    return [cell.strip() for cell in cells]


def without_signs(bare: str) -> str:
    """Return a line without the signs of a heading, an item or a quotation before it; numbers of items stay."""
    said = ""
    if RULE.fullmatch(bare):
        return "".join(MAYBE + sign for sign in bare if sign != " ")
    while found := HEADING.match(bare) or SIGN.match(bare) or NUMBER.match(bare) or re.match(r":[ ]+", bare):
        bare = bare[found.end() :]
        if found[0][0] == "#":
            bare = NAMED.sub("", bare)
            shorter = bare.rstrip("#")
            return said + (shorter if shorter[-1:] in ("", " ") else bare)
        said += found[0] if found[0][0].isdigit() else "" if found[0][0] == ":" else MAYBE + found[0][0]
    return said + ("" if bare.startswith("{") and NAMED.fullmatch(bare) else bare)


def shown(html: str, local: Callable[[str], str] = str) -> Words:
    """Return what a part of a page says; ``local`` makes the links of a feed those of a page."""
    words, out, numbers = Words(), [BLOCK], list[int]()
    added = cell = 0
    link, first = "", False
    for match in TOKEN.finditer(html):
        closes, tag, written, text, wrong = match.groups()
        if text is not None:
            if not added and link != "skipped":
                out.append(re.sub("[\n\t\v]", " ", unescape(text)))
                first = first and not text.strip()
            continue
        values = {name: unescape(value) for name, value in ATTRIBUTE.findall(written)} if written else {}
        if added or "data-added" in values:
            if not added and (tag not in ("p", "div", "aside") or link or "".join(out).rstrip(" ")[-1] != BLOCK):
                words.faults.append(f"found {match[0]!r}, where nothing may be added")
            added += 0 if tag in ("br", "img", "hr") else -1 if closes else 1
            continue
        if wrong or tag not in TAGS or values.keys() - ATTRIBUTES or values.get("class", "footnote") not in CLASSES:
            words.faults.append(f"found {html[match.start() : match.start() + 60]!r}, which no text has")
            continue
        words.ids |= {values["id"]} if "id" in values else set()
        if tag in ("em", "strong"):
            out.append(WEIGHT * (1 + (tag == "strong")))
        elif tag in ("tr", "td", "th"):
            out.append("" if closes else ROW if tag == "tr" else CELL * bool(cell))
            cell = 0 if tag == "tr" else cell + (not closes)
        elif tag in BLOCKS:
            out.append(BLOCK if closes or tag != "p" or not first else "")
            if tag in ("ol", "ul"):
                numbers = numbers[:-1] if closes else [*numbers, int(values.get("start", 1)) if tag == "ol" else -1]
            elif (
                tag == "li" and not closes and numbers[-1:] >= [0] and not values.get("id", "").startswith("footnote-")
            ):
                numbers[-1] = int(values.get("value", numbers[-1])) + 1
                out.append(f"{numbers[-1] - 1}. ")
                first = True
        elif tag == "br":
            out.append(" ")
        elif tag == "img":
            out.append(
                words.take("img", local(values.get("src", ""))) + literal(values.get("alt", "")).replace(WORD, "")
            )
        elif tag == "a" and closes:
            out.append(words.take("/a", "") if link == "a" else "")
            link = ""
        elif tag == "a":
            kind = values.get("class", "a")
            link = "skipped" if kind in ("footnote-ref", "footnote-backref") else kind
            if kind in ("a", "footnote-ref"):
                out.append(words.take("a" if kind == "a" else "note", local(values.get("href", ""))))
    words.text = re.sub(r"\n+", "\n", tidy("".join(out)))
    return words


def difference(wanted: Words, found: Words) -> str:
    """Return the first difference between what is to be shown and what is shown, ``""`` for none."""
    where = "" if alike(wanted.text, found.text) else unlike(units(wanted.text, LINE), units(found.text, APART))
    events = zip([*wanted.events, ("", "")], [*found.events, ("", "")], strict=False)
    links = (f"expected {' '.join(a) or 'no link'}, found {' '.join(b) or 'none'}" for a, b in events if a != b)
    return "".join(found.faults[:1]) or where or next(links, "")


def alike(wanted: str, found: str) -> bool:
    """Tell quickly, of most texts, that `unlike` would find nothing."""
    wanted, stars = re.subn("(?<!\x04)[*_]", "", wanted)
    if stars != found.count(WEIGHT):
        return False
    found, at = found.replace(WEIGHT, ""), 0
    for part in re.split("(\n+)", re.sub("\x03.|\x04", "", wanted)):
        if found.startswith(BLOCK if part[:1] == BLOCK else part, at):
            at += 1 if part[:1] == BLOCK else len(part)
        elif part == BLOCK and found.startswith(" ", at):
            at += 1
        elif part != BLOCK or not (WIDE.match(found, at - 1) and WIDE.match(found, at)):
            return False
    return at == len(found)


def units(text: str, line: int) -> list[Unit]:
    """Return each character, the break, the events and the weights before it, and 1 or 2 if it may be missing."""
    found: list[Unit] = []
    cell = 0
    for marks, word, one in UNIT.findall(text):
        cell = (0 if ROW in marks else cell) + marks.count(CELL)
        gap = (APART if marks.count(BLOCK) > 1 else line) if BLOCK in marks else GAP * (" " in marks)
        gap = CELLS + cell if ROW in marks or CELL in marks else gap
        missing = 2 if word == MAYBE else int(one in ("*", "_") and not word)
        found.append((one, gap, marks.count(EVENT), marks.count(WEIGHT), missing))
    return found


def unlike(wanted: list[Unit], found: list[Unit]) -> str:
    """Compare character by character; a sign of emphasis may be missing where an element has its weight."""
    i = j = gap = events = balance = 0
    weighed, before = -1, " "
    while True:
        (one, gap_here, events_here, _, missing), (other, gap_found, events_found, weights, _) = wanted[i], found[j]
        balance += weights if weighed < j else 0
        weighed, gap, events = j, max(gap, gap_here), events + events_here
        if one != other and missing:
            balance, i = balance - (missing == 1), i + 1
            continue
        joined = gap_found == GAP or (WIDE.match(before) and WIDE.match(one)) or gap_found == APART
        faults = {
            "": one != other,
            ", parted elsewhere": one and not (gap == gap_found or (gap == LINE and joined and gap_found < CELLS)),
            ", with a link, a picture or a note elsewhere": events != events_found,
            ", without all * or _": balance and (abs(balance) > 3 or gap_found >= APART or not one),
        }
        for fault in (name for name, is_there in faults.items() if is_there):
            return f"expected {near(wanted, i)}, found {near(found, j)}{fault}"
        if not one:
            return ""
        before, gap, events, i, j = one, NONE, 0, i + 1, j + 1


def near(text: list[Unit], at: int) -> str:
    """Return what stands around a place, in quotation marks."""
    said = (
        (" | " if gap >= CELLS else " " if gap else "") + one for one, gap, *_ in text[max(0, at - NEAR) : at + NEAR]
    )
    return json.dumps("".join(said).strip(), ensure_ascii=False)


class Release:
    """A release on disk, with its tables and the texts among its evidence; raises when it is none."""

    def __init__(self, folder: Path) -> None:
        def table(name: str) -> dict:
            lists = (folder / f"evidence/lists/{digest}.json" for digest in tables[name].values())
            return {key: value for one in lists for key, value in json.loads(one.read_bytes()).items()}

        self.folder, tables = folder, json.loads((folder / "release.json").read_bytes())["lists"]
        self.documents, self.files = table("documents"), table("files")
        self.showing = json.loads((folder / "evidence/showing.json").read_bytes())
        self.pages = {file["key"]: f"/{path}" for path, file in self.files.items() if file["kind"] in PAGES}
        self.ids = {address: id for id, address in self.pages.items()}
        self.attached: dict[str, dict[str, str]] = {}
        for path, file in self.files.items():
            if file["kind"] in ("attachment", "former-file"):
                of, _, name = file["key"].rpartition("/")
                self.attached.setdefault(of, {})[name] = path

    @cache  # noqa: B019
    def text(self, id: str, digest: str = "") -> tuple[dict, str]:
        """Return front matter and body of a text, which with its files must have its digest."""
        key, digest = (f"{id}/{digest}", digest) if digest else (id, self.documents[id])
        data = (self.folder / f"evidence/texts/{digest.removeprefix('sha256:')}.md").read_bytes()
        files = {name: self.files[path]["sha256"] for name, path in self.attached.get(key, {}).items()}
        files["document.md"] = hashlib.sha256(data).hexdigest()
        lines = "".join(f"{files[name]}  {name}\n" for name in sorted(files, key=str.encode))
        if f"sha256:{hashlib.sha256(lines.encode()).hexdigest()}" != digest:
            raise ValueError(f"the text and the files of {id} do not have the digest {digest}")
        head, _, body = data.decode().removeprefix("---\n").partition("\n---\n")
        pairs = (line.partition(": ") for line in head.split("\n"))
        return {name: json.loads(value) for name, _, value in pairs}, body

    def leads_to(self, key: str, address: str) -> str | None:
        """Return the address that a link in a text leads to, None where it shows words alone."""
        if found := re.fullmatch(r"doc:([0-9a-z]{8})(#?)(.*)", address):
            page = self.pages.get(found[1])
            return page and page + found[2] + unquote(found[3])
        if re.match(r"https?://[^/\s]|(?:mailto|tel):.", address, re.IGNORECASE):
            return None if re.search(r"\s", address) else address
        if address.startswith("#"):
            return f"#{unquote(address[1:])}"
        name = unquote(address.removeprefix("attachment:").partition("?")[0]).rpartition("/")[2]
        path = self.attached.get(key, {}).get(unicodedata.normalize("NFC", name))
        return path and "/" + quote(path)

    def value(self, field: dict, value: str | list[str] | None, language: str) -> list[str]:
        """Return what a row of a page holds for a value of the front matter, as HTML."""
        values = [" ".join(one.split()) for one in ([value] if isinstance(value, str) else value or [])]
        if field["type"] == "date":
            year, month, day = map(int, values[0].split("-")) if values else (0, 0, 0)
            said = f"{day} {MONTHS[month - 1]} {year}" if language == "en" else f"{year}年{month}月{day}日"
            return [f'<time datetime="{values[0]}">{said}</time>'] if values else []
        if field["type"] in ("id", "ids"):
            there = [(one, self.text(one)[0]) for one in values if one in self.pages]
            there = [(one, front) for one, front in there if front["column"] in field["columns"]]
            return [
                f'<a href="{self.pages[one]}">{escape(line(front, "title"), quote=False)}</a>' for one, front in there
            ]
        if field["type"] == "department":
            values = [self.showing["departments"].get(one, {}).get(language, one) for one in values]
        return [escape(("、" if language == "zh-Hans" else ", ").join(values), quote=False)] if values else []


def line(front: dict, name: str) -> str:
    """Return a value of the front matter on one line."""
    return " ".join(str(front.get(name, "")).split())


def clean(html: str) -> str:
    """Return the words of a short piece of HTML on one line."""
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


def unequal(where: str, wanted: str, found: str) -> Iterator[str]:
    """Yield a line when two short texts differ."""
    if wanted != found:
        yield f"{where}: expected {wanted!r}, found {found!r}"


def part(pattern: str, html: str) -> str:
    """Return the words of the first group of a pattern, ``""`` where it is not."""
    found = re.search(pattern, html, re.DOTALL)
    return clean(found[1]) if found else ""


def page_faults(release: Release, path: str) -> Iterator[str]:
    """Yield what differs on the page of a public or of an earlier text."""
    key = release.files[path]["key"]
    front, body = release.text(*key.split("/"))
    page = (release.folder / path).read_text(encoding="utf-8")
    before, _, rest = page.partition("<main ")[2].partition("</main>")[0].partition('<div class="text"')
    depth, end = 1, 0
    for match in re.finditer(r"<(/?)div\b", rest):
        depth, end = depth + (-1 if match[1] else 1), match.start()
        if not depth:
            break
    inside, after = rest[:end].partition(">")[2], rest[end:]
    frame = (
        before.rpartition('<div class="document-main">')[2] + re.split("<aside|<div class=.document-after", after)[0]
    )
    frame = re.sub(r'<h2 class="kicker".*?</h2>|<section class="answer"[^>]*>|</section>|</div>', "", frame)
    if depth or frame.strip() or 'class="text"' in after:
        yield f"expected one text and nothing beside it, found {frame.strip()!r}"
    words = shown(inside)
    yield from filter(None, [difference(typed(body, partial(release.leads_to, key)), words)])
    for anchor, href, said in ARTICLE.findall(inside):
        found = re.findall(r"[0-9]+", anchor)
        if not anchor.startswith("article-") or href != f"#{anchor}" or str(number_of(said)) != found[0]:
            yield f"expected {said} at its anchor, found it at {anchor}, leading to {href}"
    for _, target in words.events:
        if target.startswith("#") and target[1:] not in words.ids:
            yield f"expected a place {target}, found none"
    yield from unequal("heading", line(front, "title"), part(r"<h1[^>]*>(.*?)</h1>", before))
    if "/" not in key:
        yield from unequal(
            "title", line(front, "title"), part(r"<title>(.*?)</title>", page)[: len(line(front, "title"))]
        )
        yield from unequal(
            "description", line(front, "summary"), part(r'<meta name="description" content="([^"]*)', page)
        )
    language = part(r'<html lang="([^"]*)"', page)
    rows = dict(re.findall(r"<div[^>]*><dt>(.*?)</dt>\s*(.*?)</div>", before, re.DOTALL))
    for name, field in release.showing["columns"].get(front["column"], {"fields": {}})["fields"].items():
        if field["show"]:
            row = rows.get(escape(field["label"][language], quote=False), "")
            found = re.sub(
                r' lang="[^"]*"|<span class="remark.*', "", "".join(re.findall("<dd>(.*?)</dd>", row, re.DOTALL))
            )
            if name in front or 'class="missing"' not in row:
                yield from unequal(
                    field["label"][language], "".join(release.value(field, front.get(name), language)), found.strip()
                )


def number_of(said: str) -> int:
    """Return the number of an article: Article 12A, 第一百二十条, 第廿一条."""
    total = digit = 0
    for one in re.search(rf"[{NUMERALS}0-9０-９]+", said)[0].replace("○", "0"):
        value = int(unicodedata.numeric(one))
        unit = value if value in (10, 100, 1000) else 0
        total += (digit or 1) * unit + (value if value in (20, 30) else 0)
        digit = digit * 10 + value if value < 10 else 0
    return total + digit


def feed_faults(release: Release, path: str) -> Iterator[str]:
    """Yield what differs in the entries of a feed."""
    for entry in re.findall(r"<entry\b.*?</entry>", (release.folder / path).read_text(encoding="utf-8"), re.DOTALL):
        id = part(r"<id>[^<]*:([^<]*)</id>", entry)
        front, body = release.text(id)
        url = release.showing["site"] + release.pages[id]
        yield from unequal(f"title of {id}", line(front, "title"), part("<title>(.*?)</title>", entry))
        yield from unequal(f"summary of {id}", line(front, "summary"), part("<summary>(.*?)</summary>", entry))
        yield from unequal(f"link of {id}", url, part(r'<link rel="alternate"[^>]* href="([^"]*)"', entry))

        def local(href: str, url: str = url) -> str:
            within = href.removeprefix(url) if href.startswith(f"{url}#") else href
            return within.removeprefix(release.showing["site"])

        content = re.search(r'<content type="html">(.*?)</content>', entry, re.DOTALL)
        found = shown(unescape(content[1]) if content else "", local)
        yield from (
            f"{id}: {fault}" for fault in [difference(typed(body, partial(release.leads_to, id)), found)] if fault
        )


def card_faults(release: Release, path: str) -> Iterator[str]:
    """Yield what differs on the cards that the search shows; an empty one is of a text that left it."""
    shared, *cards = json.loads((release.folder / path).read_bytes())
    for id, slug, *rest in filter(any, cards):
        front, _ = release.text(id)
        title, (column, _, year, day, _, language) = rest[0], [shared[index] for index in rest[1:]]
        address = slug if slug.startswith("/") else f"/{column}/{year}/{slug or id}.html"
        found = [title, column, address, day, language]
        wanted = [line(front, "title"), front["column"], release.pages[id], main_day(release, front), front["language"]]
        yield from unequal(f"card of {id}", " · ".join(wanted), " · ".join(found))


def main_day(release: Release, front: dict) -> str:
    """Return the day under which a document is listed."""
    return line(front, release.showing["columns"].get(front["column"], {}).get("main_date", ""))


def link_faults(release: Release, path: str) -> Iterator[str]:
    """Yield links of a list to documents that say another title or another day than theirs."""
    page = (release.folder / path).read_text(encoding="utf-8").partition("<main ")[2]
    dated = r'(?:<time class="entry-date" datetime="([^"]*)">[^<]*</time>\s*<div class="entry-what">\s*<p>)?'
    for day, href, said in re.findall(dated + r'<a href="([^"]*)"[^>]*>(.*?)</a>', page):
        if id := release.ids.get(href):
            front, _ = release.text(id)
            yield from unequal(f"link to {href}", line(front, "title"), clean(said))
            yield from unequal(f"day of {href}", main_day(release, front) if day else "", day)


PAGES = ("document", "question")
COMPARED = {"document": page_faults, "question": page_faults, "former": page_faults, "feed": feed_faults}
COMPARED |= {"home": link_faults, "list": link_faults, "site-map": link_faults}


def begin(folder: str) -> None:
    """Read the release that is compared here."""
    global HERE
    HERE = Release(Path(folder))


def faults_of(path: str) -> list[str]:
    """Return a line for each difference in a file of the release; one that shows no text has none."""
    kind = HERE.files.get(path, {}).get("kind", "")
    compare = card_faults if path.startswith("search/cards/") else COMPARED.get(kind)
    try:
        found = list(compare(HERE, path)) if compare else []
    except (OSError, ValueError, LookupError, TypeError) as error:
        found = [f"expected what the format says, found {type(error).__name__}: {error}"]
    return [" ".join(f"{path}: {fault}".split()) for fault in found[:MOST]]


def main(folder: str = "", option: str = "", *named: str) -> int:
    """Compare a release, or the files of it that are named; return the exit status."""
    try:
        begin(folder)
        if option not in ("", "--pages") or len(named) != len(option[:1]):
            raise ValueError("expected one folder, and perhaps --pages and one file")
        names = (sys.stdin.read() if named == ("-",) else Path(*named).read_text(encoding="utf-8")) if named else ""
        paths = names.splitlines() if named else sorted(HERE.files)
    except (OSError, ValueError, LookupError, TypeError) as error:
        print(f"{__doc__}\n{folder}: nothing was compared: {error}", file=sys.stderr)
        return 2
    if len(paths) > FEW:
        with multiprocessing.Pool(initializer=begin, initargs=(folder,)) as pool:
            lines = [line for found in pool.imap(faults_of, paths, 32) for line in found]
    else:
        lines = [line for path in paths for line in faults_of(path)]
    print("".join(f"{line}\n" for line in lines), end="")
    print(f"{len(paths)} files, {len(HERE.documents)} documents: {len(lines)} differences", file=sys.stderr)
    return int(bool(lines))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
