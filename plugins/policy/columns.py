"""``policy/columns/<key>.yaml``."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import partial

import yaml

from plugins.model.clause import EXPECTED, clauses_of
from plugins.model.column import LEGAL_FORCE, Column
from plugins.model.field import Field
from plugins.model.person import Department
from plugins.model.reserved import FOLDERS
from plugins.model.role import REVIEW_ROLES
from plugins.model.shape import FOLDER, shape_names
from plugins.model.step import OF, Step
from plugins.model.subject import LEADER
from plugins.model.value import KEY
from plugins.policy.fields import Shared, by_language, read_fields, texts
from plugins.policy.filters import read_filters, read_pinned
from plugins.policy.nodes import Entry, meant

COLUMN_TYPES = (
    *("首页", "概况信息", "机构职能", "负责人信息", "工作动态", "政策文件", "信息公开指南", "信息公开目录"),
    *("信息公开年报", "依申请公开", "数据发布", "数据开放", "政策解读", "回应关切", "办事服务", "咨询投诉"),
    *("征集调查", "在线访谈"),
)
"""``ColumnType`` of the page tags; the list is closed (国办发〔2017〕47号)."""

PUBLISH = ("required", "on-approval", "on-go")
REQUIRED = (
    *("order", "title", "description", "group", "owner", "type", "clause", "page", "schema_type"),
    *("writers", "chain", "main_date", "publish", "fields"),
)
OPTIONAL = (
    "rules",
    "listings",
    "same_day",
    "press_release_owed",
    "numbered",
    "freshness_days",
    "filters",
    "urgent",
    "pinned",
    "clocks",
    "as_of",
    "calendar",
    "search_weight",
)
HEAVIEST = 200
"""The largest weight of a column in the search, in hundredths."""

YEAR = "the year and order of a document need it"
LAWS = "what a text says of laws needs it"
_IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*")
_SCHEMA_TYPE = re.compile(r"[A-Z][A-Za-z]+")


def read_column(key: str, entry: Entry, shared: Shared, departments: Mapping[str, Department]) -> Column | None:
    """Read one column; None when its file holds no map. What names other columns is checked by `check_columns`."""
    record = entry.record(REQUIRED, OPTIONAL)
    if not record.entries:
        return None
    if not KEY.fullmatch(key) or "." in key:
        entry.fault(f"got a file named {key}.yaml, expected a-z, 0-9 and -, such as work-updates.yaml")
    if key in FOLDERS:
        entry.fault(f"got a file named {key}.yaml, expected another name: {FOLDERS[key]} at that address")
    fields = record.get("fields", lambda e: read_fields(e, shared), dict(shared.every))
    schema_type = record.get("schema_type", _schema_type, "")
    narrowed = partial(read_filters, fields=fields, departments=departments, has_force=schema_type == LEGAL_FORCE)
    column = Column(
        key=key,
        order=record.get("order", Entry.number, 0),
        title=record.get("title", by_language, {}),
        description=record.get("description", by_language, {}),
        group=record.get("group", lambda e: e.text(bool, "the key of a group, such as news"), ""),
        owner=record.get("owner", lambda e: e.one_of(departments, "department"), ""),
        type=record.get("type", lambda e: e.one_of(COLUMN_TYPES, "ColumnType of the page tags"), ""),
        clause=record.get("clause", lambda e: e.text(_names_clauses, EXPECTED), ""),
        page=record.get("page", _shape, ""),
        schema_type=schema_type,
        writers=record.get("writers", _roles, ()),
        chain=record.get("chain", lambda e: read_steps(e, fields), ()),
        main_date=record.get("main_date", lambda e: _date(e, fields, needed=YEAR), ""),
        publish=record.get("publish", lambda e: e.one_of(PUBLISH, "default of publish"), ""),
        fields=fields,
        rules=record.get("rules", _rules, ()),
        listings=record.get("listings", texts, ()),
        same_day=record.get("same_day", lambda e: _date(e, fields), ""),
        press_release_owed=record.get("press_release_owed", Entry.flag, False),
        numbered=record.get("numbered", Entry.flag, False),
        freshness_days=record.get("freshness_days", Entry.number, 0),
        urgent=record.get("urgent", lambda e: _fields_of_notice(e, fields), ()),
        filters=record.get("filters", narrowed, ()),
        pinned=record.get("pinned", lambda e: read_pinned(e, record, fields, departments), ("", "")),
        clocks=record.get("clocks", texts, ()),
        as_of=record.get("as_of", lambda e: _date(e, fields, needed=LAWS), ""),
        calendar=record.get("calendar", lambda e: _instant(e, fields), ""),
        search_weight=record.get("search_weight", _weight, 100),
    )
    for name in ("writers", "chain"):
        if name in record.entries and not getattr(column, name) and not record.entries[name].node.value:
            record.entries[name].fault("got no role, expected a list of roles, such as [information-office]")
    return column


def check_columns(
    columns: Mapping[str, Column], entries: Mapping[str, Entry], groups: Collection[str], clocks: Collection[str]
) -> None:
    """Note columns with the same place in navigation, and names of columns, groups and clocks that do not exist."""
    places: dict[int, str] = {}
    for key, column in columns.items():
        record = entries[key].map()
        if column.order in places and "order" in record:
            record["order"].fault(f"{column.order} is the place of {places[column.order]} as well")
        places.setdefault(column.order, key)
        if key in groups:
            entries[key].fault(f"{key!r} is the key of a group in site.yaml as well; both would have one address")
        if column.group and groups and column.group not in groups:
            record["group"].fault(f"{column.group!r} is no group of site.yaml; {meant(column.group, groups)}")
        for other in column.listings:
            if other not in columns:
                record["listings"].fault(f"{other!r} is no column; {meant(other, columns)}")
            elif other == key:
                record["listings"].fault("a column lists its own documents anyway")
        for clock in column.clocks:
            if clock not in clocks:
                record["clocks"].fault(f"{clock!r} is no clock of clocks.yaml; {meant(clock, clocks)}")
        own = record["fields"].map() if "fields" in record else {}
        for name, field in column.fields.items():
            for other in field.columns:
                if other not in columns:
                    place = own.get(name, entries[key])
                    place.fault(f"{other!r} is no column; {meant(other, columns)}")


def _names_clauses(text: str) -> bool:
    try:
        return bool(clauses_of(text))
    except ValueError:
        return False


def _roles(entry: Entry) -> tuple[str, ...]:
    return tuple(role for one in entry.entries() if (role := one.one_of(REVIEW_ROLES, "role")))


def read_steps(entry: Entry, fields: Mapping[str, Field]) -> tuple[Step, ...]:
    """Read the steps of a column; ``fields`` are those of its texts."""
    return tuple(step for one in entry.entries() if (step := _step(one, fields)).role)


def _step(entry: Entry, fields: Mapping[str, Field]) -> Step:
    """Read a step: a role alone, or a role and of which department or document its holder is."""
    if not isinstance(entry.node, yaml.MappingNode):
        return Step(entry.one_of(REVIEW_ROLES, "role"))
    record = entry.record(("role", "of"))
    role = record.get("role", lambda e: e.one_of(REVIEW_ROLES, "role"), "")
    of = record.get("of", lambda e: e.one_of(OF, "kind of step"), "")
    named = fields.get(LEADER)
    if of == "leader" and not (named and named.type.name == "person" and named.required):
        got = f"the type {named.type.name}, required: {str(named.required).lower()}" if named else f"no field {LEADER}"
        record.entries["of"].fault(f"got {got}, expected the field {LEADER} of the type person with required: true")
    return Step(role, of)


def _rules(entry: Entry) -> tuple[str, ...]:
    names = []
    for one in entry.entries():
        name = one.text(lambda t: bool(_IDENTIFIER.fullmatch(t)), "the name of a rule, such as four_dates")
        if name in names:
            one.fault(f"{name!r} stands twice")
        elif name:
            names.append(name)
    return tuple(names)


def _fields_of_notice(entry: Entry, fields: Mapping[str, Field]) -> tuple[str, ...]:
    return tuple(name for one in entry.entries() if (name := one.one_of(fields, "field of this column")))


def _shape(entry: Entry) -> str:
    name, known = entry.text(bool, "a page shape, such as document"), shape_names()
    if name and name not in known:
        entry.fault(f"got {name!r}, but there is no {FOLDER}/{name}.py; {meant(name, known)}")
        return ""
    return name


def _schema_type(entry: Entry) -> str:
    return entry.text(lambda t: bool(_SCHEMA_TYPE.fullmatch(t)), "a type of schema.org, such as NewsArticle")


def _date(entry: Entry, fields: Mapping[str, Field], *, needed: str = "") -> str:
    dates = [name for name, field in fields.items() if field.type.is_day]
    name = entry.one_of(dates, "date of this column") if dates else entry.text()
    if not dates:
        entry.fault("the column has no field of the type date")
    elif name and needed and not fields[name].required:
        entry.fault(f"{name} is not required; {needed}")
    return name


def _weight(entry: Entry) -> int:
    weight = entry.number()
    if not 1 <= weight <= HEAVIEST:
        entry.fault(f"got {weight}, expected hundredths from 1 to {HEAVIEST}, such as 80")
        return 100
    return weight


def _instant(entry: Entry, fields: Mapping[str, Field]) -> str:
    instants = [name for name, field in fields.items() if field.type.name == "instant"]
    if not instants:
        entry.fault("the column has no field of the type instant")
        return ""
    return entry.one_of(instants, "field of the type instant of this column")
