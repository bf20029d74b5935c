"""The tasks of ``python3 inv``; each puts the stages together for one thing that people do."""

from __future__ import annotations

import gc
import os
import sys

from plugins.pipeline.commands import contacts, developers, office, operator
from plugins.pipeline.commands.command_line import main
from plugins.pipeline.commands.task import by_name

OBJECTS = 1_000_000
"""So many objects more until garbage is looked for: a task makes millions that stay, and little garbage."""

TASKS = by_name(
    contacts.new,
    contacts.check,
    contacts.submit,
    contacts.mine,
    office.queue,
    office.review,
    office.diff,
    office.approve,
    office.send_back,
    office.hold,
    office.lift,
    office.go,
    office.withdraw,
    office.why,
    office.overdue,
    operator.serve,
    operator.search,
    operator.build,
    operator.release,
    operator.rollback,
    operator.resume,
    operator.verify,
    operator.verify_release,
    operator.enroll,
    operator.revoke,
    operator.import_,
    operator.new_site,
    operator.demo,
    developers.run_tests,
    developers.lint,
    developers.bench,
    developers.record,
    developers.reference,
)

if __name__ == "__main__":
    gc.set_threshold(OBJECTS)
    status = main(TASKS, sys.argv[1:])
    sys.stderr.flush()
    os._exit(status)  # at the end of a build of a large site, taking apart all that it held would take a tenth of it
else:
    from plugins.pipeline.commands.invoke_adapter import collection

    namespace = collection(TASKS)
