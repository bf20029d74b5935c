"""People as they are typed, and who is meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from plugins.model.person import Person


def unknown_person(who: str, people: Mapping[str, Person]) -> str:
    """Say that nobody has a key, and who is meant where that can be told: by name, or by a key that is nearly it."""
    plain = who.strip().lower().replace(" ", ".").replace("_", ".")
    named = [key for key, person in people.items() if who.strip().lower() in map(str.lower, person.name.values())]
    near = named or [plain] * (plain in people) or _near(plain, people)
    return f"{who} is not in policy/people.yaml" + (f" (did you mean {near[0]}?)" if near else "")


def _near(key: str, people: Iterable[str]) -> list[str]:
    from difflib import get_close_matches

    return get_close_matches(key, people, n=1, cutoff=0.75)
