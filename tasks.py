"""The tasks of ``python3 inv``; each puts the stages together for one thing that people do."""

from __future__ import annotations

import gc
import os
import signal
import sys
from types import FrameType

INTERRUPTED = 130


def stop(number: int, frame: FrameType | None) -> None:
    """End at once, as Ctrl-C does later: what is being imported cannot be left half way."""
    os.write(2, b"Stopped.\n")
    os._exit(INTERRUPTED)


if __name__ == "__main__":  # before the imports, which take most of the first half second
    signal.signal(signal.SIGINT, stop)

from plugins.pipeline.commands import (  # noqa: E402
    applications,
    contacts,
    developers,
    machine,
    office,
    office_acts,
    old_sites,
    operator,
    policy,
    registers,
    review_walk,
)
from plugins.pipeline.commands.command_line import main  # noqa: E402
from plugins.pipeline.commands.task import tasks_of  # noqa: E402

OBJECTS = 1_000_000
"""So many objects more until garbage is looked for: a task makes millions that stay, and little garbage."""

TASKS = tasks_of(
    *(contacts, office, review_walk, office_acts, registers, applications, policy, operator, machine, old_sites),
    developers,
)
TASKS |= {task.name: task for task in developers.documentation(TASKS)}

if __name__ == "__main__":
    gc.set_threshold(OBJECTS)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    status = main(TASKS, sys.argv[1:])
    sys.stderr.flush()
    os._exit(status)  # at the end of a build of a large site, taking apart all that it held would take a tenth of it
else:
    from plugins.pipeline.commands.invoke_adapter import collection

    namespace = collection(TASKS)
