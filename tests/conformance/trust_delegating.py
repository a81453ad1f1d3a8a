"""A publisher whose targets delegate to others: to named roles, by patterns or prefixes of hashes, or to bins."""

from collections.abc import Iterable
from datetime import datetime

from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import DelegatedRole, Delegations, MetaFile, SuccinctRoles, Targets

from tests.conformance.trust_publisher import ACCEPTED, NOW, NumberedSigner, Publisher, Step

TOP = "targets"


class Delegating(Publisher):
    """Every delegated role has its own key, and is published with the targets."""

    def __init__(self, now: datetime = NOW) -> None:
        self.delegated: dict[str, Targets] = {}
        self.signers_of: dict[str, list[CryptoSigner]] = {}
        super().__init__(now)

    def delegate(
        self,
        name: str,
        *paths: str,
        by: str = TOP,
        prefixes: list[str] | None = None,
        terminating: bool = False,
        signers: Iterable[CryptoSigner] = (),
    ) -> DelegatedRole:
        """Let `by` delegate these paths, or hashes, to the role; its signers are new unless others are given."""
        role = DelegatedRole(name, [], 1, terminating, None if prefixes else list(paths), prefixes)
        roles = self._delegations_of(by).roles
        assert roles is not None
        roles[name] = role
        for signer in signers or self._signers(name):
            self.role(by).add_key(signer.public_key, name)
        self._begin(name)
        return role

    def delegate_succinctly(self, bits: int, prefix: str, by: str = TOP) -> SuccinctRoles:
        """Let `by` delegate every path to one of 2^bits bins, which share a key."""
        succinct = SuccinctRoles([], 1, bits, prefix)
        (signer,) = self._signers(prefix)
        succinct.keyids = [signer.public_key.keyid]
        self.role(by).delegations = Delegations(
            {signer.public_key.keyid: signer.public_key}, succinct_roles=succinct
        )
        for name in succinct.get_roles():
            self.signers_of[name] = [signer]
            self._begin(name)
        return succinct

    def role(self, name: str) -> Targets:
        return self.targets if name == TOP else self.delegated[name]

    def add(
        self, name: str, role: str = TOP, data: bytes = b"", algorithms: Iterable[str] = ("sha256",)
    ) -> None:
        """Let the role sign this file from the next publication on."""
        entry = self.put_target(name, data or f"{name} of {role}".encode(), algorithms)
        self.role(role).targets[name] = entry

    def publish_targets(self, signers: Iterable[CryptoSigner] = ()) -> None:
        super().publish_targets(signers)
        for name in self.delegated:
            self.publish_delegated(name)

    def publish_top(self) -> None:
        """The targets alone: what they delegate to stays as it is."""
        super().publish_targets()

    def publish_delegated(self, name: str, algorithm: str = "sha256") -> None:
        role = self.delegated[name]
        role.version += 1
        data = self.signed(role, self.signers_of[name])
        self.files[self.file_of(name, role.version)] = data
        self.snapshot.meta[f"{name}.json"] = MetaFile.from_data(role.version, data, [algorithm])

    def publish_over(self) -> None:
        """New snapshot and timestamp over what is there."""
        self.publish_snapshot()
        self.publish_timestamp()

    def find(self, name: str) -> None:
        self.ask(name, ACCEPTED)

    def miss(self, name: str, code: str = "missing-target", differs: str = "") -> None:
        self.ask(name, code, differs)

    def ask(self, name: str, outcome: str, differs: str = "") -> None:
        """Let a client look for the target now."""
        self.steps.append(Step(dict(self.files), self.now, outcome, differs, name))

    def _delegations_of(self, name: str) -> Delegations:
        role = self.role(name)
        if role.delegations is None:
            role.delegations = Delegations({}, roles={})
        return role.delegations

    def _signers(self, name: str) -> list[CryptoSigner]:
        number = 500 + len(self.signers_of)
        return self.signers_of.setdefault(name, [NumberedSigner(number)])

    def _begin(self, name: str) -> None:
        if name not in self.delegated:
            self.delegated[name] = Targets(expires=self.expiry(TOP))
            self.delegated[name].version = 0  # publishing counts from here
