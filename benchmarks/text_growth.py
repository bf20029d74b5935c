"""How the cost of reading a text, and of each rule, grows with its length: `python3 -m benchmarks.text_growth`.

Each pattern fills a text of 100, 200 and 400 kB. Twice the text should cost
twice the processor time; what costs `MOST` times as much is listed, and the
exit status is 1.
"""

from __future__ import annotations

import gc
import shutil
import string
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from benchmarks.environment import REPOSITORY
from plugins.model.document import Document
from plugins.policy.load import load_policy
from plugins.read.document import read_document
from plugins.rules.every_rule import RULES
from tasks import OBJECTS

SIZES = (100_000, 200_000, 400_000)
MOST = 2.4
AGAIN = 3
"""So many times more is measured what seems to grow faster, and the least counts: other processes only add time."""
SHORTEST_S = 0.1
"""What takes less at the greatest length is not compared: the clock says too little of it."""

PHRASES = (
    *("**a", "*a*", "_a_", "[a](b) ", "![a](b) ", "[^a] ", "[^a]: b\n\n", "`a` ", "> ", "> a\n", "- a\n", "1. a\n"),
    *(
        "# a\n",
        "a\n---\n",
        "| a ",
        "| a | b |\n",
        "|-|-|\n",
        "a\n: b\n\n",
        "<b>",
        "<!-- ",
        "-->",
        "&amp;",
        "\\*",
        "~{",
        "a\n\n",
    ),
    *("{{ a }} ", "{% a %}", "a: b\n", "[a]: b\n", "http://a.b ", "a@b.c ", "doc:k7m29xqf ", "    a\n", "\t"),
    *(
        "13812345678 ",
        "1381234567",
        "110105194912310021 ",
        "京A12345 ",
        "6222 0000 0000 0000 ",
        "2026-11-23 ",
        "2026年11月23日",
    ),
    *(
        "第一条 a\n\n",
        "第十二条",
        "第一章 a\n\n",
        "（一）a\n",
        "《法》第三条",
        "《",
        "》",
        "本法第十二条",
        "卫规〔2026〕3号",
        "〔",
        "机密★",
        "秘密",
    ),
    *(
        "内部资料",
        "Article 12 ",
        "Chapter I\n\n",
        "§ 20 ",
        "Order No. 41 ",
        "疫苗",
        "新冠肺炎",
        "，",
        "。",
        "、",
        "“",
        "”",
    ),
    *(
        "\u3000",
        "\u00a0",
        "①",
        "■",
        "é",
        "e\u0301",
        "😀",
        "Ａ",
        "ａｂｃ ",
        "１２３",
        "=\n",
        "~~~\n",
        "```\n",
        "^",
        "=a\n",
        "(a",
        "a)",
    ),
)
PATTERNS = tuple(dict.fromkeys((*(sign for sign in string.printable if sign.isprintable()), *PHRASES)))
HEAD = (
    *("---", "id: k7m29xqf", "title: Wells", "slug: wells", "language: {}", "department: disease-control"),
    *("contact: li.wei", "status: draft", "dated: 2026-11-20", "---", "", ""),
)
PATH = "content/work-updates/2026/wells.md"


def timed(work: Callable[[], object]) -> float:
    """Return the processor time that something takes, in seconds."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def costs(root: Path, pattern: str, size: int) -> Iterator[tuple[str, float]]:
    """Yield what reading a text costs, and what each rule costs that asks the text alone, in seconds."""
    columns = load_policy(root).columns
    language = "en" if pattern.isascii() else "zh-Hans"
    body = pattern * (size // len(pattern.encode()))
    place = root / PATH
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text("\n".join(HEAD).format(language) + body + "\n", encoding="utf-8")
    read: list[Document | None] = []
    yield "reader", timed(lambda: read.append(read_document(root, PATH, columns)[0]))
    if document := read[0]:
        for rule in RULES:
            if rule.scope == "document":
                yield f"{rule.code} {rule.name}", timed(lambda rule=rule: list(rule(document)))  # type: ignore[misc]


def least(one: Mapping[str, float], other: Mapping[str, float]) -> dict[str, float]:
    """Return the lesser of two times of each thing that was measured: nothing is quicker than it is."""
    return {name: min(seconds, other.get(name, seconds)) for name, seconds in one.items()}


def ratios(pattern: str, by_size: Sequence[Mapping[str, float]]) -> list[tuple[float, str]]:
    """Return how much more a text of twice the length costs, for all that takes long enough to be compared."""
    return [
        (larger[name] / smaller[name], f"{name} on {pattern!r}, {larger[name]:.2f} s")
        for name, last in by_size[-1].items()
        if last >= SHORTEST_S
        for smaller, larger in pairwise(by_size)
        if smaller.get(name)
    ]


def main() -> int:
    """Print what grows faster than its text, and what grows fastest; 1 when anything does."""
    worst: list[tuple[float, str]] = []
    compared = 0
    gc.set_threshold(OBJECTS)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(REPOSITORY / "demonstration" / "policy", root / "policy")
        for pattern in PATTERNS:
            by_size = [dict(costs(root, pattern, size)) for size in SIZES]
            compared += len(by_size[-1])
            for _ in range(AGAIN):
                if any(ratio > MOST for ratio, _ in ratios(pattern, by_size)):
                    by_size = [
                        least(before, dict(costs(root, pattern, size)))
                        for before, size in zip(by_size, SIZES, strict=True)
                    ]
            worst += ratios(pattern, by_size)
    worst.sort(reverse=True)
    print(f"{len(PATTERNS)} patterns, {compared} texts and rules at {SIZES[-1]} bytes, {len(worst)} ratios")
    for ratio, said in worst[: max(10, sum(ratio > MOST for ratio, _ in worst))]:
        print(f"{ratio:.2f} {said}")
    return int(bool(worst) and worst[0][0] > MOST)


if __name__ == "__main__":
    sys.exit(main())
