"""Tasks of the machine that releases the site, and of who looks after it: release, go back, fetch, hand on, clock."""

from __future__ import annotations

import sys

from plugins.model.counted import counted
from plugins.model.error import UsageError
from plugins.pipeline.commands.arguments import instant_of, now, progress, root_of
from plugins.pipeline.commands.contacts import AS, ROOT
from plugins.pipeline.commands.hints import in_root
from plugins.pipeline.commands.task import task
from plugins.system.state_folder import state_of

EXECUTOR = "address of a Dask scheduler that does cold work, such as tcp://host:8786"


@task(
    help={
        "ending": "how many documents may end without an act that says so",
        "after": "number of the release that the public sees, where public/ was lost",
        "executor": EXECUTOR,
        "root": ROOT,
    }
)
def release(ending: int = 0, after: int = 0, executor: str = "", root: str = "") -> int:
    """Release what is approved now: sealed, signed, checked, and switched to in one step."""
    from plugins.pipeline.build.build import BuildOptions
    from plugins.pipeline.build.outcome import summary
    from plugins.pipeline.cache.fingerprints import program_fingerprint
    from plugins.pipeline.publish.believed_clock import believed_clock, keep_time
    from plugins.pipeline.publish.make_release import first_release, make_release
    from plugins.pipeline.snapshot.policy_acts import nobody_signs, read_policy_acts

    place = root_of(root)
    clock = believed_clock(place, now)
    options = BuildOptions(place, state_of(place).output, clock.read(), progress=progress, executor=executor)
    made = make_release(options, clock.read, ending=ending, after=after)
    print(in_root("\n".join(summary(made.outcome)), root))
    if made.new:
        new = counted(len(made.public), "document is", "documents are")
        print(f"Release {made.number} is public: {new} new or changed, {len(made.ended)} ended")
    else:
        print(f"Nothing is new: release {made.number} stays")
    for note in (*made.notes, *first_release(made)):
        print(in_root(note, root))
    if not clock.doubt:
        keep_time(place, now())
    if sentence := nobody_signs(read_policy_acts(place, program_fingerprint()).chain):
        print(in_root(sentence, root))
    if wrong := [said for said in (made.alarm, clock.doubt) if said]:
        print(in_root("\n".join(wrong), root), file=sys.stderr)
        return 3
    late = any(f.due and f.due <= made.outcome.catalogue.at for f in made.outcome.findings)
    return made.outcome.exit_status or (4 if late else 0)


@task(help={"as_": AS, "root": ROOT})
def rollback(number: str, as_: str, root: str = "") -> None:
    """Show an earlier release again; allowed only when no act lies between, and until `resume`."""
    from plugins.pipeline.publish.rollback import roll_back

    if not number.isdigit():
        raise UsageError(f"got {number!r}, expected the number of a release, such as 12")
    roll_back(root_of(root), int(number), as_, now())
    print(in_root(f"Release {int(number)} is public again. Releases are stopped until: python3 inv resume", root))


@task(help={"root": ROOT})
def resume(root: str = "") -> None:
    """End a rollback; the next release is made as usual."""
    from plugins.release.rollback import resume as end

    end(root_of(root))
    print("Releases are made as usual again.")


@task(help={"root": ROOT})
def fetch(root: str = "") -> int:
    """Fetch what people pushed, look at it without checking it out, and move the clone to it."""
    from plugins.pipeline.publish.fetch import fetch as take_over

    if differs := take_over(root_of(root)):
        print(differs, file=sys.stderr)
        return 1
    return 0


@task(name="hand-on", help={"root": ROOT})
def hand_on(root: str = "") -> None:
    """Commit this machine's seals and push them."""
    from plugins.pipeline.publish.fetch import hand_on as push

    push(root_of(root))


@task(
    help={
        "time": "what your watch shows, such as 2026-11-23T10:00; without it what is known of the time is listed",
        "as_": "the first who signs",
        "and_": "the second who signs; one of the two is of the Information Office",
        "wrong_from": "number of the first seal that claims a time that has not come",
        "root": ROOT,
    },
    words=["time"],
    signs=True,
)
def clock(time: str = "", as_: str = "", and_: str = "", wrong_from: int = 0, root: str = "") -> None:
    """Say what time it is, signed by two people, where the machine's clock is not believed or a seal was wrong."""
    from plugins.pipeline.publish.believed_clock import clock_lines, say_time

    place = root_of(root)
    if not time:
        print("\n".join(clock_lines(place, now())))
        return
    if not (as_ and and_):
        raise UsageError("two people sign what time it is: --as WHO --and WHO")
    act = say_time(place, instant_of(time), (as_, and_), now(), wrong_from)
    meant = f"; seals {act.wrong.first} to {act.wrong.last} claim a wrong time" if act.wrong else ""
    print(f"clock by {' and '.join(act.by)}: it is {time}{meant}, act {act.id[:8]}")
