"""Public documents move to another column or address: by an act and an approval, and old addresses lead there."""

from __future__ import annotations

import pytest

from plugins.model.error import RefusedError, UsageError
from plugins.pipeline.workspace.moves import move, with_lines
from plugins.pipeline.workspace.waivers import waive
from tests.sites.places import files
from tests.sites.texts import UPDATES, update
from tests.story.wells import ID, NEIGHBOUR, PAGE, PATH, TABLE, account

NEIGHBOUR_PATH = f"{UPDATES}/neighbour.md"
RELEASES = "press-releases"


def moved(site, *paths, who="chen.yu", note="Moved to a better place", **where):
    act = move(site.root, site.instant, paths or (PATH,), who, note, **where)
    site.tick()
    return act


def approved_again(site, path, who="fang.ning"):
    site.workspace().approve(path, who)
    site.tick()


def redirects(site):
    return files(site.root / "output")["redirects.map"].decode().splitlines()


def test_a_document_gets_another_slug_and_its_old_addresses_lead_to_the_new_ones(released):
    act = moved(released, slug="clean-wells")
    assert act.value("to") == "/work-updates/2026/clean-wells.html"
    released.release()
    assert PAGE in files(released.root / "output")  # until somebody else approves it there

    approved_again(released, PATH)
    released.release()
    shown = files(released.root / "output")
    assert (PAGE in shown, TABLE in shown) == (False, False)
    assert "work-updates/2026/clean-wells.html" in shown
    assert "work-updates/2026/clean-wells/wells.csv" in shown
    assert redirects(released) == [
        f'"/{PAGE}" /work-updates/2026/clean-wells.html;',
        f'"/{TABLE}" /work-updates/2026/clean-wells/wells.csv;',
    ]
    assert "Moved to a better place" in shown["work-updates/2026/clean-wells.html"].decode()
    assert "move by chen.yu as information-office to /work-updates/2026/clean-wells.html" in account(released)


def test_what_moves_back_is_led_to_where_it_is(released):
    for slug in ("clean-wells", f"s-{ID}"):
        moved(released, slug=slug, note=f"Moved to {slug}")
        approved_again(released, PATH)
        released.release()
    assert redirects(released) == [
        f'"/work-updates/2026/clean-wells.html" /{PAGE};',
        f'"/work-updates/2026/clean-wells/wells.csv" /{TABLE};',
    ]


def test_several_documents_move_to_another_column_by_one_act(released):
    act = moved(released, PATH, NEIGHBOUR_PATH, column=RELEASES)
    assert ({item.id for item in act.items}, act.value("to")) == ({ID, NEIGHBOUR}, f"/{RELEASES}/")
    new = [path.replace("work-updates", RELEASES) for path in (PATH, NEIGHBOUR_PATH)]
    assert [(released.root / path).is_file() for path in (PATH, NEIGHBOUR_PATH, *new)] == [False, False, True, True]
    for path in new:
        approved_again(released, path)
    released.release()
    assert f'"/{PAGE}" /{RELEASES}/2026/s-{ID}.html;' in redirects(released)
    assert f"{RELEASES}/2026/s-{ID}/wells.csv" in files(released.root / "output")
    assert released.build().exit_status == 0


def test_without_the_act_the_address_stays(released):
    text = (released.root / PATH).read_text(encoding="utf-8").replace(f"slug: s-{ID}", "slug: clean-wells")
    released.write(PATH, text.replace("status: approved", "status: draft\nchange: minor\nchange_note: Another slug"))
    released.submit(PATH)
    with pytest.raises(RefusedError, match="REV004 slug: got 'clean-wells'"):
        released.approve(PATH)
    with pytest.raises(RefusedError, match="an address is not waived; inv move moves a document"):
        waive(released.workspace(), PATH, "fang.ning", "REV004", "It reads better.")


def test_an_edit_after_the_act_needs_another_act(released):
    moved(released, slug="clean-wells")
    text = (released.root / PATH).read_text(encoding="utf-8")
    released.write(PATH, text.replace("Forty wells", "Fifty wells"))
    released.submit(PATH)
    with pytest.raises(RefusedError, match="REV004"):
        released.approve(PATH)


@pytest.mark.parametrize(
    ("who", "where", "said"),
    [
        ("li.wei", {"slug": "clean-wells"}, "move is for the Information Office; li.wei is not of it now"),
        ("chen.yu", {"slug": f"s-{NEIGHBOUR}"}, f"/work-updates/2026/s-{NEIGHBOUR}.html is that of {NEIGHBOUR}"),
        ("chen.yu", {"slug": f"s-{ID}"}, f"it stands at /{PAGE} already"),
    ],
)
def test_what_cannot_move_stays_as_it_is(who, where, said, released):
    before = files(released.root / "content"), files(released.root / "ledger")
    with pytest.raises(RefusedError, match=said):
        moved(released, who=who, **where)
    assert (files(released.root / "content"), files(released.root / "ledger")) == before


def test_the_files_are_as_before_when_an_act_would_not_count(released):
    (released.root / ".keys" / "chen.yu").unlink()
    before = files(released.root / "content"), files(released.root / "ledger")
    with pytest.raises(UsageError, match="not on this machine"):
        moved(released, column=RELEASES)
    assert (files(released.root / "content"), files(released.root / "ledger")) == before


@pytest.mark.parametrize(
    ("where", "paths", "said"),
    [
        ({}, (PATH,), "say where to: --column for one or several documents, --slug for one"),
        ({"slug": "wells"}, (PATH, NEIGHBOUR_PATH), "say where to"),
        ({"slug": "Clean Wells"}, (PATH,), "--slug: got 'Clean Wells', expected a-z"),
        ({"slug": "wells", "note": ""}, (PATH,), "a move needs its reason"),
        ({"column": "nowhere"}, (PATH,), "'nowhere' is no column; known are"),
    ],
)
def test_a_call_that_says_too_little_is_refused(where, paths, said, released):
    with pytest.raises(UsageError, match=said):
        moved(released, *paths, **where)


def test_a_document_that_is_not_public_is_not_moved(written):
    with pytest.raises(RefusedError, match="it is not public; give it another place or slug and submit it"):
        moved(written, slug="clean-wells")


def test_lines_of_the_front_matter_are_written_anew_and_nothing_else():
    text = update(ID, "Wells", "change_note: |\n  Two\n  lines", "keywords:\n- a\n- b", body="slug: stays\n")
    made = with_lines(text, {"slug": "b", "change_note": '"c"', "change": "minor"}, PATH)
    assert made == text.replace(f"slug: s-{ID}", "slug: b").replace(
        "change_note: |\n  Two\n  lines", 'change_note: "c"'
    ).replace("- b\n---", "- b\nchange: minor\n---")
