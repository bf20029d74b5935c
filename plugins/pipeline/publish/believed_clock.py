"""Whether the machine's clock is believed: it shows no time far ahead of the last one that is known."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from plugins.model.act import Seal
from plugins.model.clock import MINISTRY_ZONE
from plugins.model.clock_act import ClockAct, WrongSeals
from plugins.model.counted import counted
from plugins.model.error import IntegrityError, RefusedError, UsageError
from plugins.model.policy import Policy
from plugins.pipeline.snapshot.policy_in_force import policy_in_force
from plugins.release.layout import Layout
from plugins.review.act_file import newest_act_times
from plugins.review.clock_acts import clock_act_files, read_clock_acts
from plugins.review.clock_signing import sign_clock_act
from plugins.review.ledger import SEALS, read_ledger
from plugins.review.ledger_file import instant, written
from plugins.review.seal_file import split_seal
from plugins.system.durable import replace_file

FURTHEST = timedelta(hours=36)
"""A machine that releases each minute is never idle for as long; a clock that jumps further is asked about."""

OFTEN = timedelta(hours=1)
"""How old the time on record may be before it is written again."""

SAME = timedelta(minutes=10)
"""So far may the watch of two people and the clock of the computer differ on which they sign."""


@dataclass(frozen=True, slots=True)
class BelievedClock:
    """A clock for one release.

    Attributes:
        read: what the release asks: the machine's clock, or the last time that is known.
        doubt: why the machine's clock is not believed, ``""`` when it is.
    """

    read: Callable[[], datetime]
    doubt: str = ""


def believed_clock(root: Path, now: Callable[[], datetime]) -> BelievedClock:
    """Return the clock by which a root is released.

    A clock that shows a time more than `FURTHEST` ahead of the last seal, of what two people said and
    of the last run whose clock was believed stands still at the latest of these: what waits for a time stays shut,
    and what was signed since is not counted, but for acts that only stop something.

    Args:
        root: that is released.
        now: the machine's clock, with a zone.
    """
    shown, known = now(), _known_times(root)
    if any(at > shown for at in known.seals):
        return BelievedClock(now)  # it is behind the last seal, and sealing says so
    last = max((at for at in (*known.seals, *known.others) if at <= shown), default=None)
    if last is None or shown - last <= FURTHEST:
        return BelievedClock(now)
    behind = counted((shown - last).days, "day")
    return BelievedClock(
        lambda: last,
        f"the clock shows {_words(shown)}, {behind} after the last time that is known, {_words(last)}, and is not "
        "believed: holds and withdrawals go out, nothing else opens. Set it right; if it is right, two people say so: "
        "python3 inv clock TIME --as WHO --and WHO, with what their watches show",
    )


def doubt_at_signing(root: Path, shown: datetime, commit: datetime | None) -> str:
    """Say what is odd about a clock by which somebody is about to sign, ``""`` when nothing is.

    A machine that is an hour fast cannot know it by itself. What it can know is the newest time of seals,
    acts, commits and of what people said: one far behind, or one that is still to come, is told.

    Args:
        root: in which they sign.
        shown: by the clock, with a zone.
        commit: the time of the newest commit, None for none.
    """
    known = _known_times(root)
    times = (*known.seals, *known.others, *newest_act_times(root), *((commit,) if commit else ()))
    ahead = [at for at in times if shown < at <= shown + FURTHEST]
    if ahead:
        return (
            f"The clock shows {_words(shown)}, and something here is of {_words(max(ahead))}: one of two clocks is "
            "wrong. Look at a watch, and set this one right before you sign again"
        )
    last = max((at for at in times if at <= shown), default=shown)
    if shown - last <= FURTHEST:
        return ""
    return (
        f"The clock shows {_words(shown)}, {counted((shown - last).days, 'day')} after the newest thing that is known "
        f"here, of {_words(last)}. If it is fast, what you sign counts only from the time that it shows: set it right"
    )


def keep_time(root: Path, at: datetime) -> None:
    """Put the time on record at which the clock was believed, unless it stands there closely enough."""
    last = _kept(root)
    if last is None or not timedelta() <= at - last < OFTEN:
        place = Layout(root).time
        place.parent.mkdir(parents=True, exist_ok=True)
        replace_file(root, place, f"{written(at)}\n".encode())


def say_time(root: Path, time: datetime, by: Sequence[str], now: datetime, wrong_from: int = 0) -> ClockAct:
    """Have two people sign what their own watches show, and which seals claim a time that has not come.

    Args:
        root: whose ledger it goes to.
        time: what they say.
        by: the two who sign.
        now: the clock of this computer, with a zone.
        wrong_from: number of the first such seal, 0 for none; it and all after it are meant.

    Raises:
        RefusedError: the two may not, or the seal claims no time that has not come.
        UsageError: this computer shows another time, somebody is not known or has no key, or there is no such seal.
    """
    if abs(now - time) > SAME:
        raise UsageError(
            f"this computer shows {_words(now)}, and you say {_words(time)}: look at your watch, and set it right first"
        )
    policy = policy_in_force(root).policy
    return sign_clock_act(root, policy, time, by, _wrong(root, policy, time, wrong_from) if wrong_from else None)


def clock_lines(root: Path, now: datetime) -> Iterator[str]:
    """Yield what is known of the time: this clock, what two people said last, the last seals and where they jump."""
    policy = policy_in_force(root).policy
    ledger = read_ledger(root, policy)
    yield f"This clock: {_words(now)}"
    said, _ = read_clock_acts(clock_act_files(root), policy)
    if said:
        yield f"Said last by {' and '.join(said[-1].by)}: {_words(said[-1].at)}"
    if kept := _kept(root):
        yield f"Believed last: {_words(kept)}"
    before: Seal | None = None
    for seal in ledger.seals:
        if before and seal.at - before.at > FURTHEST:
            later = counted((seal.at - before.at).days, "day")
            yield f"Seal {seal.number}: {_words(seal.at)}, {later} after the one before"
        before = seal
    if before:
        ahead = ", ahead of this clock" if before.at > now else ""
        yield f"Last seal {before.number}: {_words(before.at)}{ahead}"


def _wrong(root: Path, policy: Policy, time: datetime, first: int) -> WrongSeals:
    seals = read_ledger(root, policy).seals
    if not 1 <= first <= len(seals):
        raise UsageError(f"--wrong-from: got {first}, expected the number of a seal from 1 to {len(seals)}")
    if seals[first - 1].at <= time or (first > 1 and seals[first - 2].at > time):
        raise RefusedError(
            f"seal {first} claims {_words(seals[first - 1].at)}: it is not the first that claims a later time than "
            f"{_words(time)}; python3 inv clock lists the seals"
        )
    return WrongSeals(first, seals[-1].number, seals[-1].digest)


class KnownTimes(NamedTuple):
    """Times that are known: of the last seal, unless two people called it wrong; and of what else there is."""

    seals: tuple[datetime, ...]
    others: tuple[datetime, ...]


def _known_times(root: Path) -> KnownTimes:
    """Look at the last seal, at what people said, and at the last run that believed its clock."""
    files = clock_act_files(root)
    said = read_clock_acts(files, policy_in_force(root).policy)[0] if files else ()
    kept = _kept(root)
    others = (*(act.at for act in said), *((kept,) if kept else ()))
    for path in sorted((root / SEALS).glob("*.seal"))[-1:]:
        with suppress(IntegrityError, OSError):  # whoever reads the ledger says what is wrong
            last = split_seal(path.read_bytes())[0]
            is_wrong = any(act.wrong and act.wrong.digest == last.digest for act in said)
            return KnownTimes(() if is_wrong else (last.at,), others)
    return KnownTimes((), ())


def _kept(root: Path) -> datetime | None:
    with suppress(IntegrityError, OSError, UnicodeDecodeError):
        return instant(Layout(root).time.read_text(encoding="ascii").strip())
    return None


def _words(at: datetime) -> str:
    return f"{at.astimezone(MINISTRY_ZONE):%Y-%m-%d %H:%M}"
