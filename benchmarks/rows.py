"""The groups of rows: what is measured, in which order, and the figure to reach.

In each round everybody takes their turn, so that a busy minute of the machine
falls on all; a ratio is that of one round.
"""

from __future__ import annotations

from functools import partial

from benchmarks.field import Field
from benchmarks.measure import Cost

MANY, SMALL = 300, 300
"""Releases in a row, ten days of thirty each, and documents of the site that they are of."""


def cold(field: Field) -> None:
    """Builds from nothing: without search beside Hugo, with search beside Hugo and Pagefind."""
    ours, hugo, pagefind, pelican = field.ours, field.hugo, field.pagefind, field.pelican
    beside = hugo.name if hugo else ""
    both = f"{hugo.name} + {pagefind.name}" if hugo and pagefind else ""
    what = "full public build from nothing, {} search"
    plain = field.row("cold", what.format("without"), ours.name, peer=beside, ratio_at_most=1.0)
    searched = field.row("cold", what.format("with"), ours.name, peer=both, ratio_at_most=0.5)
    stock = field.row("cold", what.format("without"), pelican.name if pelican else "", peer=beside)
    for _ in range(field.few):
        plain.values.append(field.cold(ours, partial(ours.build, search=False)).wall_s)
        if hugo and pagefind:
            other = field.cold(hugo)
            for row in (plain, stock):
                row.peer_values.append(other.wall_s)
        searched.values.append(field.cold(ours).wall_s)
        if hugo and pagefind:
            index = field.step(pagefind.name, partial(pagefind.index, hugo))
            searched.peer_values.append((other + index).wall_s)
        if pelican:
            stock.values.append(field.cold(pelican).wall_s)


def memory(field: Field) -> None:
    """Peak memory of the same builds, in runs of their own because watching costs time."""
    ours, hugo, pagefind, pelican = field.ours, field.hugo, field.pagefind, field.pelican
    what = "peak memory of a full build from nothing, {} search"
    beside = hugo.name if hugo else ""
    both = f"{hugo.name} + {pagefind.name}" if hugo and pagefind else ""
    plain = field.row("memory", what.format("without"), ours.name, "MB", peer=beside, ratio_at_most=0.4)
    searched = field.row("memory", what.format("with"), ours.name, "MB", peer=both)
    stock = field.row("memory", what.format("without"), pelican.name if pelican else "", "MB", peer=beside)
    plain.values += _peak(field.cold(ours, partial(ours.build, search=False, memory=True)))
    searched.values += _peak(field.cold(ours, partial(ours.build, memory=True)))
    if hugo and pagefind:
        other = field.cold(hugo, partial(hugo.build, memory=True))
        index = field.step(pagefind.name, partial(pagefind.index, hugo, memory=True))
        plain.peer_values += _peak(other)
        stock.peer_values += _peak(other)
        searched.peer_values += _peak(other + index)
    if pelican:
        pelican.cached = False
        stock.values += _peak(field.cold(pelican, partial(pelican.build, memory=True)))


def _peak(cost: Cost) -> list[float]:
    return [] if cost.peak_mb is None else [cost.peak_mb]


def change(field: Field) -> None:
    """One old document edited and approved on a released site, and nothing changed, beside Hugo's rebuild."""
    field.warm()
    ours, hugo, pelican = field.ours, field.hugo, field.pelican
    beside = f"{hugo.name}, rebuild without search" if hugo else ""
    what = "one document changed: pages, feeds{}"
    changed = field.row("change", what.format(", search"), ours.name, peer=beside, ratio_at_most=0.1)
    nothing = field.row("change", "nothing changed", ours.name, peer=beside, ratio_at_most=0.06)
    name = f"{pelican.name} with its cache" if pelican else ""
    stock = field.row("change", what.format(""), name, peer=beside)
    acts = field.row("change", "submitting and approving a change, two commands", ours.name)
    for number in field.oldest[:: max(1, len(field.oldest) // field.many)][: field.many]:
        word = field.new_word()
        ours.write(number, word)
        acts.values.append(field.step("this site, submit and approve", partial(ours.approve, number)).wall_s)
        changed.values.append(field.again(ours, number, word).wall_s)
        if hugo:
            hugo.edit(number, word)
            other = field.again(hugo, number, word).wall_s
            for row in (changed, nothing, stock):
                row.peer_values.append(other)
        nothing.values.append(field.nothing().wall_s)
        if pelican and len(stock.values) < field.few:
            pelican.edit(number, word)
            stock.values.append(field.again(pelican, number, word).wall_s)


def pages(field: Field) -> None:
    """What every page shows is changed: by the theme, and by a setting as an emergency banner would be."""
    field.warm()
    ours, hugo = field.ours, field.hugo
    beside = f"{hugo.name}, rebuild without search" if hugo else ""
    theme = field.row("pages", "theme changed: every page", ours.name, peer=beside)
    setting = field.row("pages", "a setting changed that every page shows, as for a banner", ours.name, peer=beside)
    number = field.size // 2
    for _ in range(field.few):
        for row, mark in ((theme, "theme"), (setting, "setting")):
            word = field.new_word()
            for tool in (ours, hugo):
                if tool:
                    build = tool.mark(mark, word)
                    cost = field.step(f"{tool.name}, {mark} changed", build)
                    tool.check_word(number, word)
                    (row.values if tool is ours else row.peer_values).append(cost.wall_s)


def release(field: Field) -> None:
    """Releases of the site, whole commands; switches alone and many releases in a row, with made-up pages."""
    from benchmarks.releases import measure, measure_switching

    field.warm()
    ours = field.ours
    one = field.row("release", "one document changed and released", ours.name)
    every = field.row("release", "every page changed and released", ours.name)
    back = field.row("release", "rollback", ours.name, at_most=1.0)
    switch = field.row("release", "switch to a release that is ready", ours.name, at_most=1.0)
    disk = field.row("release", f"disk after {MANY} releases of {SMALL} documents", ours.name, "MB")
    inodes = field.row("release", f"inodes after {MANY} releases of {SMALL} documents", ours.name, "")
    for number in field.oldest[-field.few :]:
        word = field.new_word()
        ours.edit(number, word)
        one.values.append(field.step(f"{ours.name}, one document released", ours.release).wall_s)
        ours.check_public(number, word)
    for _ in range(field.few):
        word = field.new_word()
        ours.mark("setting", word)
        every.values.append(field.step(f"{ours.name}, every page released", ours.release).wall_s)
        ours.check_public(field.size, word)
        back.values.append(field.step(f"{ours.name}, rollback", ours.roll_back).wall_s)
        ours.check_public(field.size, word, is_there=False)
        ours.inv("resume")
        ours.release()  # until the last release is the public one again, builds read everything
    pages = partial(measure_switching, field.folder / "switching", field.size, field.few)
    switch.values += [each.switch_s for each in field.step("switches", pages)]
    samples = partial(measure, field.folder / "releases", MANY, SMALL, field.progress)
    first, *_, last = field.step(f"{MANY} releases", samples)
    disk.peer = inodes.peer = f"after {first.number}"
    disk.values, disk.peer_values = [last.disk_bytes / 1e6], [first.disk_bytes / 1e6]
    inodes.values, inodes.peer_values = [float(last.inodes)], [float(first.inodes)]


def preview(field: Field) -> None:
    """A save until an open page of the preview shows it, in a real browser; the last group, for texts are changed."""
    from benchmarks.preview import measure

    hugo = field.hugo
    beside = f"{hugo.name}, rebuild without search" if hugo else ""
    row = field.row(
        "preview", "preview after a save, a browser showing it", "this site", peer=beside, ratio_at_most=0.05
    )
    field.warm()

    def saves() -> list[float]:
        return measure(field.ours.site, field.size, field.many, lambda things, _what, _total: things)

    row.values += field.step("this site, saves shown in a browser", saves)
    if hugo:
        for number in field.oldest[1 : field.many + 1]:
            word = field.new_word()
            hugo.edit(number, word)
            row.peer_values.append(field.again(hugo, number, word).wall_s)
