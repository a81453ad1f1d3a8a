"""Signing on another machine than the server: look at what a proposal changes, then add one signature to it (clause 2.4).

The server is not believed: what was current is verified with what this signer saw before, kept beside the key, and what
is proposed is fetched by hash. So two people on two machines see the same, and sign the same bytes.
"""

import hashlib
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

import msgspec
from securesystemslib.signer import CryptoSigner
from tuf.api.exceptions import DownloadHTTPError, RepositoryError
from tuf.api.metadata import Metadata, Root, Snapshot, Targets
from tuf.ngclient import Updater
from tuf.ngclient.fetcher import FetcherInterface

from backend.core.blobs import write_durably
from backend.publishing.differences import Files, root_differences, target_differences
from backend.publishing.errors import ProposalError
from backend.publishing.metadata import bytes_of
from backend.publishing.proposals import AnyMetadata, read_proposal, role_of

T = TypeVar("T", Root, Snapshot, Targets)

FILE_MAX = 2 * 1024 * 1024  # bytes
PATIENCE = 60  # seconds


class Review(msgspec.Struct, frozen=True):
    """A proposal and what it changes; `beginning` is the SHA-256 of the first root, to be compared by telephone once."""

    role: str
    metadata: AnyMetadata
    differences: tuple[str, ...]
    beginning: str | None


class Source:
    """Where published files are read: a server's address, or a data folder."""

    def __init__(self, base: str) -> None:
        self.base = base.rstrip("/")
        self.is_remote = urlsplit(base).scheme in ("http", "https")

    def read(self, path: str) -> bytes:
        """`metadata/…`, `targets/…`, `proposals/…` or `b/<sha256>`.

        Raises: FileNotFoundError, ProposalError for any other failure.
        """
        if self.is_remote:
            return self._fetch(f"{self.base}/{path}")
        sha256 = path.removeprefix("b/")
        return (Path(self.base) / (path if sha256 == path else f"blobs/{sha256[:2]}/{sha256}")).read_bytes()

    def _fetch(self, url: str) -> bytes:
        try:
            with urllib.request.urlopen(url, timeout=PATIENCE) as reply:  # noqa: S310  # http and https only
                data: bytes = reply.read(FILE_MAX + 1)
        except urllib.error.HTTPError as error:
            if error.code == 404:
                raise FileNotFoundError(url) from error
            raise ProposalError(f"{url}: {error}") from error
        except (urllib.error.URLError, OSError) as error:
            raise ProposalError(f"{url}: {error}") from error
        if len(data) > FILE_MAX:
            raise ProposalError(f"{url} is too long")
        return data


class _Fetcher(FetcherInterface):
    """python-tuf's door to a source."""

    def __init__(self, source: Source) -> None:
        self.source = source

    def _fetch(self, url: str) -> Iterator[bytes]:
        try:
            yield self.source.read(url)
        except FileNotFoundError as error:
            raise DownloadHTTPError(url, 404) from error


def review(path: Path, source: Source, home: Path) -> Review:
    """What this proposal changes of what is current; `home` is where this signer keeps what was seen before.

    Raises: ProposalError, also when the server shows something that is not signed or goes back.
    """
    role, metadata = role_of(path), read_proposal(path)
    beginning = _follow(source, home)
    if isinstance(metadata.signed, Root):
        old = _seen(home, "root", Root)
        lines = root_differences(old, metadata.signed)
    elif isinstance(metadata.signed, Targets):
        lines = _targets_lines(role, metadata.signed, source, home)
    else:
        raise ProposalError(f"{path.name}: the server itself signs this")
    return Review(role, metadata, tuple(lines), beginning)


def add_signature(found: Review, signer: CryptoSigner, path: Path) -> None:
    """Sign the proposal in its file; the bytes that are signed stay what they are."""
    found.metadata.sign(signer, append=True)
    write_durably(path, bytes_of(found.metadata), mode=0o644)


def fetch_proposal(url: str, folder: Path) -> tuple[Path, Source]:
    """A proposal from a server's `/proposals/`, kept in the folder, and that server.

    Raises: ProposalError.
    """
    base, separator, name = url.rpartition("/proposals/")
    if not separator:
        raise ProposalError(f"{url}: a proposal's address is <server>/proposals/<version>.<role>.json")
    path, source = folder / name, Source(base)
    role_of(path)
    write_durably(path, source.read(f"proposals/{name}"), mode=0o644)
    return path, source


def _follow(source: Source, home: Path) -> str | None:
    """Bring what is kept in `home` up to date by the client's rules; the first time, the first root is believed."""
    metadata = home / "metadata"
    metadata.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        first = source.read("metadata/1.root.json")
    except FileNotFoundError:
        return None  # trust has not begun
    bootstrap = None if (metadata / "root.json").exists() else first
    try:
        Updater(str(metadata), "metadata/", fetcher=_Fetcher(source), bootstrap=bootstrap).refresh()
    except (RepositoryError, OSError) as error:
        raise ProposalError(f"what the server shows as current is not: {error}. Sign nothing.") from error
    return None if bootstrap is None else hashlib.sha256(first).hexdigest()


def _targets_lines(role: str, new: Targets, source: Source, home: Path) -> list[str]:
    old = _current_files(role, source, home)
    lines = [f"{role} → {new.version}, until {new.expires:%Y-%m-%d}"]
    lines += target_differences(old, new.targets, source.read)
    before = _seen(home, "targets", Targets) if role == "targets" else None
    if role == "targets" and (before is None or before.delegations != new.delegations):
        roles = (new.delegations.roles if new.delegations else None) or {}
        lines += [f"  {name}: {one.threshold} of {', '.join(one.keyids)}" for name, one in roles.items()]
    return lines


def _current_files(role: str, source: Source, home: Path) -> Files:
    top = _seen(home, "targets", Targets)
    if role == "targets" or top is None:
        return top.targets if top else {}
    snapshot = _seen(home, "snapshot", Snapshot)
    meta = snapshot.meta.get(f"{role}.json") if snapshot else None
    if meta is None:
        return {}
    data = source.read(f"metadata/{meta.version}.{role}.json")
    meta.verify_length_and_hashes(data)
    found = Metadata[Targets].from_bytes(data)
    top.verify_delegate(role, found.signed_bytes, found.signatures)
    return found.signed.targets


def _seen(home: Path, role: str, _kind: type[T]) -> T | None:
    path = home / "metadata" / f"{role}.json"
    if not path.exists():
        return None
    return Metadata[T].from_bytes(path.read_bytes()).signed
