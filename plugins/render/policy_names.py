"""What policy calls things, for views; policy is the same for all pages, so that nothing of this is recorded."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.model.column import Column, unknown_column
from plugins.model.field import Field
from plugins.model.filters import listed_values
from plugins.model.plan import Catalogue
from plugins.model.policy import Site


class PolicyNames:
    """Names of columns, departments, people and languages, of what they are called by where policy has them no more.

    Attributes:
        catalogue: whose policy it is.
        site: settings of that policy.
        columns: of that policy.
    """

    __slots__ = ()
    catalogue: Catalogue
    site: Site
    columns: Mapping[str, Column]

    def column_of(self, key: str) -> Column:
        """Return a column; one that policy no longer has is known by its key alone."""
        return self.columns.get(key) or unknown_column(key, self.site.languages)

    def department(self, key: str, language: str) -> str:
        """Return the title of a department, its key when policy no longer knows it."""
        department = self.catalogue.policy.departments.get(key)
        return key if department is None else department.title[language]

    def titles(self, field: Field, language: str) -> Mapping[str, str]:
        """Return the values of a field that can be listed, in the order of policy, each with its title."""
        values = listed_values(field, self.catalogue.policy.departments)
        return {value: title.get(language, value) for value, title in values.items()}

    def person(self, key: str, language: str) -> str:
        """Return somebody's name, the key when policy no longer knows them."""
        person = self.catalogue.policy.people.get(key)
        return key if person is None else person.name[language]

    def other_languages(self, language: str) -> tuple[str, ...]:
        """Return the interface languages besides ``language``."""
        return tuple(other for other in self.site.languages if other != language)

    def interface(self, language: str) -> str:
        """Return ``language`` if the interface speaks it, else the default."""
        return language if language in self.site.languages else self.site.languages[0]
