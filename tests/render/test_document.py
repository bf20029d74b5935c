"""The page of a document."""

from __future__ import annotations

import dataclasses
import json
from datetime import date, datetime, timedelta

import pytest

from plugins.model.clock import MINISTRY_ZONE
from plugins.render.banner import Banner
from tests.render.html_pages import Parsed, parse
from tests.render.make import World
from tests.render.site import render, whole_site

LAW = "laws-and-regulations/2026/vaccine-storage.html"


def rows(page: Parsed) -> dict[str, str]:
    labels = page.words("dt")
    values = page.words("dd")
    return dict(zip(labels, values, strict=False))


def page_of(path: str) -> Parsed:
    return parse(whole_site().page(path))


def made(**fields: object) -> Parsed:
    world = World()
    values: dict[str, object] = {"issued_by": ("Ministry of Health",), "announced": date(2026, 11, 23)}
    world.add("k7m29xqf", "laws-and-regulations", "A Law", "Article 1 Words.", **values | fields)
    return parse(render(world).page(world.publications["k7m29xqf"].url[1:]))


def test_the_state_stands_before_the_text_in_words():
    assert page_of(LAW).words("span", class_="tag tag-not-yet") == ["Not yet in force: from 1 January 2027"]


def test_the_metadata_table_has_number_four_dates_and_both_publishers():
    found = rows(page_of(LAW))
    assert found["Document number"] == "Order No. 61"
    assert found["Index number"] == "000000000/2026-00117"
    assert found["Issued by"] == "Ministry of Health, Ministry of Transport"
    assert found["Date of the document"] == "20 November 2026"
    assert found["Announced"] == "23 November 2026"
    assert found["Effective"] == "1 January 2027"
    assert found["Published here"] == "23 November 2026, 10:00 same day"


def test_a_chinese_document_has_a_chinese_interface():
    page = page_of("policy-information/2026/nrm00001.html")
    assert page.all("html")[0].attributes["lang"] == "zh-Hans"
    assert rows(page)["本站发布"] == "2026年11月20日 10:00 当日发布"
    assert "卫生部、药品监督管理局" in page.words("dd")


def test_late_publication_is_said_in_days():
    assert rows(page_of("laws-and-regulations/2026/nurses-amendment.html"))["Published here"].endswith("2 days late")


def test_a_document_that_no_release_held_says_so():
    world = World()
    world.add("k7m29xqf", "work-updates", "News", "Words.", dated=date(2026, 11, 23), released=False)
    page = parse(render(world).page("work-updates/2026/k7m29xqf.html"))
    assert rows(page)["Published here"] == "Not yet released"
    assert "PubDate" not in page.meta()


def test_required_fields_that_an_adopted_document_lacks_are_shown_as_missing():
    page = page_of("laws-and-regulations/2009/art00009.html")
    assert rows(page)["Effective"] == "Not stated in the original"


def test_fields_that_others_lack_are_left_out():
    assert "Effective" not in rows(made())


def test_amended_and_repealed_documents_lead_to_what_changed_them_and_say_from_when():
    repealed = page_of("laws-and-regulations/2009/art00009.html").words("p")
    assert "Repealed from 1 January 2027 by: Measures for the Storage and Transport of Vaccines" in repealed
    amended = page_of("laws-and-regulations/2025/art00002.html")
    assert "Amended from 20 November 2026 by: Decision to Amend the Regulations on Nurses" in amended.words("p")
    assert "Provisional Measures for the Storage of Vaccines" in page_of(LAW).words("dd")


def test_related_documents_are_the_press_release_and_those_that_cite_it():
    assert "Vaccines: an unbroken record from factory to child" in page_of(LAW).words("dd")
    act = page_of("laws-and-regulations/2019/vaccine-act.html")
    assert rows(act)["Cited by"] in (
        "关于进一步做好基层医疗卫生机构药品配备工作的通知",
        "Which vaccines are free for children under six?",
    )


def test_attachments_show_type_and_size_and_lead_to_the_documents_folder():
    page = page_of(LAW)
    links = {e.text: e.attributes["href"] for e in page.all("a")}
    assert links["Delivery note"] == "/laws-and-regulations/2026/vaccine-storage/delivery-note.pdf"
    assert links["疫苗 清单.csv"].endswith("/%E7%96%AB%E8%8B%97%20%E6%B8%85%E5%8D%95.csv")
    assert page.words("span", class_="file-type") == ["PDF, 148 kB", "Excel, 18 kB", "CSV, 990 B"]


def test_contents_lead_to_chapters_and_articles_lead_to_themselves():
    links = {e.attributes.get("href"): e.text for e in page_of(LAW).all("a")}
    assert links["#chapter-3"] == "Chapter III. Transport"
    assert links["#article-11"] == "Article 11"


def test_a_text_with_two_headings_has_no_contents():
    assert not page_of("work-updates/2026/wrk00000.html").all("nav", class_="contents contents-beside")


def test_who_approved_the_text_is_named_with_role_time_and_act():
    approval = whole_site().world.publications["art00001"].approval
    page = page_of(LAW)
    text = page.words("section", class_="trail")[-1]
    assert "Submitted Li Wei, content contact" in text
    assert "Approved Chen Yu, Information Office" in text
    assert "23 November 2026, 09:20" in text
    assert all(act.id[:16] in text for act in approval)
    assert whole_site().world.publications["art00001"].revision.digest in text


def test_a_submission_by_somebody_else_is_shown_as_received():
    world = World()
    world.add("k7m29xqf", "work-updates", "News", "Words.", dated=date(2026, 11, 23))
    publication = world.publications["k7m29xqf"]
    revision = dataclasses.replace(publication.revision, fields={**publication.revision.fields, "contact": "he.lin"})
    world.publications["k7m29xqf"] = dataclasses.replace(publication, revision=revision)
    page = parse(render(world).page("work-updates/2026/k7m29xqf.html"))
    assert "Received and submitted Li Wei, content contact, for He Lin" in page.words("section", class_="trail")[-1]


def test_the_history_is_dated_and_newest_first():
    text = page_of("laws-and-regulations/2025/art00002.html").words("section", class_="trail")[0]
    assert text == (
        "History of this text 11 April 2025, 10:00 Minor change words, numbers and signs: 8 taken out, 0 put in, "
        "files that differ: 1 A misprint in article 1 was corrected.What changed "
        "8 April 2025, 10:00until 11 April 2025, 10:00 First publishedText of that time"
    )


def test_the_page_tags_of_a_document():
    meta = page_of(LAW).meta()
    assert meta["ColumnName"] == "Laws and Regulations"
    assert meta["ColumnType"] == "政策文件"
    assert meta["ArticleTitle"] == "Measures for the Storage and Transport of Vaccines"
    assert meta["PubDate"] == "2026-11-23 10:00"
    assert meta["ContentSource"] == "Ministry of Health, Ministry of Transport"
    assert meta["Keywords"] == "vaccines,cold chain"
    assert meta["Url"] == f"https://www.health.example/{LAW}"


def test_pubdate_is_in_shanghai_whatever_zone_the_release_came_from():
    utc = datetime(2026, 11, 22, 23, 30, tzinfo=MINISTRY_ZONE).astimezone(tz=None)
    page = made(since=utc + timedelta(hours=1))
    assert page.meta()["PubDate"] == "2026-11-23 00:30"


def test_a_document_of_a_column_that_policy_no_longer_has_is_still_shown():
    world = World()
    world.add("k7m29xqf", "work-updates", "News", "Words.", dated=date(2026, 11, 23))
    catalogue = world.catalogue()
    policy = dataclasses.replace(
        catalogue.policy, columns={k: v for k, v in catalogue.policy.columns.items() if k != "work-updates"}
    )
    world.policy = policy
    page = parse(render(world).page("work-updates/2026/k7m29xqf.html"))
    assert page.words("h1") == ["News"]
    assert json.loads(page.all("script", type="application/ld+json")[0].text)["@graph"][0]["@type"] == "CreativeWork"


def test_the_preview_marks_the_page_as_internal_and_shows_findings_with_lines():
    world = World()
    world.add("k7m29xqf", "work-updates", "News", "Words.", dated=date(2026, 11, 23))
    finding = "content/work-updates/a.md:4: COL012 title: got '<b>', expected words"
    banner = Banner("changed since approval", ("The text was edited.",), (finding,))
    page = parse(render(world, banners={"k7m29xqf": banner}).page("work-updates/2026/k7m29xqf.html"))
    assert page.meta()["robots"] == "noindex"
    assert page.words("p", class_="preview-strip") == ["Internal preview, not public"]
    assert finding in page.words("code")
    shown = page.words("aside", class_="preview-banner")[0]
    assert shown.startswith("Standing Changed since approval The text was edited.")


def test_structured_data_of_a_law_says_force_repeal_and_way():
    law, way = json.loads(page_of(LAW).all("script", type="application/ld+json")[0].text)["@graph"]
    assert law["@type"] == "Legislation"
    assert law["legislationLegalForce"] == "https://schema.org/NotInForce"
    assert law["temporalCoverage"] == "2027-01-01/.."
    assert law["legislationRepeals"] == [{"@id": "https://www.health.example/laws-and-regulations/2009/art00009.html"}]
    assert way["@type"] == "BreadcrumbList"
    assert [step["position"] for step in way["itemListElement"]] == [1, 2, 3, 4]


def test_structured_data_of_news_and_questions():
    news = json.loads(page_of("work-updates/2026/wrk00000.html").all("script", type="application/ld+json")[0].text)
    assert news["@graph"][0]["@type"] == "NewsArticle"
    assert news["@graph"][0]["datePublished"] == "2026-11-22T10:00:00+08:00"
    page = json.loads(page_of("public-qa/2026/qst00000.html").all("script", type="application/ld+json")[0].text)
    entity = page["@graph"][0]["mainEntity"]
    assert page["@graph"][0]["@type"] == "QAPage"
    assert entity["name"] == "How do I register as a nurse after moving to another province?"
    assert entity["acceptedAnswer"]["text"].startswith("You register the change within thirty days")
    assert entity["acceptedAnswer"]["author"]["name"] == "Medical Administration"


def test_a_question_is_shown_as_one_with_who_answers_it():
    page = page_of("public-qa/2026/qst00000.html")
    assert page.words("p", class_="kicker") == ["Question"]
    assert page.words("h2", class_="kicker") == ["Answer · Medical Administration"]
    assert page_of(LAW).words("p", class_="kicker") == []


def test_every_page_of_the_preview_is_marked_and_no_public_page_is():
    site = render(World(), banners={})
    pages = [path for path in site.files if path.endswith(".html")]
    assert all('class="preview-strip"' in site.page(path) for path in pages)
    assert not [path for path, content in whole_site().files.items() if b'<p class="preview-strip' in content]


@pytest.mark.parametrize(
    ("language", "number", "rows"),
    [
        ("en", "令第31号", ["Document number", "Number in English"]),
        ("zh-Hans", "Order No. 31", ["发文字号", "中文文号"]),
        ("zh-Hans", "令第31号", ["发文字号"]),
        ("en", "卫规〔2026〕6号", ["Document number"]),
    ],
)
def test_the_number_of_an_order_stands_as_it_was_approved_and_behind_it_as_the_language_of_the_page_writes_it(
    language, number, rows
):
    world = World()
    values = {"issued_by": ("M",), "announced": date(2026, 11, 20), "document_number": number, "language": language}
    world.add("k7m29xqf", "laws-and-regulations", "Law", "Words.", **values)
    page = parse(render(world).page("laws-and-regulations/2026/k7m29xqf.html"))
    assert [label for label in page.words("dt") if label in (*rows, "Number in English", "中文文号")] == rows
    assert page.words("dt")[: len(rows)] == rows
    assert page.words("dd")[: len(rows)] == [number, "令第31号" if language != "en" else "Order No. 31"][: len(rows)]
