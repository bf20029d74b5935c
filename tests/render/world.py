"""The fictional site of the theme's tests: documents of every kind, in every state, in both languages."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from plugins.model.clock import MINISTRY_ZONE
from tests.render.make import AT, World, withdrawn
from tests.render.texts import ANSWER, LAW, NEWS, ZH_LAW


def make_world() -> World:
    """Laws in every state, policy, news, releases, questions; English and Chinese."""
    w = World()
    w.add(
        "art00009",
        "laws-and-regulations",
        "Provisional Measures for the Storage of Vaccines",
        "Article 1 Storage is provisional.",
        department="disease-control",
        issued_by=("Ministry of Health",),
        announced=date(2009, 3, 2),
        adopted=True,
        since=datetime(2026, 9, 1, 9, tzinfo=MINISTRY_ZONE),
        origin="http://old.health.example/law/9.htm",
    )
    w.add(
        "art00004",
        "laws-and-regulations",
        "Vaccine Act",
        "Article 1 Vaccines are free.\n\nArticle 2 The ministry makes measures.",
        department="policy-and-law",
        contact="xu.jing",
        slug="vaccine-act",
        issued_by=("National Assembly",),
        document_number="Act No. 12",
        announced=date(2019, 6, 29),
        effective=date(2019, 12, 1),
        adopted=True,
        since=datetime(2026, 9, 1, 9, tzinfo=MINISTRY_ZONE),
    )
    w.add(
        "art00002",
        "laws-and-regulations",
        "Regulations on Nurses",
        "Article 1 Nurses are registered.",
        department="medical-administration",
        contact="wang.qing",
        issued_by=("Ministry of Health",),
        document_number="Order No. 58",
        formed=date(2025, 4, 2),
        announced=date(2025, 4, 8),
        effective=date(2025, 7, 1),
        change="A misprint in article 1 was corrected.",
    )
    w.add(
        "art00003",
        "laws-and-regulations",
        "Decision to Amend the Regulations on Nurses",
        "Article 1 Article 1 of the Regulations is amended.",
        department="medical-administration",
        contact="wang.qing",
        slug="nurses-amendment",
        issued_by=("Ministry of Health",),
        document_number="Order No. 60",
        formed=date(2026, 11, 12),
        announced=date(2026, 11, 18),
        effective=date(2026, 11, 20),
        amends=("art00002",),
        late=2,
    )
    w.add(
        "art00001",
        "laws-and-regulations",
        "Measures for the Storage and Transport of Vaccines",
        LAW,
        slug="vaccine-storage",
        summary="Cold-chain records must be kept for five years and be open to the county authority within two hours. "
        "Every vehicle reports its temperature.",
        document_number="Order No. 61",
        index_number="000000000/2026-00117",
        issued_by=("Ministry of Health", "Ministry of Transport"),
        subject="Disease control, vaccines",
        formed=date(2026, 11, 20),
        announced=date(2026, 11, 23),
        effective=date(2027, 1, 1),
        disclosure="On own initiative",
        repeals=("art00009",),
        press_release="press001",
        keywords=("vaccines", "cold chain"),
        attachments=(("delivery-note.pdf", 148_220), ("temperature-record.xlsx", 18_400), ("疫苗 清单.csv", 990)),
    )
    w.add(
        "art00006",
        "laws-and-regulations",
        "血站管理办法",
        ZH_LAW,
        language="zh-Hans",
        department="medical-administration",
        contact="wang.qing",
        issued_by=("卫生部",),
        document_number="卫生部令第44号",
        announced=date(2016, 1, 19),
        effective=date(2016, 3, 1),
        expires=date(2026, 3, 1),
    )
    w.add(
        "nrm00001",
        "policy-information",
        "关于进一步做好基层医疗卫生机构药品配备工作的通知",
        ZH_LAW,
        language="zh-Hans",
        department="pharmaceutical-policy",
        contact="luo.yan",
        document_number="卫药政〔2026〕18号",
        index_number="000000000/2026-00112",
        issued_by=("卫生部", "药品监督管理局"),
        formed=date(2026, 11, 16),
        announced=date(2026, 11, 20),
        effective=date(2027, 1, 1),
        basis=("art00004",),
        keywords=("基本药物", "基层"),
        press_release="press002",
        attachments=(("药品配备目录.xlsx", 1_248_220),),
    )
    w.add(
        "nrm00002",
        "policy-information",
        "Notice on Winter Respiratory Surveillance",
        "Hospitals report respiratory cases daily from 1 December.",
        document_number="卫疾控〔2026〕31号",
        issued_by=("Ministry of Health",),
        formed=date(2026, 11, 20),
        announced=date(2026, 11, 23),
        summary="Sentinel hospitals report daily from 1 December.",
        effective=date(2026, 12, 1),
    )
    w.add(
        "press001",
        "press-releases",
        "Vaccines: an unbroken record from factory to child",
        NEWS,
        department="information-office",
        contact="chen.yu",
        dated=date(2026, 11, 23),
        announces=("art00001",),
        source="Information Office",
    )
    w.add(
        "press002",
        "press-releases",
        "《关于进一步做好基层医疗卫生机构药品配备工作的通知》印发",
        "卫生部今日印发通知，要求基层医疗卫生机构每年调整药品配备目录。",
        language="zh-Hans",
        department="information-office",
        contact="chen.yu",
        dated=date(2026, 11, 20),
        announces=("nrm00001",),
    )
    titles = (
        "Vaccination teams reach 212 mountain counties",
        "Vice minister visits the emergency centre in the north",
        "Training for county reporting officers begins",
        "New laboratory network shares results within a day",
        "Blood donation week: 40,000 first-time donors",
        "Ministry answers the year's ten-thousandth question",
    )
    for place, title in enumerate(titles):
        day = date(2026, 11, 22) - timedelta(days=2 * place)
        w.add(f"wrk{place:05}", "work-updates", title, NEWS, department="disease-control", dated=day)
    departments = ("emergency-office", "maternal-and-child-health", "disease-control")
    for place in range(64):
        day = date(2026, 10, 30) - timedelta(days=9 * place)
        w.add(
            f"wk{place:06}",
            "work-updates",
            f"Weekly report on health work, number {64 - place}" if place % 3 else f"卫生工作周报第{64 - place}期",
            NEWS if place % 3 else "本周各地卫生工作有序开展。",
            language="en" if place % 3 else "zh-Hans",
            department=departments[place % 3],
            contact="deng.fei",
            dated=day,
        )
    questions = (
        ("How do I register as a nurse after moving to another province?", "medical-administration", "art00002", 2),
        ("Which vaccines are free for children under six?", "disease-control", "art00004", 3),
        ("Where can I see the licence of a clinic?", "medical-administration", "", 5),
    )
    for place, (title, department, basis, ago) in enumerate(questions):
        w.add(
            f"qst{place:05}",
            "public-qa",
            title,
            ANSWER,
            department=department,
            contact="wang.qing",
            asked=date(2026, 11, 12),
            answered=AT.date() - timedelta(days=ago),
            answered_by=department,
            basis=(basis,) if basis else (),
        )
    w.add(
        "qst00900",
        "public-qa",
        "孕产妇建档需要哪些材料？",
        "请携带本人身份证件和社区卫生服务中心出具的首次产检记录，到居住地社区卫生服务中心办理，当日办结。",
        language="zh-Hans",
        department="maternal-and-child-health",
        contact="ma.li",
        asked=date(2026, 11, 2),
        answered=date(2026, 11, 10),
        answered_by="maternal-and-child-health",
    )
    withdrawn(w, "gne00001", "laws-and-regulations", "en", datetime(2026, 10, 9, 16, 20, tzinfo=MINISTRY_ZONE))
    withdrawn(w, "gne00002", "work-updates", "zh-Hans", datetime(2026, 10, 9, 16, 20, tzinfo=MINISTRY_ZONE))
    withdrawn(
        w,
        "gne00003",
        "work-updates",
        "zh-Hans",
        datetime(2026, 10, 9, 16, 20, tzinfo=MINISTRY_ZONE),
        title="Rules <for> Depots",
        reason="replaced",
        successor="art00001",
    )
    return w
