"""Texts in work and texts that wait change no byte of the public site, and no word of them is in it (I.2)."""

from __future__ import annotations

import os

import pytest

from plugins.model.standing import State
from tests.sites.copying import copy_folder
from tests.sites.make import Site, make_site
from tests.sites.many import act_on
from tests.sites.places import files
from tests.sites.scanner import FORMS, leaks, packings
from tests.sites.texts import UPDATES, law, update

STEM, STEM_ZH = "zqvkwyj", "龘靐"
"""Every secret word begins with one of these; no other text has them."""

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
DRAFTS, SUBMITTED, RETURNED, WAITING = (80, 60, 60, 50) if LONG else (16, 12, 12, 10)
"""The long profile has two hundred in work and fifty that wait, the fast one a fifth of each."""

PUBLIC = 24
LAW = "content/laws-and-regulations/2026/boiled-water.md"


def public_documents(site):
    """Have some documents approved and released, one law and texts in both languages among them."""
    paths = []
    for number in range(PUBLIC):
        lines = ("language: zh-Hans",) if number % 3 == 0 else ()
        title = f"第{number}批饮用水巡查" if lines else f"Round {number} of drinking water"
        body = "各县每周取样一次，结果按时公布。" if lines else f"County {number} takes samples each week."
        paths.append(f"{UPDATES}/public-{number}.md")
        site.write(paths[-1], update(f"{number:08d}", title, *lines, body=f"{body} [CSV](rows-{number}.csv)"))
        site.write(f"{UPDATES}/public-{number}/rows-{number}.csv", f"week,samples\n1,{number}\n")
    paths.append(LAW)
    site.write(LAW, law("1aw00001", "Decision on boiled water"))
    for kind in ("submit", "approve"):
        act_on(site, kind, paths)
    site.release()


def secret(site, number, *more):
    """Write a document that holds secret words wherever words can stand; return its path."""
    chinese = number % 2 == 1
    word = f"{STEM_ZH}{number}号" if chinese else f"{STEM}title{number}"
    lines = (
        f"slug: {STEM}slug{number}",
        f"summary: {word}",
        f"keywords: [{STEM}keyword{number}]",
        f"dated: {2015 + number % 10}-11-20",
        *(("language: zh-Hans",) if chinese else ()),
    )
    body = f"关于{word}的说明。" if chinese else f"About {STEM}body{number}."
    path = f"{UPDATES}/{STEM}path{number}.md"
    title = f"关于{word}的巡查情况" if chinese else f"The {word} round"
    name = f"{STEM}file{number}.csv"
    site.write(path, update(f"{number + 500:08d}", title, *lines, *more, body=f"{body} [CSV]({name})"))
    site.write(f"{UPDATES}/{STEM}path{number}/{name}", f"{STEM}inside{number},1\n")
    return path


def plant(site):
    """Lay out everything that is not public; return the paths of what waits for a time, and for a go."""
    numbers = iter(range(1000))
    drafts = [secret(site, next(numbers)) for _ in range(DRAFTS)]
    submitted = [secret(site, next(numbers)) for _ in range(SUBMITTED)]
    returned = [secret(site, next(numbers)) for _ in range(RETURNED)]
    timed = [secret(site, next(numbers), "publish: 2026-12-24T10:00") for _ in range(WAITING // 2)]
    on_go = [secret(site, next(numbers), "publish: on-go") for _ in range(WAITING // 2)]
    companion = secret(site, next(numbers), f"publish: with {500:08d}")
    second = f"{UPDATES}/public-1.md"
    changed = ("publish: 2026-12-24T10:00", "change: major", f"change_note: {STEM}note")
    site.write(second, update(f"{1:08d}", f"The {STEM}second text", *changed))
    approved = [*timed, *on_go, companion, second]
    act_on(site, "submit", [*submitted, *returned, *approved])
    act_on(site, "return", returned, note=f"{STEM}reason")
    act_on(site, "approve", approved)
    site.stop("hold", on_go[0], note=f"{STEM}hold")
    assert len(drafts) == DRAFTS
    return timed, on_go


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    """Make one site without and one with what is not public, at the same instant; with what waits for what."""
    folder = tmp_path_factory.mktemp("leaks")
    without = make_site(folder / "without")
    public_documents(without)
    copy_folder(without.root, folder / "with")
    full = Site(folder / "with", without.at)
    waiting = plant(full)
    without.at = full.at
    return without, full, waiting


def test_the_standings_are_what_the_story_says(sites):
    _, full, _ = sites
    workspace = full.workspace()
    assert len(workspace.tree) == PUBLIC + 1 + DRAFTS + SUBMITTED + RETURNED + WAITING + 1
    states = [one.state for one in workspace.catalogue.standings.values()]
    assert states.count(State.SUBMITTED) == SUBMITTED
    assert states.count(State.RETURNED) == RETURNED
    assert states.count(State.WAITING) + states.count(State.HELD) == WAITING + 2


@pytest.mark.parametrize("cache", [True, False], ids=["with the cache", "without"])
def test_the_public_output_is_byte_for_byte_the_same(cache, sites):
    without, full, _ = sites
    before = files(without.build(cache=cache).output)
    assert files(full.build(cache=cache).output) == before
    assert len(before) > PUBLIC


def test_no_word_of_what_is_not_public_is_in_the_output(sites):
    _, full, _ = sites
    assert leaks(full.build().output, STEM, STEM_ZH) == []


def test_nor_where_the_releases_lie(sites, tmp_path):
    without, full, _ = sites
    copies = []
    for site in (without, full):
        copy_folder(site.root, tmp_path / site.root.name)
        copies.append(Site(tmp_path / site.root.name, site.at))
        assert copies[-1].release().new is False
    assert leaks(copies[1].root / "public", STEM, STEM_ZH) == []
    assert files(copies[0].root / "public" / "current") == files(copies[1].root / "public" / "current")


def test_each_word_is_found_once_its_document_is_public(sites, tmp_path):
    _, full, (timed, on_go) = sites
    copy_folder(full.root, tmp_path / "opened")
    opened = Site(tmp_path / "opened", full.at)
    act_on(opened, "go", on_go[1:])
    opened.at = "2026-12-24T10:00"
    output = opened.build().output
    numbers = [path.partition(f"{STEM}path")[2].removesuffix(".md") for path in [*timed, *on_go[1:]]]
    wanted = {f"{STEM}{kind}{n}" for n in numbers for kind in ("slug", "keyword", "file", "inside")}
    wanted |= {f"{STEM_ZH}{n}号" if int(n) % 2 else f"{STEM}title{n}" for n in numbers}
    everything = b"\n".join(name.encode() + b"\n" + data for name, data in files(output).items())
    assert [word for word in sorted(wanted) if word.encode() not in everything] == []
    for kind in ("path", "reason", "hold"):
        assert leaks(output, STEM + kind) == []


def test_the_scanner_finds_every_word_that_is_planted(tmp_path):
    planted = []
    for pack, packing in packings().items():
        for name, form in FORMS.items():
            for word in (f"{STEM}title7", f"{STEM_ZH}7号"):
                place = tmp_path / "output" / f"{len(planted)}.bin"
                place.parent.mkdir(exist_ok=True)
                place.write_bytes(packing(b"something before " + form(word) + b" and behind"))
                planted.append((place.name, f"{pack}: {word} as {name}"))
    found = {leak.partition(":")[0] for leak in leaks(tmp_path / "output", STEM, STEM_ZH)}
    assert [what for place, what in planted if place not in found] == []
    assert len(found) == len(planted) == 2 * len(FORMS) * len(packings())


def test_the_scanner_reads_names_too_and_says_nothing_of_other_words(tmp_path):
    (tmp_path / f"{STEM.upper()}.html").write_bytes(b"")
    (tmp_path / "other.html").write_bytes(b"zqv kwyj")
    assert leaks(tmp_path, STEM) == [f"{STEM.upper()}.html: {STEM} as {name}" for name in ("UTF-8", "GB18030")] + [
        f"{STEM.upper()}.html: {STEM} as {name}" for name in ("an address", "a JSON escape of what is not ASCII")
    ]
