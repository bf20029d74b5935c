"""PRI005: nobody's car plate is published."""

import pytest

from plugins.rules.privacy.car_plate import car_plate
from tests.rules.make import document, shown


def findings(body="", **settings):
    return shown(car_plate(document(body=body, **settings)))


@pytest.mark.parametrize(
    "body",
    ["北京ABCDE大厦\n", "国药准字H20043218，湘A股\n", "京I12345\n", "新COVID19疫苗\n", "川B级\n", "新GB12345标准\n"],
)
def test_what_is_no_plate_passes(body):
    assert findings(body) == []


@pytest.mark.parametrize(
    "settings",
    [
        {"body": "车牌京A12345。\n"},
        {"body": "京A·12345\n"},
        {"body": "粤BD12345\n"},
        {"body": "粤B12345D\n"},
        {"body": "沪A1234警\n"},
        {"title": "关于京A12345的答复"},
        {"attachments": {"京A12345.pdf": ""}},
    ],
)
def test_a_plate_is_one_finding_wherever_it_stands(settings):
    assert len(findings(**settings)) == 1


def test_the_message_names_the_line_and_nothing_else():
    assert findings("某日\n京A12345\n") == [
        "content/policy-information/2026/a.md:4: PRI005 car_plate: got the plate of a motor vehicle, "
        "expected no plate; say for example an ambulance of the second hospital"
    ]
