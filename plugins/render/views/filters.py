"""The filters of lists and of the search in words: their labels, the titles of their values, and the order of these."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.model.column import Column
from plugins.model.filters import YEAR, filter_names
from plugins.render.surroundings import Surroundings
from plugins.render.views.parts import Filter, FilterValue, FormFilter, Link


def list_filters(
    around: Surroundings, column: Column, language: str, current: tuple[str, str] = ("", ""), with_counts: bool = True
) -> tuple[Filter, ...]:
    """Return the filters of a column with the values that have a list, in the order of policy.

    Args:
        around: the site.
        column: whose lists they are.
        language: of the interface.
        current: filter and value that the page is narrowed to.
        with_counts: whether each value has the number of its documents.
    """
    found = []
    for name in column.filters:
        lists = {value: rest for value, *rest in around.narrowings(language, column.key, name, with_counts)}
        if lists:
            values = []
            for value in _ordered(around, column, name, lists, language):
                count, address = lists[value]
                link = Link(value_title(around, column, name, value, language), address)
                values.append(FilterValue(link, count, (name, value) == current))
            found.append(Filter(name, _heading(around, column, name, language), tuple(values)))
    return tuple(found)


def form_filters(around: Surroundings, language: str) -> tuple[FormFilter, ...]:
    """Return the filters of all columns as the search offers them, the year last.

    A year is offered if a list has it, every other value whether or not a
    public document has it: the search page then changes with policy alone.
    """
    columns = around.columns.values()
    found = []
    for name in sorted(filter_names(columns), key=lambda name: name == YEAR):
        owners = [column for column in columns if name in column.filters]
        options: dict[str, str] = {}
        if name == YEAR:
            lists = [one for column in owners for one in around.narrowings(language, column.key, name, False)]
            years = sorted({value for value, _, _ in lists if value.isdigit()}, reverse=True)
            options.update((year, year) for year in years)
        else:
            for column in owners:
                options.update(around.titles(column.fields[name], language))
        found.append(FormFilter(name, _label(around, owners[0], name, language), tuple(options.items())))
    return tuple(found)


def value_title(around: Surroundings, column: Column, name: str, value: str, language: str) -> str:
    """Return how a value of a filter is shown, the value itself when policy no longer knows it."""
    if name == YEAR:
        return value if value.isdigit() else around.words[language]["undated"]
    return around.titles(column.fields[name], language).get(value, value)


def narrow_words(around: Surroundings, column: Column, language: str) -> str:
    """Return the invitation to narrow a column's lists, such as ``Narrow by year or department``; ``""`` for none."""
    words = around.words[language]
    *others, last = ["", *(_in_sentence(_label(around, column, name, language)) for name in column.filters)]
    joined = words["or"].join(filter(None, (words["comma"].join(others[1:]), last)))
    return words["narrow"].format(filters=joined) if last else ""


def _heading(around: Surroundings, column: Column, name: str, language: str) -> str:
    return around.words[language]["by_filter"].format(filter=_in_sentence(_label(around, column, name, language)))


def _label(around: Surroundings, column: Column, name: str, language: str) -> str:
    return around.words[language]["year"] if name == YEAR else column.fields[name].label[language]


def _in_sentence(label: str) -> str:
    """Return a label as it stands inside a sentence: ``Legal basis`` as ``legal basis``, ``WHO region`` as it is."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label


def _ordered(around: Surroundings, column: Column, name: str, values: Iterable[str], language: str) -> list[str]:
    """Return years from the newest, without a date last; other values in the order of policy, unknown ones last."""
    if name == YEAR:
        return sorted(values, key=lambda value: (value.isdigit(), value), reverse=True)
    order = {value: place for place, value in enumerate(around.titles(column.fields[name], language))}
    return sorted(values, key=lambda value: (order.get(value, len(order)), value))
