"""A public build of many documents, cold, after one change, and with nothing changed, beside Hugo on the same text.

Run with the project's interpreter: ``.venv/bin/python -m benchmarks.build 10000 --hugo PATH``.
Needs an empty folder (a temporary one by default) and GNU time's figures from
the operating system; prints a Markdown table.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.texts import records
from plugins.model.clock import MINISTRY_ZONE

REPOSITORY = Path(__file__).parents[1]
TITLE = "---\ntitle: {title}\ndate: {day}\n---\n{body}\n"
PAGE = """<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><nav><a href="/">home</a></nav><main><h1>{{ .Title }}</h1>
<p>{{ .Date.Format "2006-01-02" }}</p>{{ .Content }}</main></body></html>
"""
LIST = """<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><main><ul>{{ range (.Paginate .Pages 20).Pages }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></main></body></html>
"""


@dataclass(frozen=True)
class Cost:
    """What one whole process cost: seconds by the clock and of processor time, peak memory of its largest process."""

    wall_s: float
    cpu_s: float
    peak_mb: float


def measure(*command: str | Path) -> Cost:
    """Run a command to its end and return what it cost; its output is shown when it fails."""
    report = Path(tempfile.mkstemp()[1])
    script = (
        "import json, resource, subprocess, sys, time; t = time.perf_counter();"
        "done = subprocess.run(sys.argv[2:], capture_output=True, text=True); w = time.perf_counter() - t;"
        "u = resource.getrusage(resource.RUSAGE_CHILDREN);"
        "open(sys.argv[1], 'w').write(json.dumps([w, u.ru_utime + u.ru_stime, u.ru_maxrss / 1024]));"
        "sys.exit(done.stdout + done.stderr if done.returncode not in (0, 4) else 0)"
    )
    subprocess.run([sys.executable, "-c", script, str(report), *map(str, command)], check=True, cwd=REPOSITORY)
    return Cost(*json.loads(report.read_text()))


def inv(*words: str | Path) -> tuple[str | Path, ...]:
    """Return the command line of a task."""
    return (sys.executable, REPOSITORY / "tasks.py", *words)


def make_site(folder: Path, count: int) -> Path:
    """Make a site of ``count`` adopted documents; return its root."""
    source = folder / "laws.jsonl"
    with source.open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records(count))
    root = folder / "site"
    measure(*inv("new-site", root))
    for who in ("site-machine", "chen.yu", "zhao.min", "xu.jing"):
        measure(*inv("enroll", who, "--root", root))
    adopt = ("--column", "laws-and-regulations", "--as", "chen.yu", "--and", "zhao.min", "--root", root)
    print(f"import of {count}: {measure(*inv('import', source, *adopt))}", flush=True)
    return root


def make_hugo_site(folder: Path, count: int) -> Path:
    """Make a Hugo site of the same text; return its folder."""
    site = folder / "hugo"
    posts = site / "content" / "laws"
    posts.mkdir(parents=True)
    layouts = site / "layouts" / "_default"
    layouts.mkdir(parents=True)
    (layouts / "single.html").write_text(PAGE, encoding="utf-8")
    (layouts / "list.html").write_text(LIST, encoding="utf-8")
    (site / "hugo.toml").write_text('baseURL = "https://www.health.example/"\ntitle = "x"\n', encoding="utf-8")
    for number, record in enumerate(records(count)):
        page = TITLE.format(
            title=json.dumps(record["title"], ensure_ascii=False), day=record["announced"], body=record["body"]
        )
        (posts / f"{number}.md").write_text(page, encoding="utf-8")
    return site


def edit(root: Path) -> None:
    """Change one character of one document, and have it submitted and approved."""
    from datetime import datetime

    from plugins.pipeline.workplace import Workplace

    own = 'department: "policy-and-law"'
    path = next(p for p in (root / "content").rglob("*.md") if own in p.read_text(encoding="utf-8"))
    text = path.read_text(encoding="utf-8")
    head, _, body = text.partition("\n---\n")
    more = (
        'contact: "xu.jing"\npublish: "2026-11-23"\neffective: "2026-12-01"\nchange: "major"\nchange_note: "勘误。"\n'
    )
    head = head.replace("status: approved", "status: draft")
    path.write_text(f"{head.rstrip()}\n{more}---\n{body}改\n", encoding="utf-8")
    name = path.relative_to(root).as_posix()
    Workplace(root, datetime.now(MINISTRY_ZONE)).submit(name, "xu.jing")
    Workplace(root, datetime.now(MINISTRY_ZONE)).approve(name, "chen.yu")


def row(name: str, cost: Cost) -> str:
    """Return a row of the table."""
    return f"| {name} | {cost.wall_s:.2f} | {cost.cpu_s:.2f} | {cost.peak_mb:.0f} |"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("--hugo", help="path of the hugo binary")
    parser.add_argument("--folder", type=Path, help="an empty folder; a temporary one by default")
    options = parser.parse_args()
    folder = options.folder or Path(tempfile.mkdtemp())
    root = make_site(folder, options.count)
    build = inv("build", "--root", root)
    rows = [row("build, cold", measure(*build))]
    rows.append(row("build, nothing changed", measure(*build)))
    started = time.perf_counter()
    edit(root)
    print(f"submit and approve one edit: {time.perf_counter() - started:.2f} s", flush=True)
    rows.append(row("build, one document changed", measure(*build)))
    if options.hugo:
        site = make_hugo_site(folder, options.count)
        hugo = (options.hugo, "--source", site, "--quiet")
        rows.append(row("Hugo, cold", measure(*hugo)))
        rows.append(row("Hugo, again", measure(*hugo)))
    print(f"\n{options.count} documents, {os.cpu_count()} cores\n")
    print("| what | seconds | processor seconds | peak MB |\n| --- | --- | --- | --- |\n" + "\n".join(rows))


if __name__ == "__main__":
    main()
