"""What news, releases, statements, clarifications and reprints may not be."""

from __future__ import annotations

from tests.rules.planted.plant import BODY, Plant, plant

UNNAMED = "An unnamed official said that more will follow."
SPEAKING = (
    "clarifications", "international-updates", "interviews", "leaders-activities", "media-reports",
          "press-conferences",
    "press-releases", "regional-updates", "releases-of-affiliated-units", "spokesperson-statements", "work-updates",
)  # fmt: skip
REGION, CLAIM, STATEMENT, RELEASE = "regional-updates", "clarifications", "spokesperson-statements", "press-releases"
NOT_PUBLIC, OTHER_TEXT = "xxw51ahn", "pa034pye"


def _reprint(column: str) -> tuple[Plant, ...]:
    return (
        plant(column, "COL001", "a reprint without its source", source=None),
        plant(column, "COL001", "a reprint that does not say when it was published there", source_dated=None),
        plant(column, "REP001", "a reprint of the internet", "source:", source="Internet"),
        plant(column, "REP001", "a reprint of foreign media", "source:", source="综合外媒报道"),
        plant(column, "REP002", "a reprint that nobody finds", source_address=None),
        plant(column, "REP002", "a reprint of this site", "source_address:",
              source_address="https://www.health.example/about.html"),
        plant(column, "REP003", "a reprint before the original", "reprinted:", reprinted="2026-11-01"),
        plant(column, "PEO005", "a reprint by a department", "department:", department="disease-control",
              contact="li.wei"),
    )  # fmt: skip


ROWS = (
    *(plant(column, "PRE001", "an official without a name", "An unnamed", add=UNNAMED) for column in SPEAKING),
    plant("work-updates", "PRE001", "an official on condition of anonymity", "The plan",
          add="The plan comes from officials speaking on condition of anonymity."),
    plant("regional-updates", "PRE001", "an official who does not want to be named", "一位",
          add="一位不愿透露姓名的官员说，明年还会增加。"),
    *_reprint("international-updates"),
    *_reprint("media-reports"),
    plant(REGION, "COL001", "news of no region", region=None),
    plant(REGION, "COL001", "news of nobody there", source=None),
    plant(REGION, "LOC001", "news of the ministry", "source:", source="Ministry of Health"),
    plant(REGION, "LOC001", "news of a department", "source:", source="Disease Control"),
    plant(CLAIM, "CLA001", "a verdict without a source", evidence=None),
    plant(CLAIM, "CLA001", "a verdict that rests on what is not public", "evidence:", evidence=f"[{NOT_PUBLIC}]"),
    plant(CLAIM, "CLA001", "this site as if it were another source", "evidence_address:",
          evidence_address="https://www.health.example/x.html"),
    plant(CLAIM, "LNK005", "a verdict that rests on nothing", "evidence:", evidence="[zzzzzzzz]"),
    plant(CLAIM, "CLA002", "the claim as the title", "title:",
          title="A Sleeping Agent Has Been Put into the Tap Water"),
    plant(CLAIM, "CLA002", "no more than the claim", BODY,
          body="\nA sleeping agent has been put into the tap water of "
          "Lanting so that people stay calm. Share this before it is deleted.\n"),
    plant(CLAIM, "CLA003", "answered before it was claimed", "appeared_on:", appeared_on="2026-11-11"),
    plant(CLAIM, "COL001", "a verdict on no claim", claim=None),
    plant(CLAIM, "COL001", "a claim without a verdict", verdict=None),
    plant(CLAIM, "COL001", "a claim that appeared nowhere", appeared=None, swap=(
        "- Messages in groups of parents in Lanting\n- Printed slips in two blocks of flats in the east of the city\n",
        "")),
    plant(CLAIM, "REA010", "a verdict of one's own", "verdict:", verdict="doubtful"),
    plant(CLAIM, "REG009", "an expert who is in no register", "expert:", expert_entry=None),
    plant(CLAIM, "REG009", "an expert who is not asked any more", "expert_entry:", expert_entry="j6t0m9rc"),
    plant(CLAIM, "REG009", "an entry of another register", "expert_entry:", expert_entry="w4d0h8rc"),
    plant(CLAIM, "REG009", "an entry without the expert", "expert_entry:", expert=None),
    plant(STATEMENT, "COL001", "a statement on nothing", announces=None),
    plant(STATEMENT, "COL001", "a statement by nobody", spokesperson=None),
    plant(STATEMENT, "PRE003", "a statement on what is not public", "announces:", announces=f"[{NOT_PUBLIC}]"),
    plant(STATEMENT, "PRE004", "a statement by the head of the office", "spokesperson:", spokesperson="zhao.min"),
    plant(STATEMENT, "PRE004", "a statement by nobody who is known", "spokesperson:", spokesperson="y.ting"),
    plant(RELEASE, "COL001", "a release without its day", dated=None),
    plant(RELEASE, "PRE002", "a release about nothing", announces=None),
    plant(RELEASE, "PRE005", "a release that does not wait for its conference", "publish:", announces="[c5nq8h2w]"),
    plant(RELEASE, "LNK005", "a release about a question", "announces:", announces="[v0fwntc7]"),
    plant("work-updates", "COL001", "news without a day", dated=None),
    plant("work-updates", "REV002", "public news changed without a note",
          base="work-updates/2026/wastewater-exchange",
          summary="Other words.", also=(("", "REV002"),)),
    plant("work-updates", "REV002", "public news changed with the note of last time", "change_note:",
          base="work-updates/2026/hospital-water.v2", summary="Other words."),
    plant("work-updates", "REV004", "public news under another address", "slug:", slug="moved",
          base="work-updates/2026/wastewater-exchange", change="minor", change_note="Moves it"),
    plant("work-updates", "REV004", "public news of another year", "dated:", dated="2025-11-19",
          base="work-updates/2026/wastewater-exchange", change="minor", change_note="Another day"),
    plant("work-updates", "REV001", "public news that says it was withdrawn", "status:", status="withdrawn",
          base="work-updates/2026/river-fish"),
)  # fmt: skip
