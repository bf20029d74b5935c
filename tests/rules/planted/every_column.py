"""What no column may hold: secrets, personal data, broken fields, names, dates and links."""

from __future__ import annotations

from tests.rules.planted.bases import BASES
from tests.rules.planted.plant import BODY, Plant, plant

CARD = "Her identity card is 11010519491231002X."
SCAN = b"%PDF-1.7\n%nothing that can be read\n"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c6360000000020001"
    "48afa4710000000049454e44ae426082"
)


def _each() -> tuple[Plant, ...]:
    """What is tried in each column there is."""
    return tuple(
        row
        for column in BASES
        for row in (
            plant(column, "PRI001", "the number of an identity card in the text", "Her identity", add=CARD),
            plant(column, "SEC001", "a mark of secrecy in the text", "机密★", add="机密★20年"),
            plant(column, "COL002", "a title that ends as a sentence", "title:", title="A note on what was found?,"),
            plant(column, "COL003", "an address with capital letters", "slug:", slug="What-Was-Found"),
            plant(
                column,
                "PEO001",
                "a department that nobody knows",
                "department:",
                department="x-office",
                also=_owned(column),
            ),
        )
    )


def _owned(column: str) -> tuple[tuple[str, str], ...]:
    """Rules that ask for one department find another one too."""
    return {
        "epidemics-and-emergencies": (("department:", "EMG001"),),
        "press-conferences": (("department:", "REG008"),),
        "releases-of-affiliated-units": (("plan:", "REG002"),),
    }.get(column, ())


NEWS = "work-updates"
ROWS = (
    *_each(),
    plant(NEWS, "PRI001", "the number of an identity card in the summary", "summary:", summary=CARD),
    plant(
        NEWS, "PRI001", "an identity card in an attachment", files={"list.csv": b"name,card\nA,11010519491231002X\n"}
    ),
    plant(
        NEWS, "PRI001", "an identity card written in full width", "号码", add="号码１１０１０５１９４９１２３１００２Ｘ"
    ),
    plant(NEWS, "PRI002", "a mobile number in the text", "Call", add="Call 13800138000 in the evening."),
    plant(NEWS, "PRI002", "a mobile number with its country", "Call", add="Call +86 138 0013 8000 in the evening."),
    plant("public-qa", "PRI002", "a mobile number in an answer", "Call", add="Call 139-1234-5678 in the evening."),
    plant(NEWS, "PRI003", "the number of a bank card", "Pay", add="Pay into 6222 0212 3456 7894 until Monday."),
    plant(NEWS, "PRI003", "the number of a credit card", "Pay", add="Pay with 4111111111111111 until Monday."),
    plant(NEWS, "PRI004", "a private address for mail", "Write", add="Write to zhang.san@qq.com for the form."),
    plant("ministers-mailbox", "PRI004", "a private address in a reply", "Write", add="Write to li.si@163.com again."),
    plant(NEWS, "PRI005", "the plate of a car", "The van", add="The van 京A12345 comes on Monday."),
    plant(NEWS, "PRI005", "the plate of an electric car", "The van", add="The van 粤BD12345 comes on Monday."),
    plant(NEWS, "PRI006", "the number of a patient's record", "Medical", add="Medical record number: 20261123007."),
    plant("public-qa", "PRI006", "the number of a passport", "Her passport", add="Her passport number is E12345678."),
    plant(NEWS, "SEC001", "a mark of secrecy in the title", "title:", title="Results of the Survey 秘密★"),
    plant(NEWS, "SEC001", "a mark of secrecy in an attachment", files={"table.csv": "a,b\n绝密★,1\n".encode()}),
    plant(NEWS, "SEC001", "a mark of secrecy in English", "Secret", add="Secret★10 years"),
    plant(NEWS, "SEC002", "a line that says top secret", BODY, swap=("\n---\n\n", "\n---\nTOP SECRET\n\n")),
    plant(NEWS, "SEC002", "a line that says confidential in a file", files={"note.txt": b"CONFIDENTIAL\n\nNumbers.\n"}),
    plant(NEWS, "SEC003", "a title of a paper for internal use", "title:", title="Results (internal use only)"),
    plant(NEWS, "SEC003", "a title of a draft for review", "title:", title="鱼类调查结果（送审稿）"),
    plant(
        NEWS,
        "SEC003",
        "a first line of a paper for internal use",
        BODY,
        swap=("\n---\n\n", "\n---\nINTERNAL USE ONLY\n\n"),
    ),
    plant(NEWS, "SEC003", "an attachment for internal use", files={"internal-use-only.csv": b"a,b\n1,2\n"}),
    plant(NEWS, "SEC004", "the urgency of an official letter", BODY, swap=("\n---\n\n", "\n---\n特急\n\n")),
    plant(NEWS, "SEC004", "the number of a copy", BODY, swap=("\n---\n\n", "\n---\nCopy no.: 17\n\n")),
    plant(NEWS, "SEC005", "who received copies", "抄送", add="抄送：各省卫生厅，部直属单位。"),
    plant(NEWS, "MED004", "a program", files={"view.exe": b"MZ"}, also=(("", "SEC006"),)),
    plant(NEWS, "SEC006", "a scan without text", files={"scan.pdf": SCAN}),
    plant(NEWS, "SEC007", "a title of prepared answers", "title:", title="答问口径"),
    plant(NEWS, "SEC007", "a heading of prepared answers", "## 答问参考", add="## 答问参考\n\nNothing."),
    plant(
        "press-releases",
        "SEC007",
        "a file of prepared answers",
        files={"answers.txt": "答问口径\n\nNumbers.\n".encode()},
    ),
    plant(NEWS, "COL001", "no title", title=None),
    plant(NEWS, "COL001", "no language", language=None),
    plant(NEWS, "COL001", "no department", department=None),
    plant(NEWS, "COL001", "no contact", contact=None),
    plant(NEWS, "COL001", "neither contact nor day", contact=None, dated=None),
    plant(NEWS, "COL002", "a title of 201 characters", "title:", title="A" * 201),
    plant(NEWS, "COL002", "a title without a letter", "title:", title='"2026-11"'),
    plant(NEWS, "COL002", "a title with a full stop", "title:", title="Results of the Survey of Fish."),
    plant(NEWS, "COL003", "an address with two hyphens", "slug:", slug="fish--survey"),
    plant(NEWS, "COL003", "an address of 81 characters", "slug:", slug="f" * 81),
    plant(NEWS, "COL003", "an address that climbs", "slug:", slug="../fish"),
    plant(NEWS, "COL004", "a summary of 401 characters", "summary:", summary="Five hundred " + "fish " * 78),
    plant(
        NEWS,
        "COL004",
        "a summary that is the title",
        "summary:",
        summary="Results of the Survey of Fish in the Qingshui River",
    ),
    plant(NEWS, "COL005", "an English text that says it is Chinese", "language:", language="zh-Hans"),
    plant("interviews", "COL005", "another English text that says so", "language:", language="zh-Hans"),
    plant(NEWS, "COL006", "a keyword twice", "keywords:", keywords="[fish, Fish]"),
    plant(NEWS, "COL006", "eleven keywords", "keywords:", keywords="[a, b, c, d, e, f, g, h, i, j, k]"),
    plant("laws-and-regulations", "COL007", "a law without a time", publish=None),
    plant(
        NEWS,
        "COL008",
        "an old text without its day",
        dated=None,
        origin="https://old.example/a",
        also=(("", "COL001"),),
    ),
    plant(
        "database-query",
        "COL010",
        "the words of another document",
        BODY,
        id="zzzzz001",
        slug="again",
        base="database-query/2026/newborn-screening-places",
    ),
    plant(NEWS, "COL019", "no text", BODY, body=""),
    plant(NEWS, "PEO002", "a contact whom nobody knows", "contact:", contact="li.wie"),
    plant("public-qa", "PEO002", "a contact whom nobody knows", "contact:", contact="nobody"),
    plant(NEWS, "PEO003", "a contact of another department", "contact:", contact="wang.qing"),
    plant("service-guide", "PEO003", "a contact of another department", "contact:", contact="ma.li"),
    plant(
        NEWS,
        "PEO003",
        "a contact whose term has ended",
        "contact:",
        department="international-cooperation",
        contact="cao.min",
    ),
    plant("public-qa", "PEO004", "an answer by nobody", "answered_by:", answered_by="sanitation"),
    plant("ministers-mailbox", "PEO004", "a reply by nobody", "answered_by:", answered_by="sanitation"),
    plant(NEWS, "LNK001", "a link to no document", "See", add="See [it](doc:zzzzzzzz)."),
    plant(NEWS, "LNK001", "a link to a document that was withdrawn", "See", add="See [it](doc:tx2ey35z)."),
    plant(NEWS, "LNK001", "a link to a document that is not public yet", "See", add="See [it](doc:xxw51ahn)."),
    plant(NEWS, "LNK002", "a link to no place in the text", "See", add="See [above](#results)."),
    plant(NEWS, "LNK002", "a link to no article of a law", "See", add="See [it](doc:pa034pye#article-99)."),
    plant(NEWS, "LNK003", "a file that is not there", "See", add="See [the table](table.csv)."),
    plant(NEWS, "LNK003", "a picture that is not there", "![", add="![A fish](fish.png)"),
    plant(
        NEWS, "LNK004", "a picture that the text does not show", BODY, files={"fish.png": PNG}, also=(("", "SEC006"),)
    ),
    plant(NEWS, "LNK007", "to be published with nothing", "publish:", publish="with zzzzzzzz"),
    plant(NEWS, "MED002", "a picture of nothing", "![", add="![A map](media:zzzzzzzz)"),
    plant(NEWS, "MED002", "a picture of a document that shares none", "![", add="![A map](media:pa034pye)"),
    plant(NEWS, "MED002", "a form that was withdrawn", "The", add="The [route](media:q9d5b1xz)."),
    plant(
        NEWS,
        "MED003",
        "a picture without words",
        "![](",
        add="![](fish.png)",
        files={"fish.png": PNG},
        also=(("", "SEC006"),),
    ),
    plant(NEWS, "DAT004", "a day before the republic", "dated:", dated="1949-09-30"),
    plant(NEWS, "DAT004", "a day in ten years", "dated:", dated="2036-11-24"),
    plant("service-guide", "DAT004", "checked tomorrow", "checked:", checked="2026-11-25"),
    plant(
        "media-reports",
        "DAT004",
        "reprinted from tomorrow",
        "source_dated:",
        source_dated="2026-11-25",
        reprinted="2026-11-26",
    ),
    plant(NEWS, "REV001", "a status that nobody gave", "status:", status="approved"),
    plant(NEWS, "REV001", "submitted by nobody", "status:", status="submitted"),
    plant("clarifications", "REV001", "returned by nobody", "status:", status="returned"),
)
