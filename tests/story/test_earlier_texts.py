"""Earlier texts: reachable with what changed, gone with a withdrawal, and gone where an approval withholds them."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from plugins.model.address import difference_address, former_address
from plugins.model.error import RefusedError
from plugins.pipeline.publish.signed_state import check_signature
from plugins.pipeline.setup.keys import machine_key
from plugins.pipeline.workspace.inquiries import texts_to_close
from plugins.policy.load import load_policy
from plugins.release.current import current
from plugins.release.evidence import coverage_faults
from plugins.release.verify import verify_release
from plugins.review import signature
from tests.render.html_pages import parse
from tests.sites.places import files
from tests.sites.scanner import leaks
from tests.sites.texts import LAWS, law
from tests.story.wells import FIRST, ID, PAGE, PATH, SECOND, TABLE_PATH, TITLE, edit

NAME = "Zhangsanfeng"
SAMPLE = f"The patient {NAME} of Stone Bridge is well."


def approved_digests(site, id=ID):
    """Return the digest of each text of a document, oldest first."""
    return [approval.digest for approval in site.workspace().dossier(id).approvals]


def release(site):
    """Release, an hour later than what was before."""
    site.tick(hours=1)
    return site.release()


def public(site):
    """Return what the public sees."""
    return files(site.root / "public" / "current")


def changed(page):
    """Return what was taken out of the words of a text, and what was put in."""
    words = page.partition('class="difference-group"')[2]
    return re.findall(r"<(ins|del)><span[^>]*>[^<]*</span>([^<]*)</", words)


def corrected(site, body=SECOND, note="Counts the wells again", **more):
    """Change the text, have it approved and release it; return the digests of all texts."""
    edit(site, body, note)
    site.approve(PATH, **more)
    release(site)
    return approved_digests(site)


def test_each_text_stays_at_an_address_of_its_own_with_the_time_in_which_it_stood(released):
    first, _ = corrected(released)
    page = parse(public(released)[former_address(ID, first)[1:]].decode())
    (banner,) = page.words("section", class_="former-banner")
    assert "This is an earlier version." in banner
    assert "It was public from 20 November 2026, 12:04 until 20 November 2026, 13:07" in banner
    assert FIRST in page.words("div", class_="text")[0]
    assert f'href="/{PAGE}"' in public(released)[former_address(ID, first)[1:]].decode()
    assert '<meta name="robots" content="noindex">' in public(released)[former_address(ID, first)[1:]].decode()


def test_the_difference_is_two_clicks_from_the_document_and_one_from_its_feed(released):
    first, second = corrected(released)
    address = difference_address(ID, first, second)
    shown = public(released)
    assert f'href="{address}"' in shown[PAGE].decode()
    assert f'{address}"/>' in shown["work-updates/feed.xml"].decode()
    page = shown[address[1:]].decode()
    assert changed(page) == [("ins", "-one")]
    assert '<meta name="robots" content="noindex">' in page
    assert "Minor change" in page


def test_neither_stands_in_the_sitemap_or_in_the_index(released):
    corrected(released)
    shown = public(released)
    assert "/former/" not in shown["sitemap.xml"].decode()
    assert not [path for path, data in shown.items() if path.startswith("search/") and b"former/" in data]


def test_an_attachment_that_was_replaced_under_its_name_is_seen_and_the_earlier_one_stays(released):
    released.write(TABLE_PATH, "well,clean\nStone Bridge,no\n")
    first, second = corrected(released, FIRST, "Corrects the table")
    shown = public(released)
    page = parse(shown[difference_address(ID, first, second)[1:]].decode())
    assert "wells.csv was replaced" in page.words("ul", class_="difference-files")[0]
    assert shown[f"{former_address(ID, first)[1:].removesuffix('.html')}/wells.csv"].endswith(b"Stone Bridge,yes\n")


def test_each_of_several_texts_is_compared_with_the_next_one(released):
    corrected(released)
    third = corrected(released, "Thirty wells are clean.", "Counts them a third time")[-1]
    first, second = approved_digests(released)[:2]
    shown = public(released)
    assert former_address(ID, first)[1:] in shown
    assert former_address(ID, second)[1:] in shown
    assert former_address(ID, third)[1:] not in shown
    assert difference_address(ID, first, second)[1:] in shown
    assert difference_address(ID, second, third)[1:] in shown
    assert difference_address(ID, first, third)[1:] not in shown


def test_the_page_of_an_earlier_text_changes_no_more(released):
    first, _ = corrected(released)
    path = former_address(ID, first)[1:]
    before = public(released)[path]
    corrected(released, "Thirty wells are clean.", "Counts them a third time")
    assert public(released)[path] == before


def test_of_a_withdrawn_document_no_text_is_left_and_a_later_approval_brings_none_back(released):
    edit(released, SAMPLE)
    released.approve(PATH)
    release(released)
    released.stop("withdraw", PATH)
    release(released)
    assert leaks(released.root / "public", NAME, FIRST.split()[0] + " wells are clean") == []
    edit(released, "Sixty wells are clean.", "Written anew")
    released.approve(PATH)
    release(released)
    assert leaks(released.root / "public", NAME) == []
    assert not [path for path in public(released) if path.startswith("former/")]
    assert "The document was withdrawn" in public(released)[PAGE].decode()


def test_what_an_approval_withholds_lies_nowhere_on_the_public_host(released):
    corrected(released, SAMPLE, "Names a sample")
    assert leaks(released.root / "public", NAME) != []
    corrected(released, SECOND, "Takes out a name", former="personal-data")
    assert leaks(released.root / "public", NAME) == []
    shown = public(released)
    assert not [path for path in shown if path.startswith("former/")]
    text = parse(shown[PAGE].decode()).words("section", class_="trail")[0]
    assert text.count("because it held personal data") == 2
    assert "Names a sample" not in text
    for digest in approved_digests(released)[:-1]:
        assert digest.removeprefix("sha256:")[:12] not in shown[PAGE].decode()


def test_what_is_withheld_once_stays_so_and_later_texts_are_shown(released):
    corrected(released, SAMPLE, "Names a sample")
    second = corrected(released, SECOND, "Takes out a name", former="personal-data")[-1]
    third = corrected(released, "Thirty wells are clean.", "Counts them a third time")[-1]
    assert leaks(released.root / "public", NAME) == []
    shown = {path for path in public(released) if path.startswith("former/") and path.endswith(".html")}
    assert shown == {former_address(ID, second)[1:], difference_address(ID, second, third)[1:]}


def test_a_release_that_showed_it_as_an_earlier_text_alone_goes_too(released):
    corrected(released, SAMPLE, "Names a sample")
    corrected(released, SECOND, "Takes out a name")
    assert leaks(released.root / "public", NAME) != []
    corrected(released, "Thirty wells are clean.", "Counts again", former="court-order")
    assert leaks(released.root / "public", NAME) == []


def test_whoever_withholds_sees_before_which_texts_will_go(released):
    corrected(released, SAMPLE, "Names a sample")
    edit(released, SECOND, "Takes out a name")
    released.submit(PATH)
    lines = list(texts_to_close(released.workspace(), ID))
    assert all(re.match(r"2026-11-[0-9]{2} [0-9]{2}:[0-9]{2}  ", line) for line in lines)
    assert [line[18:] for line in lines] == [f"{TITLE}: Names a sample", TITLE]
    assert lines[0] > lines[1], "the newest first"
    released.workspace().approve(PATH, "chen.yu", former="personal-data")
    released.tick()
    release(released)
    edit(released, "Thirty wells are clean.", "Counts again")
    assert [line.partition(": ")[2] for line in texts_to_close(released.workspace(), ID)] == ["Takes out a name"]


def test_a_reason_that_is_none_withholds_nothing(released):
    edit(released)
    with pytest.raises(RefusedError, match="former is 'withheld: embarrassment'; it is one of withheld: personal-data"):
        released.approve(PATH, former="embarrassment")
    assert len(approved_digests(released)) == 1


def test_a_law_keeps_its_earlier_texts_as_well(site):
    path = f"{LAWS}/wells.md"
    site.write(path, law("wa23aws9", "Measures on Wells", body="**Article 1** Wells are sampled within 24 hours."))
    site.approve(path)
    release(site)
    lines = ("change: minor", "change_note: Corrigendum of 20 November 2026")
    site.write(
        path, law("wa23aws9", "Measures on Wells", *lines, body="**Article 1** Wells are sampled within 42 hours.")
    )
    site.approve(path)
    release(site)
    first, second = approved_digests(site, "wa23aws9")
    shown = public(site)
    assert "within 24 hours" in shown[former_address("wa23aws9", first)[1:]].decode()
    page = shown[difference_address("wa23aws9", first, second)[1:]].decode()
    assert changed(page) == [("del", "24"), ("ins", "42")]


def test_a_release_rests_on_the_acts_of_every_text_it_shows(released):
    corrected(released)
    (key,) = load_policy(released.root).people[machine_key(released.root)].keys
    folder = (released.root / "public" / "current").resolve()
    assert verify_release(folder, fingerprint=signature.fingerprint(key.public), check=check_signature).faults == ()


def test_a_build_with_and_without_what_is_kept_gives_the_same_bytes(released):
    corrected(released)
    released.build()
    edit(released, "Thirty wells are clean.", "Counts them a third time")
    released.approve(PATH)
    kept = files(released.build().output)
    assert files(released.build(cache=False, out="whole").output) == kept


def test_a_release_that_shows_an_earlier_text_which_no_act_let_through_is_found(released):
    first, _ = corrected(released)
    now = current(released.root)
    evidence = {path.removeprefix("evidence/"): (now.path / path).read_bytes() for path in now.manifest.evidence}
    assert list(coverage_faults(now.manifest, evidence)) == []
    forged = "sha256:" + "0" * 64
    files_of = {
        path: replace(file, key=file.key.replace(first, forged)) if file.kind == "former" else file
        for path, file in now.manifest.files.items()
    }
    fault, *_ = coverage_faults(replace(now.manifest, files=files_of), evidence)
    assert (
        fault
        == f"{former_address(ID, first)[1:]}: no act among the evidence let the text {forged} through, which it shows"
    )
