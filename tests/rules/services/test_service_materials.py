"""SRV002: every material that a service asks for is named, with form, copies and basis (IV.6)."""

from __future__ import annotations

import pytest

from plugins.rules.services.service_materials import service_materials
from tests.rules.make import shown
from tests.rules.services.items import item

ROW = "| Identity card of the applicant | Shown | 1 original | Article 7 |"
CHINESE_ROW = "| 申请人身份证 | 出示 | 原件一份 | 第七条 |"


def findings(*arguments):
    return shown(service_materials(item(*arguments)))


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_materials_with_name_form_copies_and_basis_pass(language):
    assert findings(language) == []


@pytest.mark.parametrize(
    "named",
    [
        "Identity card of the applicant or another document that shows the name",
        "Identity card of the other parent",
        "Tickets of bus, train or ferry",
        "Letter of referral, which the hospital gave you",
        "Document of title to the land",
    ],
)
def test_a_material_with_its_name_passes(named):
    assert findings("en", "Identity card of the applicant", named) == []


@pytest.mark.parametrize("named", ["其他监护人的身份证", "等级医院的诊断证明", "与本次呼叫有关的病历", "资料员聘书"])
def test_a_material_with_its_chinese_name_passes(named):
    assert findings("zh-Hans", "申请人身份证", named) == []


@pytest.mark.parametrize(
    "open_words",
    [
        "Other materials required",
        "Any other relevant documents",
        "other necessary supporting evidence",
        "Supporting documents",
        "Additional papers",
        "Documents as required",
        "Identity card, household book, etc.",
        "Identity card and so on",
    ],
)
def test_words_that_leave_open_what_to_bring_are_refused(open_words):
    assert len(findings("en", "Identity card of the applicant", open_words)) == 1


@pytest.mark.parametrize(
    "open_words",
    [
        "其他材料",
        "其他相关证明材料",
        "其它需要提交的文件",
        "法律、法规规定的其他材料",
        "有关证明材料",
        "身份证等材料",
        "身份证、户口簿等",
    ],
)
def test_chinese_words_that_leave_open_what_to_bring_are_refused(open_words):
    assert len(findings("zh-Hans", "申请人身份证", open_words)) == 1


def test_they_are_refused_below_the_table_as_well():
    assert len(findings("en", "## Procedure", "Bring other documents as well.\n\n## Procedure")) == 1


@pytest.mark.parametrize(
    "row",
    [
        "| Identity card | Shown | 1 original | |",
        "| Identity card | Shown | 1 original |",
        "| Identity card | Shown | 1 original | The Act |",
        "| Identity card | Shown | original | Article 7 |",
        "| Identity card | - | 1 original | Article 7 |",
        "| | Shown | 1 original | Article 7 |",
    ],
)
def test_a_material_without_one_of_the_four_is_one_finding(row):
    assert len(findings("en", ROW, row)) == 1


def test_a_table_with_other_heads_is_one_finding():
    assert len(findings("en", "| Material | Form | Copies | Basis |", "| Material | Copies | Form | Basis |")) == 1


def test_a_further_column_passes():
    heads = "| Material | Form | Copies | Basis |\n| --- | --- | --- | --- |"
    assert findings("en", heads, heads.replace("Basis |", "Basis | From |").replace("--- |", "--- | --- |", 1)) == []


TABLE = f"""\
| 材料名称 | 形式 | 份数 | 依据 |
| --- | --- | --- | --- |
| [申请表](form.xlsx) | 纸质 | 原件1份 | 第六条 |
{CHINESE_ROW}"""


def test_a_service_for_which_nothing_is_brought_says_so():
    assert findings("zh-Hans", TABLE, "不需要提交材料。") == []
    assert len(findings("zh-Hans", TABLE, "按窗口要求。")) == 1


def test_the_message_names_place_fault_and_remedy():
    assert findings("en", "Identity card of the applicant", "Other materials required") == [
        "content/service-guide/2026/a.md:17: SRV002 service_materials: got 'Other materials', "
        "expected each material by its name, such as Identity card of the applicant; "
        "what cannot be named is not asked for"
    ]
    assert findings("en", ROW, "| Identity card | Shown | original | Article 7 |") == [
        "content/service-guide/2026/a.md:17: SRV002 service_materials: got original under Copies, "
        "expected how many, such as 1 original and 1 copy (原件1份)"
    ]
