"""A theme as it is read: its templates with the components they call, its sentences and plain pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.render.plain import Plain, load_plain
from plugins.render.words import Words, load_words

if TYPE_CHECKING:
    from jinja2 import BytecodeCache, Environment, Template


class Theme:
    """What pages are made with, whatever site they belong to.

    Attributes:
        folder: of the theme.
        words: sentences by language.
    """

    def __init__(
        self, folder: Path, languages: Iterable[str], assets: Mapping[str, str], compiled: BytecodeCache | None = None
    ) -> None:
        """Read the sentences; templates are read when they are asked for.

        Args:
            folder: of the theme.
            languages: of the interface.
            assets: address of each asset by name, from `plugins.render.assets.load_assets`.
            compiled: keeps compiled templates.

        Raises:
            FileNotFoundError: the theme has no translation into one of the languages.
        """
        self.folder = folder
        self.words: Mapping[str, Words] = {language: load_words(folder, language) for language in languages}
        self._assets = assets
        self._compiled = compiled
        self._environments: dict[str, Environment] = {}
        self._templates: dict[tuple[str, str], Template] = {}
        self._plain: dict[tuple[str, str], Plain] = {}

    def template(self, name: str, language: str) -> Template:
        """Return ``templates/<name>.html`` with the sentences of a language.

        Raises:
            TemplateNotFound: there is no such file.
        """
        found = self._templates.get((name, language))
        if found is None:
            environment = self._environments.get(language)
            if environment is None:
                from plugins.render.environment import make_environment  # views that nobody renders need no Jinja

                environment = make_environment(self.folder, self.words[language], self._assets, self._compiled)
                self._environments[language] = environment
            found = environment.get_template(f"templates/{name}.html")
            found.globals = dict(found.globals)  # a plain dictionary is copied faster for each page
            self._templates[name, language] = found
        return found

    def asset(self, name: str) -> str:
        """Return the address of a style, script or picture by its name."""
        return self._assets[name]

    def plain(self, name: str, language: str) -> Plain:
        """Return the plain page ``pages/<name>.<language>.md``.

        Raises:
            FileNotFoundError: there is no such file.
        """
        key = (name, language)
        if key not in self._plain:
            self._plain[key] = load_plain(self.folder, *key)
        return self._plain[key]
