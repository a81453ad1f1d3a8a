"""What python-tuf's own client makes of a case: the judge of the phone's verifier."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from tuf.api import exceptions
from tuf.api.metadata import Metadata, Root
from tuf.ngclient import FetcherInterface, Updater, UpdaterConfig

from tests.conformance.trust_publisher import ACCEPTED, PLACES, Step


class MissingTargetError(exceptions.RepositoryError):
    """Nobody speaks of the file; python-tuf returns nothing."""


SERVER = "https://server/"

# What the phone calls it, and what python-tuf may call it.
CODES: Mapping[str, tuple[type[Exception], ...]] = {
    "unsigned": (exceptions.UnsignedMetadataError,),
    "rollback": (exceptions.BadVersionNumberError, exceptions.RepositoryError),
    "expired": (exceptions.ExpiredMetadataError,),
    "wrong-version": (exceptions.BadVersionNumberError,),
    "wrong-hash": (exceptions.LengthOrHashMismatchError, exceptions.RepositoryError),
    "wrong-length": (exceptions.LengthOrHashMismatchError, exceptions.DownloadLengthMismatchError),
    "too-large": (exceptions.DownloadLengthMismatchError,),
    "missing-role": (exceptions.RepositoryError, exceptions.DownloadHTTPError),
    "missing-target": (MissingTargetError,),
    "missing-file": (exceptions.DownloadHTTPError,),
    "not-json": (exceptions.RepositoryError,),
    "bad-metadata": (exceptions.RepositoryError,),
}
# The phone's own caps (clause 2.9).
CAPS = UpdaterConfig(
    max_root_rotations=64,
    root_max_length=65_536,
    timestamp_max_length=16_384,
    snapshot_max_length=262_144,
    targets_max_length=1_048_576,
)


class StepFetcher(FetcherInterface):
    """Serves the files of one step."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files

    def _fetch(self, url: str) -> Iterator[bytes]:
        name = url.removeprefix(SERVER)
        if name not in self._files:
            raise exceptions.DownloadHTTPError(name, 404)
        return iter([self._files[name]])


class Verdict(NamedTuple):
    """What became of a check, and the version of each role that is trusted after it."""

    error: Exception | None
    versions: dict[str, int]


def judge(steps: list[Step], home: Path) -> list[Verdict]:
    """The verdicts on a case's checks, one after another, by a client that keeps everything in `home`."""
    oracle = Oracle(home, steps[0].files["metadata/1.root.json"])
    return [Verdict(oracle.check(step), oracle.versions()) for step in steps]


class Oracle:
    """A python-tuf client that goes through the steps of one case with one home."""

    def __init__(self, home: Path, first_root: bytes) -> None:
        self._home = home
        self._first_root = first_root
        (home / "targets").mkdir()
        (home / "metadata").mkdir()

    def check(self, step: Step) -> Exception | None:
        """Look for news; what it raised, or nothing."""
        try:
            self._check(step)
        except (exceptions.RepositoryError, exceptions.DownloadError) as error:
            return error
        return None

    def versions(self) -> dict[str, int]:
        """The version of each role that it trusts."""
        paths = {
            role: self._home / "metadata" / f"{role}.json"
            for role in ("root", "timestamp", "snapshot", "targets")
        }
        return {
            role: Metadata[Root].from_bytes(path.read_bytes()).signed.version
            for role, path in paths.items()
            if path.exists()
        }

    def _check(self, step: Step) -> None:
        updater = Updater(
            str(self._home / "metadata"),
            f"{SERVER}metadata/",
            str(self._home / "targets"),
            f"{SERVER}targets/",
            fetcher=StepFetcher(step.files),
            config=CAPS,
            bootstrap=self._first_root,
        )
        updater._trusted_set.reference_time = step.now
        updater.refresh()
        target = updater.get_targetinfo(step.asked)
        if target is None and step.asked != PLACES:
            raise MissingTargetError(step.asked)
        if target and updater.find_cached_target(target) is None:
            updater.download_target(target)


def agrees(step: Step, error: Exception | None) -> bool:
    """Whether the phone's verdict is python-tuf's too."""
    if step.differs:
        return (error is None) != (step.expected == ACCEPTED)
    return error is None if step.expected == ACCEPTED else isinstance(error, CODES[step.expected])
