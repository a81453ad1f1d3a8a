"""The executable `pwa/bin/tuf-client`: a folder, a URL and an exit code around the verifier of phones."""

import json
import subprocess
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Self
from urllib.parse import quote, unquote

import pytest

from tests.browser.screens import IS_WHOLE
from tests.conformance.trust_cases import OF_CLIENTS
from tests.conformance.trust_delegating import Delegating
from tests.conformance.trust_publisher import ACCEPTED, Publisher
from tests.conformance.trust_repositories import play

# Each case starts the client several times; what the verifier itself finds in all of them, `test_trust.py` asks.
USUALLY = 3  # one of so many cases
CLIENT = Path(__file__).parents[2] / "pwa" / "bin" / "tuf-client"
# The client has the machine's own clock.
TODAY = datetime.now(UTC).replace(microsecond=0)


class Repository(ThreadingHTTPServer):
    """Serves files, and remembers which were asked for."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.files: Mapping[str, bytes] = {}
        self.asked: list[str] = []

    @classmethod
    @contextmanager
    def serving(cls) -> Iterator[Self]:
        """One that answers until it is left."""
        with cls() as server:
            thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
            thread.start()
            try:
                yield server
            finally:
                server.shutdown()
                thread.join()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Answer(BaseHTTPRequestHandler):
    server: Repository

    def do_GET(self) -> None:
        name = self.path.removeprefix("/")
        self.server.asked.append(name)
        data = self.server.files.get(unquote(name) if name.startswith("targets/") else name)
        self.send_response(404 if data is None else 200)
        self.send_header("content-length", str(len(data or b"")))
        self.end_headers()
        self.wfile.write(data or b"")

    def log_message(self, *_: object) -> None:
        """Nobody reads it."""


class Client:
    """The executable with a home of its own."""

    def __init__(self, home: Path, repository: Repository) -> None:
        self.metadata = home / "metadata"
        self.targets = home / "targets"
        self._home = home
        self._repository = repository

    def init(self, root: bytes) -> int:
        (self._home / "first.json").write_bytes(root)
        return self._run("init", str(self._home / "first.json"))

    def refresh(self) -> int:
        return self._run("--metadata-url", f"{self._repository.url}/metadata", "refresh")

    def download(self, *names: str) -> int:
        named = [part for name in names for part in ("--target-name", name)]
        urls = (
            "--metadata-url",
            f"{self._repository.url}/metadata/",
            "--target-base-url",
            f"{self._repository.url}/targets/",
        )
        return self._run(*urls, *named, "--target-dir", str(self.targets), "download")

    def versions(self) -> dict[str, int]:
        found = {unquote(path.stem): path for path in self.metadata.glob("*.json")}
        return {name: json.loads(path.read_bytes())["signed"]["version"] for name, path in found.items()}

    def found(self, name: str) -> bytes | None:
        path = self.targets / quote(name, "!'()*")
        return path.read_bytes() if path.exists() else None

    def _run(self, *arguments: str) -> int:
        command = [str(CLIENT), "--metadata-dir", str(self.metadata), *arguments]
        return subprocess.run(command, capture_output=True, timeout=60, check=False).returncode


@pytest.fixture
def repository() -> Iterator[Repository]:
    with Repository.serving() as server:
        yield server


@pytest.fixture
def client(tmp_path: Path, repository: Repository) -> Client:
    return Client(tmp_path, repository)


@pytest.mark.parametrize("name", list(OF_CLIENTS)[:: 1 if IS_WHOLE else USUALLY])
def test_it_finds_what_the_verifier_finds(name: str, client: Client, repository: Repository) -> None:
    steps = play(name, TODAY)
    assert client.init(steps[0].files["metadata/1.root.json"]) == 0
    for step in steps:
        repository.files = step.files
        expected = 0 if step.expected == ACCEPTED else 1
        assert client.download(step.asked) == expected, step.asked
        if expected == 0:
            assert client.found(step.asked) in step.files.values()


def test_it_keeps_the_files_as_they_came_without_versions_in_their_names(
    client: Client, repository: Repository
) -> None:
    it = Publisher(TODAY)
    it.files["metadata/timestamp.json"] += b" "
    repository.files = it.files
    assert client.init(it.files["metadata/1.root.json"]) == 0
    assert repository.asked == []
    assert client.refresh() == 0
    assert repository.asked == [
        "metadata/2.root.json",
        "metadata/timestamp.json",
        "metadata/1.snapshot.json",
        "metadata/1.targets.json",
    ]
    kept = {path.name: path.read_bytes() for path in client.metadata.iterdir()}
    assert kept == {
        "root.json": it.files["metadata/1.root.json"],
        "timestamp.json": it.files["metadata/timestamp.json"],
        "snapshot.json": it.files["metadata/1.snapshot.json"],
        "targets.json": it.files["metadata/1.targets.json"],
    }


def test_what_was_verified_before_something_was_refused_is_kept(
    client: Client, repository: Repository
) -> None:
    it = Publisher(TODAY)
    repository.files = it.files
    client.init(it.files["metadata/1.root.json"])
    client.refresh()
    it.rotate("targets", 41, 42)
    it.publish_root()
    it.publish_targets(it.signers["root"])
    it.publish_snapshot()
    it.publish_timestamp()
    assert client.refresh() == 1
    assert client.versions() == {"root": 2, "timestamp": 2, "snapshot": 2, "targets": 1}


def test_a_root_that_its_own_keys_did_not_sign_asks_for_nothing(
    client: Client, repository: Repository
) -> None:
    it = Publisher(TODAY)
    repository.files = it.files
    client.init(it.files["metadata/1.root.json"].replace(b'"version":1', b'"version":7'))
    assert client.refresh() == 1
    assert repository.asked == []


def test_a_file_that_is_there_and_right_is_not_fetched_again(client: Client, repository: Repository) -> None:
    it = Delegating(TODAY)
    it.add("docs/x.json")
    it.publish()
    repository.files = it.files
    client.init(it.files["metadata/1.root.json"])
    assert client.download("docs/x.json", "places.json") == 0
    fetched = [name for name in repository.asked if name.startswith("targets/")]
    assert len(fetched) == 2
    assert client.download("docs/x.json", "places.json") == 0
    assert [name for name in repository.asked if name.startswith("targets/")] == fetched
    it.add("docs/x.json", data=b"newer")
    it.publish()
    assert client.download("docs/x.json") == 0
    assert client.found("docs/x.json") == b"newer"


def test_of_several_files_those_before_the_first_that_is_missing_come(
    client: Client, repository: Repository
) -> None:
    it = Delegating(TODAY)
    for name in ("a", "c"):
        it.add(name)
    it.publish()
    repository.files = it.files
    client.init(it.files["metadata/1.root.json"])
    assert client.download("a", "b", "c") == 1
    assert client.found("a") is not None
    assert client.found("c") is None


@pytest.mark.parametrize("name", [".", "..", "../x", "/x", "a/../../x", "%2E%2E", "x?y#z"])
def test_no_name_leads_out_of_the_folder(
    name: str, client: Client, repository: Repository, tmp_path: Path
) -> None:
    it = Delegating(TODAY)
    it.add(name)
    it.publish()
    repository.files = it.files
    client.init(it.files["metadata/1.root.json"])
    before = set(tmp_path.parent.rglob("*"))
    client.download(name)
    made = set(tmp_path.parent.rglob("*")) - before
    assert [
        path for path in made if client.targets not in path.parents and client.metadata not in path.parents
    ] in (
        [],
        [client.targets],
    )


@pytest.mark.parametrize("arguments", [["refresh"], ["download"], [], ["init"], ["--verbose", "refresh"]])
def test_what_it_does_not_understand_it_does_not_do(arguments: list[str], tmp_path: Path) -> None:
    done = subprocess.run([CLIENT, "--metadata-dir", tmp_path, *arguments], capture_output=True, check=False)
    assert done.returncode == 1
    assert done.stderr
