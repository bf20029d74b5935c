"""A clock that jumps ahead opens nothing and stops no withdrawal, and seals of a wrong future are called so by two."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from plugins.model.error import RefusedError, UsageError
from plugins.model.value import parse_instant
from plugins.pipeline.build.build import BuildOptions
from plugins.pipeline.cache.fingerprints import program_fingerprint
from plugins.pipeline.publish.believed_clock import FURTHEST, believed_clock, clock_lines, keep_time, say_time
from plugins.pipeline.publish.make_release import Release, make_release
from plugins.pipeline.publish.release_check import check_release
from plugins.pipeline.publish.verify_root import verify_root
from plugins.pipeline.setup.policy_signing import make_root
from plugins.pipeline.setup.policy_state import policy_state
from plugins.pipeline.snapshot.delta import FullReadNeeded, read_delta
from plugins.pipeline.snapshot.snapshot import Snapshot
from plugins.policy.load import load_policy
from plugins.system.state_folder import state_of
from tests.sites.make import Site, copy_site
from tests.sites.places import files, where
from tests.sites.texts import UPDATES, update
from tests.story.wells import FIRST, NEIGHBOUR_PAGE, PAGE, PATH, SECOND, edit

TWO = ("chen.yu", "fang.ning")
IN_2036 = parse_instant("2036-01-01T00:00")
SECRET = "Not before the year 2031."
EMBARGOED = f"{UPDATES}/embargoed.md"


def run(site: Site, at: datetime | None = None) -> tuple[Release, str]:
    """Release as the machine does whose clock shows the site's instant, or another; return what it doubts as well."""
    at = at or site.instant
    clock = believed_clock(site.root, lambda: at)
    made = make_release(BuildOptions(site.root, state_of(site.root).output, clock.read()), clock.read)
    if not clock.doubt:
        keep_time(site.root, at)
    site.tick()
    return made, clock.doubt


def seen(site: Site) -> dict[str, bytes]:
    """Return every file that the public sees."""
    return files(state_of(site.root).public / "current")


@pytest.fixture(scope="module")
def embargoed_once(stages: dict[str, Site], tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Another text is approved and waits for 2031."""
    released = copy_site(stages["released"], tmp_path_factory.mktemp("once") / "root")
    released.write(EMBARGOED, update("e3barg0d", "A plan for later", "publish: 2031-01-01T00:00", body=SECRET))
    released.approve(EMBARGOED)
    assert run(released)[1] == ""
    return released


@pytest.fixture
def embargoed(embargoed_once: Site, tmp_path: Path) -> Site:
    """A copy of it for each test."""
    return copy_site(embargoed_once, tmp_path / "root")


def test_a_jump_to_2036_opens_no_embargo_and_keeps_what_is_public(embargoed):
    before = seen(embargoed)
    made, doubt = run(embargoed, IN_2036)
    assert "the clock shows 2036-01-01 00:00, 3328 days after the last time that is known, 2026-11-20" in doubt
    assert "python3 inv clock TIME --as WHO --and WHO" in doubt
    assert not made.new
    assert seen(embargoed) == before
    assert run(embargoed)[1] == ""


def test_a_withdrawal_and_a_hold_go_out_in_spite_of_it_and_approvals_wait(embargoed):
    edit(embargoed)
    embargoed.tick(hours=3)
    embargoed.approve(PATH)
    embargoed.stop("withdraw", f"{UPDATES}/neighbour.md")
    embargoed.stop("hold", EMBARGOED)
    made, doubt = run(embargoed, IN_2036)
    assert doubt
    assert made.ended == ("n3ghb0rr",)
    assert where(state_of(embargoed.root).public / "current", FIRST) != []
    assert where(state_of(embargoed.root).public, SECRET) == []
    assert b"withdrawn" in seen(embargoed)[NEIGHBOUR_PAGE].lower()
    assert run(embargoed)[1] == ""
    assert SECOND in seen(embargoed)[PAGE].decode()


def test_a_site_that_was_idle_waits_for_two_people_and_goes_on(embargoed):
    embargoed.tick(days=20)
    edit(embargoed)
    embargoed.approve(PATH)
    assert "20 days after" in run(embargoed)[1]
    assert SECOND not in seen(embargoed)[PAGE].decode()
    say_time(embargoed.root, embargoed.instant, TWO, embargoed.instant)
    assert run(embargoed)[1] == ""
    assert SECOND in seen(embargoed)[PAGE].decode()


def test_a_machine_that_ran_each_minute_without_anything_new_is_believed(embargoed):
    for _ in range(5):
        embargoed.tick(hours=30)
        assert run(embargoed)[1] == ""
    edit(embargoed)
    embargoed.tick(hours=30)
    embargoed.approve(PATH)
    assert run(embargoed)[1] == ""
    assert SECOND in seen(embargoed)[PAGE].decode()


def test_what_two_people_said_does_not_make_a_later_time_believed(embargoed):
    embargoed.tick(days=20)
    say_time(embargoed.root, embargoed.instant, TWO, embargoed.instant)
    assert run(embargoed, embargoed.instant + FURTHEST + timedelta(minutes=1))[1]
    assert run(embargoed, embargoed.instant + timedelta(hours=30))[1] == ""


@pytest.mark.parametrize(
    ("by", "said"),
    [
        (("chen.yu", "chen.yu"), "two people sign it"),
        (("chen.yu", "li.wei"), "li.wei is not on duty"),
        (("chen.yu", "site-machine"), "site-machine is not on duty"),
        (("chen.yu", "nobody"), "nobody is not in policy/people.yaml"),
    ],
)
def test_nobody_says_it_alone_and_the_machine_cannot(released, by, said):
    with pytest.raises((RefusedError, UsageError), match=said):
        say_time(released.root, released.instant, by, released.instant)
    assert not (released.root / "ledger" / "clock").exists()


def test_they_say_what_their_watches_show_and_not_what_a_wrong_computer_does(released):
    with pytest.raises(UsageError, match="this computer shows 2036-01-01 00:00, and you say 2026-11-20"):
        say_time(released.root, released.instant, TWO, IN_2036)


def release_in_2036(site: Site) -> Site:
    """Release a text of today in 2036, by which the embargo is broken; return the site with the right clock again."""
    right = site.at
    edit(site)
    site.approve(PATH)
    site.at = "2036-01-01T00:00:00+08:00"
    site.release()
    assert where(state_of(site.root).public / "current", SECRET) != []
    site.at = right
    site.tick(minutes=10)
    return site


@pytest.fixture(scope="module")
def late_once(embargoed_once: Site, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site that was released in 2036."""
    return release_in_2036(copy_site(embargoed_once, tmp_path_factory.mktemp("late") / "root"))


@pytest.fixture
def late(late_once: Site, tmp_path: Path) -> Site:
    """A copy of it for each test."""
    return copy_site(late_once, tmp_path / "root")


class TestAWrongFuture:
    """A release was made and sealed in 2036, as by a program without this guard."""

    def test_with_the_right_clock_releases_stop_and_say_where_to_read_on(self, late):
        with pytest.raises(RefusedError, match=r"before the last seal; set it right, or, .*recovery.md#the-clock-was"):
            run(late)
        lines = list(clock_lines(late.root, late.instant))
        assert lines[-2] == "Seal 4: 2036-01-01 00:00, 3328 days after the one before"
        assert lines[-1] == "Last seal 5: 2036-01-01 00:00, ahead of this clock"

    def test_two_people_call_the_seals_wrong_and_the_next_release_is_of_today(self, late):
        late.stop("withdraw", f"{UPDATES}/neighbour.md")
        say_time(late.root, late.instant, TWO, late.instant, wrong_from=4)
        late.tick()
        made, doubt = run(late)
        assert doubt == ""
        assert made.outcome.exit_status == 0
        assert where(state_of(late.root).public, SECRET) == []
        assert b"withdrawn" in seen(late)[NEIGHBOUR_PAGE].lower()
        assert SECOND in seen(late)[PAGE].decode()
        assert "2036" not in seen(late)[PAGE].decode()
        assert verify_root(late.root, late.instant)[2]
        assert run(late)[0].new is False

    def test_builds_after_that_are_the_same_from_a_cache_and_from_nothing(self, late):
        say_time(late.root, late.instant, TWO, late.instant, wrong_from=4)
        late.tick()
        run(late)
        assert where(state_of(late.root).public, SECRET) == []
        edit(late, "Forty-two wells are clean.", "Counts them once more")
        late.approve(PATH)
        run(late)
        from_cache, whole = late.build(), late.build(cache=False, out="whole")
        assert from_cache.exit_status == whole.exit_status == 0
        assert files(from_cache.output) == files(whole.output)
        assert "Forty-two" in seen(late)[PAGE].decode()

    def test_what_two_people_said_makes_one_build_read_everything(self, embargoed):
        late = release_in_2036(embargoed)  # where it lies: a copy is read whole
        snapshot = Snapshot.load(state_of(late.root).cache, program_fingerprint())
        policy, then = load_policy(late.root), IN_2036 + timedelta(days=1)
        assert read_delta(late.root, snapshot, policy, then).seals != ()
        say_time(late.root, late.instant, TWO, late.instant, wrong_from=4)
        with pytest.raises(FullReadNeeded, match="an act about the clock"):
            read_delta(late.root, snapshot, policy, then)

    def test_what_waits_opens_at_its_time(self, late):
        say_time(late.root, late.instant, TWO, late.instant, wrong_from=4)
        late.tick()
        run(late)
        late.at = "2031-01-01T00:00:30+08:00"
        say_time(late.root, late.instant, TWO, late.instant)
        assert run(late)[1] == ""
        assert where(state_of(late.root).public / "current", SECRET) != []

    @pytest.mark.parametrize("first", [1, 3, 5, 6])
    def test_only_the_first_seal_of_a_later_time_can_be_named(self, late, first):
        with pytest.raises((RefusedError, UsageError), match=r"expected the number of a seal|it is not the first that"):
            say_time(late.root, late.instant, TWO, late.instant, wrong_from=first)

    def test_without_what_they_signed_the_seals_behind_it_do_not_hold(self, late):
        say_time(late.root, late.instant, TWO, late.instant, wrong_from=4)
        late.tick()
        run(late)
        (late.root / "ledger" / "clock" / "000001.act").unlink()
        told = late.build()
        assert told.exit_status == 3
        assert any("seal 000006 is older than the one before it" in str(f) for f in told.findings)

    def test_who_checks_a_release_behind_them_finds_it_good(self, late):
        make_root(late.root, (*TWO, "zhao.min"), 2, (), late.instant)
        root = policy_state(late.root).chain.fingerprint
        say_time(late.root, late.instant, TWO, late.instant, wrong_from=4)
        late.tick()
        for words in ("", "Forty-two wells are clean."):
            if words:
                edit(late, words, "Counts them once more")
                late.approve(PATH)
            run(late)
            lines, is_sound = check_release(state_of(late.root).public / "current", root)
            assert is_sound, lines
            assert "let through by the root" in lines[0]
