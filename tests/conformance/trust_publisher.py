"""A publisher that writes repositories with python-tuf, good ones and every way in which they can be bad.

Keys come from numbers, times are fixed and signatures follow from what they sign, so every run writes the same bytes.
"""

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from urllib.parse import quote

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from securesystemslib.formats import encode_canonical
from securesystemslib.signer import CryptoSigner, Signature, SSlibKey
from tuf.api.metadata import (
    Metadata,
    MetaFile,
    Root,
    Snapshot,
    TargetFile,
    Targets,
    Timestamp,
)
from tuf.api.serialization.json import JSONSerializer

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
ACCEPTED = "accepted"
PLACES = "places.json"
LIVES = {"root": 730, "targets": 180, "snapshot": 60, "timestamp": 35}  # days
AnyRole = Root | Timestamp | Snapshot | Targets


class Step(NamedTuple):
    """One check for news: what the server has, what time the phone thinks it is, and what must come of it."""

    files: dict[str, bytes]
    now: datetime
    expected: str  # "accepted", or the code of the refusal
    differs: str  # why python-tuf says the opposite; empty where both agree
    asked: str = PLACES  # the target that is looked for


class NumberedSigner(CryptoSigner):
    """A key made from a number, which signs the same bytes the same way (RFC 6979)."""

    def __init__(self, number: int) -> None:
        self._secret = ec.derive_private_key(number, ec.SECP256R1())
        super().__init__(self._secret)

    def sign(self, payload: bytes) -> Signature:
        how = ec.ECDSA(hashes.SHA256(), deterministic_signing=True)
        return Signature(self.public_key.keyid, self._secret.sign(payload, how).hex())


class Publisher:
    """What a publisher holds; a case changes it at will, publishes, and says what a phone must make of it."""

    def __init__(self, now: datetime = NOW) -> None:
        self.steps: list[Step] = []
        self.files: dict[str, bytes] = {}
        self.now = now
        self.signers = {
            "root": [NumberedSigner(1), NumberedSigner(2), NumberedSigner(3)],
            "targets": [NumberedSigner(4), NumberedSigner(5)],
            "snapshot": [NumberedSigner(6)],
            "timestamp": [NumberedSigner(7)],
        }
        self.root = Root(expires=self.expiry("root"), consistent_snapshot=True)
        for role, signers in self.signers.items():
            for signer in signers:
                self.root.add_key(signer.public_key, role)
        self.root.roles["root"].threshold = 2
        self.root.roles["targets"].threshold = 2
        self.targets = Targets(expires=self.expiry("targets"))
        self.snapshot = Snapshot(expires=self.expiry("snapshot"))
        self.timestamp = Timestamp(expires=self.expiry("timestamp"))
        for signed in (self.root, self.targets, self.snapshot, self.timestamp):
            signed.version = 0  # publishing counts from here
        self.offer(b'{"places":[]}')
        self.publish_root()
        self.publish()
        self.anchor(self.files["metadata/1.root.json"])

    def expiry(self, role: str) -> datetime:
        return self.now + timedelta(days=LIVES[role])

    def anchor(self, root: bytes, **changed: object) -> None:
        """Let phones begin with this root."""
        anchor = {"root_version": 1, "root_sha256": hashlib.sha256(root).hexdigest(), "snapshot_version": 1}
        self.files["anchor.json"] = json.dumps(anchor | changed).encode()

    def offer(self, places: bytes) -> None:
        """Publish this as the target `places.json` from the next publication on."""
        self.targets.targets = {PLACES: self.put_target(PLACES, places)}

    def put_target(self, name: str, data: bytes, algorithms: Iterable[str] = ("sha256",)) -> TargetFile:
        """Serve the file; its entry is for whoever signs it."""
        target = TargetFile.from_data(name, data, list(algorithms))
        folder, slash, last = name.rpartition("/")
        for digest in target.hashes.values() if self.root.consistent_snapshot else [""]:
            self.files[f"targets/{folder}{slash}{digest}{'.' if digest else ''}{last}"] = data
        return target

    def file_of(self, role: str, version: int) -> str:
        """Under which name the repository has it; roots and timestamps are always named as they are."""
        quoted = quote(role, "")
        name = f"{version}.{quoted}" if self.root.consistent_snapshot else quoted
        return f"metadata/{name}.json"

    def publish(self) -> None:
        """New targets, snapshot and timestamp that belong together."""
        self.publish_targets()
        self.publish_snapshot()
        self.publish_timestamp()

    def publish_root(self, signers: Iterable[CryptoSigner] = ()) -> None:
        self.root.version += 1
        self.write_root(signers)

    def write_root(self, signers: Iterable[CryptoSigner] = (), name: int | None = None) -> None:
        """The root as it is, under its own number or another."""
        self.files[f"metadata/{name or self.root.version}.root.json"] = self.signed(self.root, signers)

    def publish_targets(self, signers: Iterable[CryptoSigner] = ()) -> None:
        self.targets.version += 1
        data = self.signed(self.targets, signers)
        self.files[self.file_of("targets", self.targets.version)] = data
        self.snapshot.meta["targets.json"] = MetaFile.from_data(self.targets.version, data, ["sha256"])

    def publish_snapshot(self, signers: Iterable[CryptoSigner] = ()) -> None:
        self.snapshot.version += 1
        data = self.signed(self.snapshot, signers)
        self.files[self.file_of("snapshot", self.snapshot.version)] = data
        self.timestamp.snapshot_meta = MetaFile.from_data(self.snapshot.version, data, ["sha256"])

    def publish_timestamp(self, signers: Iterable[CryptoSigner] = ()) -> None:
        self.timestamp.version += 1
        self.timestamp.unrecognized_fields["signed_at"] = f"{self.now:%Y-%m-%dT%H:%M:%SZ}"
        self.files["metadata/timestamp.json"] = self.signed(self.timestamp, signers)

    def signed(self, role: AnyRole, signers: Iterable[CryptoSigner] = ()) -> bytes:
        """The role under the signatures of these, or of all who sign for it."""
        metadata = Metadata(role)
        for signer in signers or self.signers[role.type]:
            metadata.sign(signer, append=True)
        return metadata.to_bytes(JSONSerializer(compact=True))

    def rotate(self, role: str, *numbers: int) -> list[CryptoSigner]:
        """Give the role these keys instead of those it has, which are returned."""
        former = self.signers[role]
        for signer in former:
            self.root.revoke_key(signer.public_key.keyid, role)
        self.signers[role] = [NumberedSigner(number) for number in numbers]
        for signer in self.signers[role]:
            self.root.add_key(signer.public_key, role)
        return former

    def without_hashes(self) -> None:
        """Let the files name each other by version only, as TUF allows."""
        self.snapshot.meta["targets.json"] = MetaFile(self.targets.version)
        self.publish_snapshot()
        self.timestamp.snapshot_meta = MetaFile(self.snapshot.version)
        self.publish_timestamp()

    def later(self, **span: float) -> None:
        self.now += timedelta(**span)

    def accept(self, differs: str = "") -> None:
        self.expect(ACCEPTED, differs)

    def refuse(self, code: str, differs: str = "") -> None:
        self.expect(code, differs)

    def expect(self, outcome: str, differs: str = "") -> None:
        """Let a phone look for news now."""
        self.steps.append(Step(dict(self.files), self.now, outcome, differs))

    def refuse_instead(self, name: str, data: bytes) -> None:
        """Serve these bytes under the name; the first thing that a phone sees is another length."""
        code = "wrong-hash" if len(self.files[name]) == len(data) else "wrong-length"
        self.files[name] = data
        self.refuse(code)


def sign_edited(data: bytes, signers: Iterable[CryptoSigner], **changed: object) -> bytes:
    """The file with other fields, even such as python-tuf would not write, signed as it then is."""
    signed = json.loads(data)["signed"] | changed
    text = encode_canonical(signed)
    assert text is not None
    signatures = [signer.sign(text.encode()).to_dict() for signer in signers]
    return json.dumps({"signed": signed, "signatures": signatures}).encode()


def edited(data: bytes, **changed: object) -> bytes:
    """The same file with other fields in what was signed, under the signatures it had."""
    value = json.loads(data)
    value["signed"] |= changed
    return json.dumps(value).encode()


def with_signatures(data: bytes, signatures: Iterable[Signature]) -> bytes:
    value = json.loads(data)
    value["signatures"] = [signature.to_dict() for signature in signatures]
    return json.dumps(value).encode()


def signatures_of(data: bytes) -> list[Signature]:
    return list(Metadata[Root].from_bytes(data).signatures.values())


def renamed(key: SSlibKey, keyid: str) -> SSlibKey:
    """The same key under another name."""
    return SSlibKey(keyid, key.keytype, key.scheme, key.keyval)
