"""Tasks of `inv`: functions, and what the command line needs to know of them besides their signatures.

Declared without invoke, whose import takes a tenth of a build after one edit;
`plugins.pipeline.commands.invoke_adapter` gives it the same tasks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import ModuleType

Body = Callable[..., "int | None"]


@dataclass(frozen=True, slots=True)
class Task:
    """One task.

    Attributes:
        name: as it is called, such as ``new-site``.
        body: does it; a number that it returns is the exit status, None is 0.
        help: a sentence for a parameter, by its name.
        words: names of parameters that are bare words, in their order; None: those without a default.
        rest: name of the parameter that takes all remaining bare words, ``""`` for none.
        passing: whether ``rest`` takes everything behind the name, unknown options too.
        signs: whether people sign with it, or change who may; it has ``root`` then, or is ``passing`` and
            says itself what is said around a signature.
    """

    name: str
    body: Body
    help: Mapping[str, str] = field(default_factory=dict)
    words: Sequence[str] | None = None
    rest: str = ""
    passing: bool = False
    signs: bool = False


def task(
    *,
    name: str = "",
    help: Mapping[str, str] | None = None,
    words: Sequence[str] | None = None,
    rest: str = "",
    passing: bool = False,
    signs: bool = False,
) -> Callable[[Body], Task]:
    """Declare a function to be a task; arguments as those of `Task`, the name that of the function by default."""

    def declared(body: Body) -> Task:
        return Task(name or body.__name__.replace("_", "-"), body, help or {}, words, rest, passing, signs)

    return declared


def tasks_of(*modules: ModuleType) -> dict[str, Task]:
    """Return the tasks that modules declare, by name, in the order in which they stand there.

    Raises:
        ValueError: two have one name.
    """
    found: dict[str, Task] = {}
    for module in modules:
        for one in vars(module).values():
            if isinstance(one, Task) and found.setdefault(one.name, one) is not one:
                raise ValueError(f"{module.__name__}: there is a task {one.name} already; each has a name of its own")
    return found
