"""What is offered for a question with a slip: another question, and the titles that it finds."""

from __future__ import annotations

import pytest

from tests.search.make import index_of, text

TITLES = (
    *("中华人民共和国传染病防治法", "传染病防治法实施办法", "中华人民共和国疫苗管理法", "疫苗流通和预防接种管理条例"),
    *(
        "医疗机构管理条例",
        "医疗事故处理条例",
        "护士条例",
        "中华人民共和国献血法",
        "艾滋病防治条例",
        "一氧化碳中毒的预防",
    ),
    *("突发公共卫生事件应急条例", "生活饮用水卫生监督管理办法", "乡村医生从业管理条例", "公共场所卫生管理条例"),
    *("职业病防治法", "母婴保健法", "血吸虫病防治条例", "麻醉药品和精神药品管理条例", "高温天气健康提示"),
    *("Vaccination Card to Fill In", "Measles and Mumps in Schools", "Nurses in Dialysis", "What Is Asthma?"),
    *(
        "Influenza Vaccine for People over 60",
        "Drinking Water in Villages",
        "Ambulance Fees",
        "Hearing Tests of Newborns",
    ),
    *("Diabetes and Blood Pressure", "Heat Warnings", "Tuberculosis Screening", "Food Stall Health Certificates"),
)
SLIPS = {
    "vacination": ("vaccination", "Vaccination Card to Fill In"),
    "vaccintaion card": ("vaccination card", "Vaccination Card to Fill In"),
    "measels": ("measles", "Measles and Mumps in Schools"),
    "meazles": ("measles", "Measles and Mumps in Schools"),
    "dialisis": ("dialysis", "Nurses in Dialysis"),
    "astma": ("asthma", "What Is Asthma?"),
    "what is asthme": ("what is asthma", "What Is Asthma?"),
    "influensa": ("influenza", "Influenza Vaccine for People over 60"),
    "vilages water": ("villages water", "Drinking Water in Villages"),
    "ambulanc fees": ("ambulance fees", "Ambulance Fees"),
    "newborm": ("newborns", "Hearing Tests of Newborns"),
    "hering test": ("hearing test", "Hearing Tests of Newborns"),
    "diabetis": ("diabetes", "Diabetes and Blood Pressure"),
    "Diabtes": ("diabetes", "Diabetes and Blood Pressure"),
    "tubercolosis": ("tuberculosis", "Tuberculosis Screening"),
    "certifcate": ("certificates", "Food Stall Health Certificates"),
    "yimiao": ("疫苗", "中华人民共和国疫苗管理法"),
    "chuanranbing": ("传染病", "传染病防治法实施办法"),
    "yi miao guan li fa": ("疫苗管理法", "中华人民共和国疫苗管理法"),
    "传染病防冶法": ("传染病防治法", "中华人民共和国传染病防治法"),
    "传染病放治法": ("传染病防治法", "中华人民共和国传染病防治法"),
    "传然病": ("传染病", "传染病防治法实施办法"),
    "传染病防法": ("传染病防治法", "中华人民共和国传染病防治法"),
    "传染病防防治法": ("传染病防治法", "中华人民共和国传染病防治法"),
    "传染病治防法": ("传染病防治法", "中华人民共和国传染病防治法"),
    "疫描": ("疫苗", "中华人民共和国疫苗管理法"),
    "疫苗官理法": ("疫苗管理法", "中华人民共和国疫苗管理法"),
    "医疗事固处理条例": ("医疗事故处理条例", "医疗事故处理条例"),
    "医疗机购管理": ("医疗机构管理", "医疗机构管理条例"),
    "护土条例": ("护士条例", "护士条例"),
    "血献": ("献血", "中华人民共和国献血法"),
    "献雪法": ("献血法", "中华人民共和国献血法"),
    "艾资病防治": ("艾滋病防治", "艾滋病防治条例"),
    "突发公共卫牛事件": ("突发公共卫生事件", "突发公共卫生事件应急条例"),
    "饮用水未生": ("饮用水卫生", "生活饮用水卫生监督管理办法"),
    "乡村医升": ("乡村医生", "乡村医生从业管理条例"),
    "职业病防制法": ("职业病防治法", "职业病防治法"),
    "血吸血虫病": ("血吸虫病", "血吸虫病防治条例"),
    "精神要品": ("精神药品", "麻醉药品和精神药品管理条例"),
}
"""What is typed, the question that is offered first, and the title that is offered first."""

NEAREST = {
    "提温健高": "高温天气健康提示",
    "毒中碳": "一氧化碳中毒的预防",
    "健天示": "高温天气健康提示",
}
"""What is typed that nothing holds and no change of a character mends, and the nearest title."""

SUGGEST = """async (queries) => Promise.all(
  queries.map(async (query) => {
    const { suggestions = [] } = await window.index.search(query);
    return suggestions.map(({ text, url }) => [text, url ?? ""]);
  }),
)"""


@pytest.fixture(scope="module")
def suggested(opened):
    """Ask for the suggestions to some questions: texts and addresses."""
    page = opened(index_of([text(f"d{n}", title, "Some words.") for n, title in enumerate(TITLES)])).page
    return lambda *queries: page.evaluate(SUGGEST, list(queries))


def test_a_slip_is_understood_and_the_titles_that_were_meant_are_offered(suggested):
    address = {title: f"/laws-and-regulations/2026/d{n}.html" for n, title in enumerate(TITLES)}
    wrong = {}
    for (query, (question, title)), found in zip(SLIPS.items(), suggested(*SLIPS), strict=True):
        titles = [[text, url] for text, url in found if url]
        if found[:1] != [[question, ""]] or titles[:1] != [[title, address[title]]]:
            wrong[query] = found
    assert wrong == {}


def test_where_nothing_is_found_and_nothing_is_mended_the_nearest_titles_are_offered(suggested):
    found = dict(zip(NEAREST, suggested(*NEAREST), strict=True))
    assert {query: one[0][0] for query, one in found.items() if one} == NEAREST


@pytest.mark.parametrize(
    "query", ["vaccination", "疫苗", "zzzzzzzz", "asthma card", "令第517号", "", "龘靐齉", "护士", "条目"]
)
def test_nothing_is_offered_where_all_words_occur_or_nothing_is_near(suggested, query):
    assert suggested(query) == [[]]


def test_a_question_that_no_document_holds_is_not_offered(suggested):
    assert suggested("血吸虫病防冶法") == [[]]
    assert suggested("血吸虫病防冶条例")[0][0] == ["血吸虫病防治条例", ""]


def test_a_long_question_that_is_answered_is_no_slip(suggested):
    assert suggested("接种疫苗以后发热应当怎样处理和预防") == [[]]


def test_three_questions_and_three_titles_are_offered_at_most(suggested):
    [found] = suggested("防治条利")
    assert sum(not url for _, url in found) <= 3
    assert sum(bool(url) for _, url in found) <= 3
