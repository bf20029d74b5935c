"""What a leader approved on paper is relayed by a liaison; the paper of a call is owed by its day (II.2, III.3)."""

from __future__ import annotations

import pytest

from plugins.model.digest import sha256
from plugins.model.error import RefusedError, UsageError
from plugins.pipeline.workspace.inquiries import owed
from plugins.pipeline.workspace.relays import relay
from tests.sites.texts import UPDATES, update
from tests.story.wells import account

ID = "k7m29xqf"
PATH = f"{UPDATES}/wells.md"
PAGE = f"output/work-updates/2026/s-{ID}.html"
LEADER = "{type: person, required: true, label: {en: Leader, zh-Hans: 领导}}"


@pytest.fixture
def site(site):
    """A text about Sun Hao, submitted, in a column that asks for his approval before the office's."""
    column = site.root / "policy" / "columns" / "work-updates.yaml"
    text = column.read_text(encoding="utf-8")
    text = text.replace(
        "chain: [information-office]", "chain: [{role: ministry-leader, of: leader}, information-office]"
    )
    column.write_text(text.replace("  source: {}\n", f"  source: {{}}\n  leader: {LEADER}\n"), encoding="utf-8")
    site.write(PATH, update(ID, "Wells", "leader: sun.hao"))
    site.submit(PATH)
    return site


@pytest.fixture
def slip(tmp_path):
    """The scan of a slip, which lies outside the site."""
    place = tmp_path / "slip-31.pdf"
    place.write_bytes(b"%PDF-1.7 slip")
    return place


def call(site, **said):
    act = relay(site.workspace(), PATH, "guo.tao", "sun.hao", "telephone", **({"confirm": "2026-11-23"} | said))
    site.tick()
    return act


def on_slip(site, slip, who="guo.tao", leader="sun.hao"):
    act = relay(site.workspace(), PATH, who, leader, "slip", scan=str(slip))
    site.tick()
    return act


def debts(site):
    """Return the findings on approvals by telephone, as ``inv overdue`` lists them."""
    return [finding for finding in owed(site.workspace()) if finding.code == "REV006"]


def test_a_slip_counts_as_the_leaders_step_and_is_shown_as_relayed(site, slip):
    act = on_slip(site, slip)
    assert act.value("scan") == f"sha256:{sha256(slip.read_bytes())}"
    site.approve(PATH)
    site.release()
    assert (site.root / PAGE).is_file()
    assert "because    approved by sun.hao, relayed by guo.tao, and chen.yu" in account(site)
    assert f"relay by guo.tao as ministry-leader for sun.hao by slip scan {act.value('scan')[:19]}" in account(site)
    assert "Sun Hao, by slip; relayed by Guo Tao" in (site.root / PAGE).read_text(encoding="utf-8")
    assert debts(site) == []
    built = site.build(cache=False)
    assert (built.exit_status, [f for f in built.findings if f.code == "LED002"]) == (0, [])


def test_nothing_of_the_scan_but_its_digest_comes_near_the_site(site, slip):
    on_slip(site, slip)
    site.approve(PATH)
    site.release()
    bytes_ = slip.read_bytes()
    assert not [p for p in site.root.rglob("*") if p.is_file() and bytes_ in p.read_bytes()]


def test_a_call_counts_and_its_paper_is_owed_until_it_comes(site, slip):
    call(site)
    (debt,) = debts(site)
    assert debt.got == f"an approval of {ID} by sun.hao by telephone alone"
    assert debt.expected == f"inv relay {ID} sun.hao slip --scan FILE, by 2026-11-24 00:00"
    site.approve(PATH)
    site.release()
    assert (site.root / PAGE).is_file()
    site.at = "2026-11-24T00:00:00+08:00"
    (late,) = debts(site)
    assert late.got.endswith("by telephone alone, overdue")
    on_slip(site, slip)
    assert debts(site) == []
    site.build()
    assert debts(site) == []


def test_what_is_owed_is_the_same_after_a_build_and_without_its_memory(site):
    call(site)
    site.approve(PATH)
    site.build()
    remembered = debts(site)
    assert remembered == debts(site) != []
    site.build(cache=False)
    assert debts(site) == remembered


def test_a_change_after_the_call_voids_it(site):
    call(site)
    site.write(PATH, update(ID, "More wells", "leader: sun.hao"))
    site.submit(PATH)
    assert debts(site) == []
    with pytest.raises(RefusedError, match=r"the step ministry-leader is taken by the ministry-leader sun\.hao"):
        site.approve(PATH)


def test_rules_are_asked_as_in_an_approval(site, slip):
    site.write(PATH, update(ID, "Wells", "leader: sun.hao", body="Call 13912345678."))
    site.submit(PATH)
    with pytest.raises(RefusedError, match="not approved while rules are broken"):
        on_slip(site, slip)


@pytest.mark.parametrize(("who", "leader"), [("chen.yu", "sun.hao"), ("guo.tao", "zhao.min")])
def test_others_do_not_relay_and_others_are_not_relayed(who, leader, site, slip):
    with pytest.raises(RefusedError):
        on_slip(site, slip, who, leader)


def test_a_scan_that_is_not_there_is_named(site):
    with pytest.raises(UsageError, match=r"--scan: nowhere\.pdf cannot be read \(No such file or directory\)"):
        on_slip(site, "nowhere.pdf")
