"""Whether the root let a release through: from its fingerprint over policies, machine and seals to every approval."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from itertools import pairwise

from plugins.model.digest import revision_digest, sha256
from plugins.model.error import IntegrityError, SiteError
from plugins.model.policy_chain import PolicyAct, PolicyChain
from plugins.model.subject import Subject
from plugins.policy.entitlements import Entitlements, entitles, read_entitlements
from plugins.release.evidence import ACTS, LETS_THROUGH, POLICY, POLICY_FILES, TEXTS
from plugins.release.manifest import Manifest
from plugins.release.opened_seals import SealedAct
from plugins.review import signature
from plugins.review.canonical import FILE
from plugins.review.carried_act import CarriedAct, fault_of_act, fault_of_approval, read_carried_act
from plugins.review.policy_acts import followed

ACT = re.compile(r"policy/([0-9]{6})\.act")
APPROVES = LETS_THROUGH | {"submit"}


def kept_name(digest: str) -> str:
    """Return where a file of a policy lies below ``evidence/``, by its SHA-256."""
    return f"{POLICY_FILES}{digest}.yaml"


@dataclass(frozen=True)
class Signed:
    """One policy that the root let through: from when it held, and who may approve what under it."""

    act: PolicyAct
    entitlements: Entitlements


@dataclass(frozen=True)
class Trust:
    """What a release carries to be judged by the fingerprint of a root.

    Attributes:
        manifest: of the release.
        evidence: the files under ``evidence/`` by their path below it.
        sealed: when its acts counted, by id, as far as a seal among the evidence says so.
    """

    manifest: Manifest
    evidence: Mapping[str, bytes]
    sealed: Mapping[str, SealedAct] = field(default_factory=dict)

    @cached_property
    def policies(self) -> tuple[Signed, ...]:
        """The policies that the root let through, in their order.

        Raises:
            IntegrityError: an act does not count, or a file of a policy is missing or another.
        """
        return tuple(self._policies())

    def _policies(self) -> Iterator[Signed]:
        chain = PolicyChain()
        for path in sorted(path for path in self.evidence if ACT.fullmatch(path)):
            try:
                chain = followed(chain, self.evidence[path])
            except IntegrityError as error:
                raise IntegrityError(f"evidence/{path}: {error}") from error
            if chain.last:
                yield Signed(chain.last, self._entitlements(chain.last))

    def _entitlements(self, act: PolicyAct) -> Entitlements:
        sources = {}
        for path, digest in act.files:
            if entitles(path):
                name = kept_name(digest)
                sources[path] = self.evidence.get(name, b"")
                if sha256(sources[path]) != digest:
                    raise IntegrityError(f"evidence/{name}: missing or another; it is {path} of policy {act.number}")
        try:
            return read_entitlements(sources)
        except (SiteError, UnicodeDecodeError) as error:
            raise IntegrityError(f"policy {act.number} cannot be read: {error}") from error

    def faults(self, root: str, signer: str) -> list[str]:
        """Return one sentence for each thing that the root did not let through.

        Args:
            root: its fingerprint, the digest of the first root act.
            signer: fingerprint of the key that signed ``release.json``.
        """
        try:
            policies = self.policies
        except IntegrityError as error:
            return [str(error)]
        if not policies:
            return ["evidence/policy/: there is no root act; nobody signed the policy behind this release"]
        if f"sha256:{policies[0].act.id}" != root:
            return [f"evidence/policy/000001.act: the root is sha256:{policies[0].act.id}, not {root}"]
        found: list[str] = []
        if self.manifest.policy != policies[-1].act.digest:
            found.append("release.json: it was made under a policy that is not the one that the root signed last")
        if not self.is_machine(signer, self.manifest.at):
            found.append(f"release.json: signed by {signer}, which the root let through for no machine")
        return [*found, *self._idle_files(), *self._seal_faults(), *self._act_faults(), *self._text_faults()]

    def _idle_files(self) -> Iterator[str]:
        """Yield a sentence for each file of a policy that no act of the root names."""
        named = {kept_name(digest) for one in self.policies for path, digest in one.act.files if entitles(path)}
        acts = {path for path in self.evidence if ACT.fullmatch(path)}
        for path in sorted(path for path in self.evidence if path.startswith(POLICY)):
            if path not in named | acts:
                yield f"evidence/{path}: no act of the root names it"

    def is_machine(self, fingerprint: str, at: datetime) -> bool:
        """Tell whether a key was a machine's at an instant, by the policy of then or of today."""
        people = (one for signed in self._in_force(at) for one in signed.entitlements.people.values())
        keys = (key for one in people if one.holds("machine", at) for key in one.keys_at(at))
        return any(signature.fingerprint(key) == fingerprint for key in keys)

    def _seal_faults(self) -> Iterator[str]:
        for seal in sorted({(one.seal, one.fingerprint, one.at) for one in self.sealed.values()}):
            if not self.is_machine(seal[1], seal[2]):
                yield f"seal {seal[0]}: signed by {seal[1]}, which the root let through for no machine"

    def _in_force(self, at: datetime) -> tuple[Signed, ...]:
        """Return the newest policy, and the one that held at an instant; the first one for what came before it."""
        then = [one for one in self.policies if one.act.at <= at][-1:] or self.policies[:1]
        return tuple({one.act.number: one for one in (self.policies[-1], *then)}.values())

    @cached_property
    def acts(self) -> Mapping[str, CarriedAct]:
        """Acts of the release by id; those that cannot be read are left to whoever checks the evidence."""
        found = {}
        for path, data in self.evidence.items():
            if path.startswith(ACTS):
                try:
                    signed = read_carried_act(data)
                except IntegrityError:
                    continue
                seal = self.sealed.get(signed.act.id)
                found[signed.act.id] = CarriedAct(signed, seal.at if seal else signed.act.at)
        return found

    def _act_faults(self) -> Iterator[str]:
        for id in sorted({act for named in self.manifest.acts.values() for act in named}):
            one = self.acts.get(id)
            if one is None:
                yield f"evidence/{ACTS}{id}.act: it is no act that can be judged"
            elif fault := self._fault_of(one):
                yield f"evidence/{ACTS}{id}.act: {one.signed.act.act} by {', '.join(one.signed.act.by)}: {fault}"

    def _fault_of(self, one: CarriedAct) -> str:
        faults = [fault_of_act(one, signed.entitlements) for signed in self._in_force(one.at)]
        return "" if "" in faults else f"the root never let that through; {faults[0]}"

    def _text_faults(self) -> Iterator[str]:
        for id, digest in sorted(self._shown()):
            subject = self._subject(id, digest)
            if subject is None:
                yield f"document {id}: the text {digest} is not among the evidence with these bytes"
            elif fault := self._fault_of_text(id, digest, subject):
                yield f"document {id}: the text {digest} is not approved: {fault}"

    def _shown(self) -> set[tuple[str, str]]:
        """Return id and digest of each text that the release shows."""
        former = {(file.owner, digest) for file in self.manifest.files.values() for digest in file.texts}
        return {*self.manifest.documents.items(), *former}

    def _fault_of_text(self, id: str, digest: str, subject: Subject) -> str:
        named = (self.acts[act] for act in self.manifest.acts.get(id, ()) if act in self.acts)
        acts = [
            one
            for one in named
            if one.signed.act.act in APPROVES
            and any((item.id, item.digest) == (id, digest) for item in one.signed.act.items)
        ]
        last = max((one.at for one in acts), default=self.manifest.at)
        faults = [self._fault_under(signed.entitlements, acts, subject) for signed in self._in_force(last)]
        return "" if "" in faults else faults[0]

    def _fault_under(self, policy: Entitlements, acts: Sequence[CarriedAct], subject: Subject) -> str:
        counting = [one for one in acts if not fault_of_act(one, policy)]
        return fault_of_approval(counting, subject, policy, policy.chains, policy.urgent)

    @cached_property
    def _texts(self) -> Mapping[str, bytes]:
        """Canonical bytes of texts by their digest, as the shelves have them."""
        lines = (
            line
            for path, data in self.evidence.items()
            if path.startswith(TEXTS)
            for line in data.decode(errors="replace").splitlines()
        )
        return {f"sha256:{line[:64]}": _bytes_of(line[65:]) for line in lines}

    @cached_property
    def _files(self) -> Mapping[tuple[str, str], Mapping[str, str]]:
        """Names and SHA-256 of the attachments of each text, by id and digest; ``""`` for the public text."""
        found: dict[tuple[str, str], dict[str, str]] = {}
        for file in self.manifest.files.values():
            id, _, rest = file.key.partition("/")
            if file.kind == "attachment":
                found.setdefault((id, ""), {})[rest] = file.sha256
            elif file.kind == "former-file":
                digest, _, name = rest.partition("/")
                found.setdefault((id, digest), {})[name] = file.sha256
        return found

    def _subject(self, id: str, digest: str) -> Subject | None:
        """Return what of a text decides who may approve it; None where its bytes are missing or others."""
        data = self._texts.get(digest, b"")
        public = self.manifest.documents.get(id) == digest
        files = self._files.get((id, "" if public else digest), {})
        if revision_digest([(FILE, sha256(data)), *files.items()]) != digest:
            return None
        fields = dict(_fields(data))
        if fields.get("id") != id:
            return None
        named = (fields.get(name, "") for name in ("department", "leader", "contact"))
        return Subject(fields.get("column", ""), *named)


def _bytes_of(text: str) -> bytes:
    try:
        return str(json.loads(text)).encode()
    except ValueError:
        return b""


def _fields(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield the fields of canonical bytes that hold one text."""
    for before, line in pairwise(data.decode(errors="replace").split("\n")):
        if line == "---" and before != "---":
            return
        name, _, value = line.partition(": ")
        if value.startswith('"'):
            yield name, json.loads(value)
