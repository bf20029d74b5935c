"""Types of fields are found by listing their folder; a file that lacks a part is named at the start."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.error import SiteError
from plugins.model.field import FieldType
from plugins.model.field_types import TYPES, load_types
from tests.architecture.sources import REPOSITORY
from tests.model.types.make import read

LIKE_A_LINE = """
from plugins.model.field import FieldType
from plugins.model.types.line import parse, schema, show

TYPE = FieldType(name="{name}", passes="{passes}", parse=parse, schema=schema{rest})
"""


@pytest.fixture
def load(tmp_path, monkeypatch):
    """Load the types of a package of one file, by the file's name and text."""
    monkeypatch.syspath_prepend(tmp_path)

    def loaded(package, name, text):
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").touch()
        (tmp_path / package / f"{name}.py").write_text(text, encoding="utf-8")
        return load_types(package)

    return loaded


def test_a_file_in_the_folder_is_a_type(load):
    text = LIKE_A_LINE.format(name="time", passes="a time", rest=", show=show")
    types = load("types_with_one", "time", text)
    assert list(types) == ["time"]
    assert types["time"].passes == "a time"


@pytest.mark.parametrize(
    ("package", "text", "fault"),
    [
        (
            "types_without_show",
            LIKE_A_LINE.format(name="time", passes="a time", rest=""),
            r"^types_without_show/time\.py: TYPE lacks show$",
        ),
        (
            "types_without_two",
            LIKE_A_LINE.format(name="time", passes="a time", rest="").replace("schema=schema", ""),
            r"^types_without_two/time\.py: TYPE lacks schema and show$",
        ),
        (
            "types_with_another_part",
            LIKE_A_LINE.format(name="time", passes="a time", rest=", show=show, shows=show"),
            r"^types_with_another_part/time\.py: TYPE has the part shows, which no FieldType has$",
        ),
        (
            "types_by_another_name",
            LIKE_A_LINE.format(name="hour", passes="a time", rest=", show=show"),
            r"^types_by_another_name/time\.py: its type is named hour, expected time$",
        ),
        (
            "types_without_type",
            '"""A time."""\n',
            r"^types_without_type/time\.py: it holds no FieldType named TYPE$",
        ),
    ],
)
def test_a_file_that_lacks_a_part_is_named(load, package, text, fault):
    with pytest.raises(SiteError, match=fault):
        load(package, "time", text)


def test_what_else_is_wrong_with_a_file_is_left_to_python(load):
    with pytest.raises(TypeError, match=r"^unsupported operand"):
        load("types_with_a_slip", "time", "TYPE = 1 + ''\n")


def test_every_file_of_the_folder_is_a_type_and_has_a_test_that_names_it():
    files = {path.stem for path in (REPOSITORY / "plugins" / "model" / "types").glob("*.py")} - {"__init__"}
    assert set(TYPES) == files
    for name in TYPES:
        test = REPOSITORY / "tests" / "model" / "types" / f"test_{name}.py"
        assert test.is_file(), f"{name} has no test"
        assert test.read_text(encoding="utf-8").startswith(f'"""``{name}``: ')


def test_a_policy_with_types_goes_to_other_processes_and_is_the_same_there():
    for type in TYPES.values():
        assert pickle.loads(pickle.dumps(type)) == type  # noqa: S301 - made here
        assert repr(type) == f"<{type.name}>"


def test_only_single_days_are_days_of_a_column():
    assert [type for type in TYPES.values() if type.is_day and (type.is_list or type.refers)] == []


@pytest.mark.parametrize("type", TYPES.values())
@given(raw=st.text())
def test_any_text_is_read_or_refused_with_what_would_pass(type: FieldType, raw):
    try:
        read(type.name, raw, choices=("a", "b"))
    except ValueError as refused:
        assert str(refused)
