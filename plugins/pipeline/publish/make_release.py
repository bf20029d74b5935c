"""From what is approved to what the public sees: seal, build, prepare, switch, seal."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from plugins.model.act import Released
from plugins.model.clock import day_of
from plugins.model.error import IntegrityError, SiteError
from plugins.model.plan import Catalogue
from plugins.pipeline.build.build import BuildOptions
from plugins.pipeline.build.outcome import Outcome
from plugins.pipeline.build.run import run_build
from plugins.pipeline.cache.fingerprints import derivation_fingerprint as engine_digest
from plugins.pipeline.publish.arrivals import refuse_tracked
from plugins.pipeline.publish.carried_policy import carried_policy
from plugins.pipeline.publish.carried_texts import carried_texts
from plugins.pipeline.publish.compared_words import refuse_other_words
from plugins.pipeline.publish.last_good_copies import refresh_copies
from plugins.pipeline.publish.mended_link import mend_forged, mend_link, told_with
from plugins.pipeline.publish.opened_acts import opened_acts
from plugins.pipeline.publish.progress_pages import publish_progress
from plugins.pipeline.publish.shown_texts import acts_of_texts, closed_texts, closed_titles
from plugins.pipeline.publish.signed_state import SignedState, read_signed_state
from plugins.pipeline.publish.unexplained_endings import refuse_endings, require_release
from plugins.pipeline.snapshot.last_seal import keep_last_seal
from plugins.pipeline.snapshot.policy_in_force import keep_policy
from plugins.release.build import Prepared, Provenance, prepare
from plugins.release.current import Current, carried_acts, current, release_at
from plugins.release.evidence import ACTS
from plugins.release.prune import discard, discarded_if_refused, prune, purge, purge_notices, purge_texts
from plugins.release.store import Source
from plugins.release.switch import switch
from plugins.render.assets import software_digest as theme_digest
from plugins.review import signature
from plugins.review.keyring import signer
from plugins.review.sealing import machine_of, seal

TRIES = 3
"""How often a build is repeated that runs past midnight."""

EXAMPLE = re.compile(r"//(?:[^/]*\.)?example(?:\.(?:com|net|org))?(?::[0-9]+)?$")
"""Addresses that nobody can have. Source: RFC 2606, 2 and 3."""

Now = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Release:
    """The result of a release.

    Attributes:
        outcome: of the build.
        number: of the release that the public sees now.
        new: whether this run made it.
        public: ids of documents that are new in it, or in a new text.
        ended: ids of documents that are no longer in it.
        notes: sentences about damage that was found and repaired, to be read by the office.
        alarm: what the public saw instead of a release, as a sentence, ``""`` for nothing.
    """

    outcome: Outcome
    number: int
    new: bool
    public: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    alarm: str = ""


def make_release(options: BuildOptions, now: Now, *, ending: int = 0, after: int = 0) -> Release:
    """Release what is approved at this instant.

    The instant of the build is the time of publication that pages show. When
    the day has changed before the switch, the site is built again, so that
    the day on the page is the day on which it appeared.

    Args:
        options: its instant and ``releasing`` are set here.
        now: the machine's clock, with a zone.
        ending: how many documents may end of which no act says so.
        after: the number of the release that the public sees, where ``public/`` was lost; else nothing.

    Raises:
        RefusedError: more documents would end; or ``public/`` is lost, and the ledger may have lost its end with it.
        SiteError: the release was not made, for whatever reason, words that differ from what was approved among
            them; the public site is as it was.
    """
    root = options.root
    refuse_tracked(root)
    alarm = mend_link(root)
    with told_with(alarm):
        state = read_signed_state(root)
    if forged := mend_forged(root, state):
        alarm, state = forged, read_signed_state(root)
    with told_with(alarm):
        return replace(_release(options, now, state, ending, after), alarm=alarm)


def _release(options: BuildOptions, now: Now, state: SignedState, ending: int, after: int) -> Release:
    root = options.root
    machine = machine_of(root, state.policy, now())
    require_release(state, after)
    if seal_current(root, state, now()):
        state = read_signed_state(root)
    if seal(root, state.ledger, state.policy, now()):
        state = read_signed_state(root)
    _, sign = signer(root, machine, now())
    for _ in range(TRIES):
        at = now().replace(microsecond=0)
        outcome = run_build(replace(options, at=at, releasing=True))
        publish_progress(root, state.policy, outcome.entries, options.theme, at)
        prepared = _prepare(root, state, outcome, at, options, partial(_sign, sign))
        if not prepared.new:
            clean_up(root, state, outcome.catalogue, None)
            return Release(outcome, prepared.number, new=False)
        with discarded_if_refused(root, prepared.number):
            ready = _ready(root, prepared)
            refuse_endings(state, ready, outcome.catalogue, ending)
            refuse_other_words(ready, state.released, outcome.catalogue)
            if day_of(now()) == day_of(at):
                switch(root, prepared)
                break
    else:
        discard(root, prepared.number)
        raise SiteError("the day changed during every build; the public site is as it was")
    made = seal_current(root, replace(state, released=current(root)), now())
    left = tuple(state.released.documents_unlike(ready)) if state.released else ()
    clean_up(root, state, outcome.catalogue, made, left)
    public, ended = (made.public, made.ended) if made else ((), ())
    return Release(outcome, prepared.number, True, tuple(id for id, _ in public), ended, prepared.notes)


def first_release(made: Release) -> Iterator[str]:
    """Yield what the first release of a site should not be without somebody having noticed."""
    site = made.outcome.catalogue.policy.site
    if made.new and made.number == 1 and EXAMPLE.search(site.base_url):
        yield (
            f"policy/site.yaml says that the site is {site.base_url}, an address for examples; links, feeds and the "
            "people of policy/people.yaml are those of the example until you change them"
        )


def seal_current(root: Path, state: SignedState, at: datetime) -> Released | None:
    """Seal the current release unless a seal records it already; return what was sealed.

    This is the last step of a release, and the first of the next one after a crash.
    """
    shown, ledger = state.released, state.ledger
    if shown is None or shown.digest in {s.release.digest for s in ledger.seals if s.release} or ledger.fault:
        return None
    before, documents = state.documents, shown.documents
    released = Released(
        number=shown.number,
        digest=shown.digest,
        at=shown.manifest.at,
        public=tuple(sorted((id, digest) for id, digest in documents.items() if before.get(id) != digest)),
        ended=tuple(sorted(before.keys() - documents.keys())),
    )
    seal(root, ledger, state.policy, at, released)
    return released


def clean_up(
    root: Path, state: SignedState, catalogue: Catalogue, made: Released | None, left: Iterable[str] = ()
) -> None:
    """Refresh the last good copies; remove old releases, and every byte of what is no longer public.

    This follows every release, also one that brings nothing new, because the one
    before may have been stopped half way. ``made`` is what was sealed of this one;
    ``state`` were read before that; ``left`` are ids that the release before had and this may not have.
    """
    refresh_copies(root, state.policy, catalogue)
    keep_policy(root, state.policy)
    keep_last_seal(root, shown.manifest.seal if (shown := current(root)) else "")
    prune(root)
    releases = [one.release for one in state.ledger.seals if one.release]
    ended = {id for one in (*releases, *([made] if made else [])) for id in one.ended}
    ended = {*ended, *left} - catalogue.publications.keys()
    if ended:
        purge(root, ended)
    if closed := closed_texts(catalogue):
        purge_texts(root, closed)
    if titles := closed_titles(catalogue, (signed.act for signed in state.ledger.acts.values())):
        purge_notices(root, titles)


def _prepare(
    root: Path, state: SignedState, outcome: Outcome, at: datetime, options: BuildOptions, sign: Callable[[bytes], str]
) -> Prepared:
    ledger = state.ledger
    catalogue = outcome.catalogue
    acts_of = dict(acts_of_texts(catalogue))
    for notice in catalogue.notices:
        withdrawn = catalogue.dossiers[notice.id].notice
        acts_of[notice.id] = (withdrawn.id,) if withdrawn else ()
    without = [id for id, acts in acts_of.items() if not acts]
    acts_of.update(carried_acts(root, without))
    evidence: dict[str, Source] = {
        f"{ACTS}{act}.act": f"{root}/{ledger.acts[act].act.path}"
        for acts in acts_of.values()
        for act in acts
        if act in ledger.acts
    }
    last = ledger.seals[-1] if ledger.seals else None
    shown = state.released.path if state.released else None
    evidence |= opened_acts(root, ledger, {act for acts in acts_of.values() for act in acts}, shown)
    evidence |= carried_policy(root, len(ledger.policy_acts.ids))
    evidence |= carried_texts(root, catalogue, state.policy, outcome.findings, options.theme, shown)
    return prepare(
        root,
        output=outcome.out,
        plan=outcome.whole,
        measured=outcome.digests,
        documents={id: p.revision.digest for id, p in catalogue.publications.items()},
        acts_of=acts_of,
        evidence=evidence,
        at=at,
        provenance=Provenance(
            engine_digest(), theme_digest(options.theme), state.policy.digest, last.digest if last else ""
        ),
        sign=sign,
        min_number=1 + max((one.release.number for one in ledger.seals if one.release), default=0),
    )


def _ready(root: Path, prepared: Prepared) -> Current:
    """Read a release that was prepared."""
    found = release_at(root, prepared.number)
    if found is None:
        raise IntegrityError(f"{prepared.path} is gone before it was public")
    return found


def _sign(sign: Callable[[bytes, str], str], payload: bytes) -> str:
    return sign(payload, signature.RELEASES)
