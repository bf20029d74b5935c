"""The filters of lists and of the search in words: their labels, the titles of their values, and the order of these."""

from __future__ import annotations

from collections.abc import Collection

from plugins.model.column import Column
from plugins.model.filters import FORCE, YEAR, searched_filters
from plugins.model.publication import Validity
from plugins.render.listings import Part
from plugins.render.view_context import ViewContext
from plugins.render.views.fragments import FormFilter, Link
from plugins.render.views.languages import language_name
from plugins.render.views.list_fragments import Filter, FilterValue
from plugins.render.views.validity import force_key

SEARCHED_FORCES = ("not-yet", "in-force", "repealed", "expired", "unverified")
"""What the search offers of legal force; there, what is in force and was amended is in force."""


def list_filters(around: ViewContext, column: Column, language: str, narrowed: Part = ()) -> tuple[Filter, ...]:
    """Return the filters of a column with the values that have a list, in the order of policy.

    Args:
        around: the site.
        column: whose lists they are.
        language: of the interface.
        narrowed: filters and values by which the page is narrowed; only where it is by none, each value has the
            number of its documents. Where there is a list of a value and of what narrows the page already, the
            value leads there, else to all that has the value.
    """
    found = []
    names = (*column.filters, *((YEAR,) if _force(narrowed) and YEAR not in column.filters else ()))
    for name in names:
        within = _within(around, column, language, name, narrowed)
        lists = {one[0]: one for one in around.narrowings(language, column.key, name, not narrowed, within)}
        if within and not _force(within):
            lists = {one[0]: one for one in around.narrowings(language, column.key, name, False)} | lists
        values = []
        for value, title in titles(around, column, name, lists, language).items():
            _, count, address = lists[value]
            values.append(FilterValue(Link(title, address), count, (name, value) in narrowed))
        if values:
            heading = around.words[language]["by_filter"].format(filter=_inner_label(around, column, name, language))
            found.append(Filter(name, heading, tuple(values)))
    return tuple(found)


def _force(narrowed: Part) -> Part:
    return narrowed[:1] if narrowed and narrowed[0][0] == FORCE else ()


def _within(around: ViewContext, column: Column, language: str, name: str, narrowed: Part) -> Part:
    """Return by what a list stays narrowed when a value of a filter is chosen: by all else, as far as there are lists.

    A year of a list of one legal force is always one of that force.
    """
    others = tuple(pair for pair in narrowed if pair[0] != name)
    if not others or (name == YEAR and _force(narrowed)):
        return others
    return others if around.narrowings(language, column.key, name, False, others) else ()


def form_filters(around: ViewContext, language: str) -> tuple[FormFilter, ...]:
    """Return the filters of all columns as the search offers them, then the year, legal force, and the language.

    A year is offered if a list has it, every other value whether or not a
    public document has it: the search page then changes with policy alone.
    A filter that fewer than half of the columns have is offered with them
    alone, legal force apart, which readers look for without knowing columns.
    """
    columns = around.columns.values()
    found = []
    for name in sorted(searched_filters(columns), key=lambda name: name == YEAR):
        owners = [column for column in columns if name in column.filters]
        options: dict[str, str] = {}
        if name == YEAR:
            lists = [one for column in owners for one in around.narrowings(language, column.key, name, False)]
            years = {value for value, _, _ in lists if value.isdigit()}
            options.update(titles(around, owners[0], name, years, language))
        else:
            for column in owners:
                options.update(around.titles(column.fields[name], language))
        few = tuple(column.key for column in owners) if 2 * len(owners) < len(columns) else ()
        found.append(FormFilter(name, _label(around, owners[0], name, language), tuple(options.items()), few))
    lawful = [column for column in columns if FORCE in column.filters]
    if lawful:
        forces = titles(around, lawful[0], FORCE, SEARCHED_FORCES, language)
        found.append(FormFilter(FORCE, _label(around, lawful[0], FORCE, language), tuple(forces.items())))
    words = around.words[language]
    languages = tuple((one, language_name(words, one)) for one in around.site.languages)
    return (*found, FormFilter("language", words["search_language"], languages))


def titles(around: ViewContext, column: Column, name: str, values: Collection[str], language: str) -> dict[str, str]:
    """Return how values of a filter are shown, in order.

    Years stand from the newest, documents without a date last; legal force from
    what is not in force yet; other values in the order of policy, and after
    them those that policy no longer knows, as they are.
    """
    if name == YEAR:
        newest_first = sorted(values, key=lambda value: (value.isdigit(), value), reverse=True)
        return {value: value if value.isdigit() else around.words[language]["undated"] for value in newest_first}
    if name == FORCE:
        said = {one.value: around.words[language][force_key(one)] for one in Validity}
        return {value: title for value, title in said.items() if value in values}
    known = around.titles(column.fields[name], language)
    unknown = sorted(set(values) - known.keys())
    return {value: title for value, title in known.items() if value in values} | dict(
        zip(unknown, unknown, strict=True)
    )


def narrow_words(around: ViewContext, column: Column, language: str) -> str:
    """Return the invitation to narrow a column's lists, such as ``Narrow by year or department``; ``""`` for none."""
    if not column.filters:
        return ""
    words = around.words[language]
    *others, last = (_inner_label(around, column, name, language) for name in column.filters)
    joined = words["or"].join((words["comma"].join(others), last)) if others else last
    return words["narrow"].format(filters=joined)


def _label(around: ViewContext, column: Column, name: str, language: str) -> str:
    words = around.words[language]
    known = {YEAR: words["year"], FORCE: words["force"]}
    return known[name] if name in known else column.fields[name].label[language]


def _inner_label(around: ViewContext, column: Column, name: str, language: str) -> str:
    """Return a label as it stands inside a sentence: ``Legal basis`` as ``legal basis``, ``WHO region`` as it is."""
    label = _label(around, column, name, language)
    return label[:1].lower() + label[1:] if label[1:2].islower() else label
