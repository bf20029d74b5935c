"""A release ends no more documents than acts and marks of secrecy explain, and follows on the one that is public."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.model.act import Released
from plugins.model.error import RefusedError
from plugins.model.plan import Catalogue
from plugins.model.standing import Dossier, Standing, State
from plugins.pipeline.publish.signed_state import SignedState
from plugins.pipeline.publish.unexplained_endings import refuse_endings, require_release
from plugins.review.ledger import Ledger
from tests.plan.make import NOW
from tests.review.office import act, digest, minutes, policy, seal

IDS = [f"aaaaaaa{n}" for n in range(8)]
SHOWN = Released(7, digest("release"), minutes(0), tuple((id, digest(id)) for id in IDS), ())
STATE = SignedState(policy(), Ledger({}, (seal(1, release=SHOWN),), {}, {}, "", ()), None)
HELD = Standing("", State.HELD, ("its approved bytes are missing or changed",), carried=True)


def refusal(ending: int = 0, count: int = 8, account: Dossier | None = None, standing: Standing = HELD) -> str:
    """Return why a release is refused that shows none of some documents, ``""`` where it is not."""
    ids = IDS[:count]
    shown = replace(SHOWN, public=SHOWN.public[:count])
    state = replace(STATE, ledger=replace(STATE.ledger, seals=(seal(1, release=shown),)))
    released = {id: replace(account or Dossier(id), id=id, released=((digest(id), minutes(0)),)) for id in ids}
    standings = {id: replace(standing, id=id) for id in ids}
    catalogue = Catalogue(NOW, policy(), {}, (), standings, released)
    try:
        refuse_endings(state, None, catalogue, ending)  # type: ignore[arg-type]  # nothing is public to compare with
    except RefusedError as error:
        return str(error)
    return ""


def test_a_withdrawal_explains_an_end():
    assert refusal(account=Dossier("", withdrawn=act("withdraw", "chen.yu"))) == ""


def test_a_rule_that_nobody_can_waive_explains_an_end():
    assert refusal(standing=replace(HELD, forbidden=True)) == ""


def test_the_destruction_of_what_is_shown_explains_an_end():
    assert refusal(count=1, account=Dossier("", expunged=(digest(IDS[0]),))) == ""


def test_the_destruction_of_another_text_explains_nothing():
    assert refusal(count=1, account=Dossier("", expunged=(digest("other"),))) != ""


def test_what_would_end_is_named_with_the_reason_and_counted():
    lines = refusal().splitlines()
    assert lines[0] == "the release would end 8 public documents without an act that says so:"
    assert lines[1:6] == [f"  {id}: its approved bytes are missing or changed" for id in IDS[:5]]
    assert lines[6] == "  and 3 more"
    assert lines[7].endswith("if they are to end without an act: python3 inv release --ending 8")


@pytest.mark.parametrize(("ending", "passes"), [(7, False), (8, True), (9, True)])
def test_no_more_end_than_somebody_allowed(ending, passes):
    assert (refusal(ending) == "") is passes


def test_a_root_that_never_released_needs_nobody_to_say_so():
    require_release(replace(STATE, ledger=replace(STATE.ledger, seals=())), 0)


@pytest.mark.parametrize("after", [0, 6, 8])
def test_where_releases_are_lost_only_the_number_of_the_last_one_will_do(after):
    with pytest.raises(RefusedError, match="the ledger ends with release 7"):
        require_release(STATE, after)


def test_where_releases_are_lost_the_number_of_the_last_one_goes_on():
    require_release(STATE, 7)
