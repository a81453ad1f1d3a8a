"""A publisher and server for tests: packs with pictures and sound of any size, whole in memory, beside the built app."""

import mimetypes
import random
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TypedDict, TypeVar

import msgspec
from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import Metadata, MetaFile, Root, Snapshot, TargetFile, Targets, Timestamp
from tuf.api.serialization.json import JSONSerializer

from sync.bundle import write_bundle
from sync.canonical import canonical, name_blob
from sync.fields import BLOB_MAX
from tests.browser.server import HOUSE

ROLES = ("root", "timestamp", "snapshot", "targets")
LANGUAGES = ("nl", "ar")
DIST = HOUSE / "pwa" / "dist"

S = TypeVar("S", Root, Targets, Snapshot, Timestamp)


class Blob(TypedDict):
    """A blob as lists and manifests name it."""

    sha256: str
    bytes: int


class Media(msgspec.Struct, frozen=True):
    """What comes with a pack's texts, in bytes of each file."""

    pictures: tuple[int, ...] = ()
    sounds: tuple[int, ...] = ()


class Publisher:
    """Everything that is published, by address; each edition is signed at once."""

    def __init__(self, seed: int = 1) -> None:
        self.files: dict[str, bytes] = {}
        self.wholes: dict[str, bytes] = {}  # pictures and sounds by name, whatever pieces they come in
        self._chance = random.Random(seed)
        self._signer = CryptoSigner.generate_ecdsa()
        self._now = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=1)
        self._targets: dict[str, TargetFile] = {}
        self._version = 0
        root = Root(version=1, expires=self._expiry(), consistent_snapshot=True)
        for role in ROLES:
            root.add_key(self._signer.public_key, role)
        data = self._signed(root)
        self.files["/metadata/1.root.json"] = data
        anchor = {"root_version": 1, "root_sha256": name_blob(data), "snapshot_version": 1}
        self.files["/anchor.json"] = canonical(anchor)
        self._sign()

    def publish(
        self, pack: str, edition: int, media: Media, texts: int = 8, places: tuple[str, ...] = ()
    ) -> None:
        """An edition of so many texts in two languages; with `places` a staged one."""
        shared = [*self._files("picture", media.pictures), *self._files("sound", media.sounds)]
        lists, bundles = {}, {}
        for language in LANGUAGES:
            documents = [canonical(_document(pack, language, at, edition)) for at in range(texts)]
            entries = [self._text(language, at, data) for at, data in enumerate(documents)]
            files = [*entries, *({**entry, "language": language} for entry in shared)]
            lists[language] = self._blob(
                canonical({"pack": pack, "edition": edition, "language": language, "files": files})
            )
            parts = [self._blob(part) for part in write_bundle(documents)]
            bundles[language] = {"parts": parts, "download": sum(part["bytes"] for part in parts)}
        manifest = canonical({**_manifest(pack, edition, texts), "lists": lists, "bundles": bundles})
        custom = {
            **_common(edition),
            "download": {language: bundles[language]["download"] for language in LANGUAGES},
            "media": {
                language: {"picture": sum(media.pictures), "sound": sum(media.sounds)}
                for language in LANGUAGES
            },
            **({"places": list(places)} if places else {}),
        }
        name = f"{pack}.next.json" if places else f"{pack}.json"
        self.files[f"/targets/{name_blob(manifest)}.{name}"] = manifest
        hashes = {"sha256": name_blob(manifest)}
        self._targets[name] = TargetFile(len(manifest), hashes, name, {"custom": custom})
        self._sign()

    def _files(self, need: str, sizes: tuple[int, ...]) -> Iterator[dict[str, object]]:
        kind, ending = ("image", "webp") if need == "picture" else ("sound", "mp3")
        for at, size in enumerate(sizes):
            data = self._chance.randbytes(size)
            self.wholes[name_blob(data)] = data
            pieces = [self._blob(data[start : start + BLOB_MAX]) for start in range(0, size, BLOB_MAX)]
            chunks = {"chunks": pieces} if len(pieces) > 1 else {}
            described = {"path": f"{need}-{at}.{ending}", "resource": "M-0", "kind": kind, "need": need}
            yield {**described, "bytes": size, "sha256": name_blob(data), **chunks}

    def _text(self, language: str, at: int, data: bytes) -> dict[str, object]:
        described = {"path": f"M-{at}.{language}.json", "resource": f"M-{at}", "language": language}
        return {**described, "kind": "document", "need": "core", **self._blob(data)}

    def _blob(self, data: bytes) -> Blob:
        self.files[f"/b/{name_blob(data)}"] = data
        return Blob(sha256=name_blob(data), bytes=len(data))

    def _sign(self) -> None:
        self._version += 1
        version, expires = self._version, self._expiry()
        targets = self._signed(Targets(version=version, expires=expires, targets=dict(self._targets)))
        meta = {"targets.json": MetaFile.from_data(version, targets, ["sha256"])}
        snapshot = self._signed(Snapshot(version=version, expires=expires, meta=meta))
        named = MetaFile.from_data(version, snapshot, ["sha256"])
        signed_at = self._now + timedelta(seconds=version)
        timestamp = Timestamp(version=version, expires=expires, snapshot_meta=named)
        timestamp.unrecognized_fields["signed_at"] = signed_at.strftime("%Y-%m-%dT%H:%M:%SZ")
        self.files[f"/metadata/{version}.targets.json"] = targets
        self.files[f"/metadata/{version}.snapshot.json"] = snapshot
        self.files["/metadata/timestamp.json"] = self._signed(timestamp)

    def _signed(self, content: S) -> bytes:
        metadata = Metadata(content)
        metadata.sign(self._signer)
        return metadata.to_bytes(JSONSerializer(compact=True))

    def _expiry(self) -> datetime:
        return self._now + timedelta(days=30)


@contextmanager
def serving_media(publisher: Publisher, dist: Path = DIST) -> Iterator[int]:
    """The port at which the app and what is published are to be had."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            status, kind, data = find(publisher.files, dist, path)
            self.send_response(status)
            self.send_header("content-type", kind)
            self.send_header("content-length", str(len(data)))
            self.send_header("cache-control", "no-store")
            # What the browser needs to say how much memory a page takes.
            self.send_header("cross-origin-opener-policy", "same-origin")
            self.send_header("cross-origin-embedder-policy", "require-corp")
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:
            pass  # the tests look at the wire

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield int(server.server_address[1])
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)


def find(published: Mapping[str, bytes], dist: Path, path: str) -> tuple[int, str, bytes]:
    """Status, media type and body of an address."""
    if path in published:
        kind = "application/octet-stream" if path.startswith("/b/") else "application/json"
        return 200, kind, published[path]
    name = "index.html" if path == "/" or path.startswith("/p/") else path.lstrip("/")
    file = dist / name
    if file.is_file() and dist in file.resolve().parents:
        return 200, mimetypes.guess_type(file.name)[0] or "application/octet-stream", file.read_bytes()
    return 404, "application/problem+json", b"{}"


def _common(edition: int) -> dict[str, object]:
    title = {"nl": "Met beeld en geluid", "ar": "صور وأصوات"}
    described = {"edition": edition, "phases": [1], "track": "all", "audience": "newcomer"}
    return {**described, "tone": "canal", "title": title}


def _manifest(pack: str, edition: int, texts: int) -> dict[str, object]:
    entry = {"type": "article", "theme": "wonen", "sensitivity": "green"}
    return {
        **_common(edition),
        "schema": 1,
        "pack": pack,
        "published": "2026-11-25",
        "languages": list(LANGUAGES),
        "summary": {},
        "themes": [{"id": "wonen", "icon": "home", "tone": "leaf", "title": {"nl": "Wonen"}}],
        "resources": [{"id": f"M-{at}", **entry} for at in range(texts)],
        "media": {},
    }


def _document(pack: str, language: str, at: int, edition: int) -> dict[str, object]:
    resource = f"M-{at}"
    words = f"{language} {at} van uitgave {edition}"
    return {
        "schema": 1,
        "pack": pack,
        "resource": resource,
        "language": language,
        "type": "article",
        "theme": "wonen",
        "level": "A1",
        "sensitivity": "green",
        "law": "stable",
        "source": "https://www.coa.nl",
        "source_name": "COA",
        "last_checked": "2026-11-25",
        "review": "done",
        "title": {"id": f"{resource}.title", "text": f"Kaart {words}"},
        "summary": {"id": f"{resource}.summary", "text": "-"},
        "blocks": [
            {"type": "paragraph", "text": {"id": f"{resource}.p{n}", "text": f"Zin {n}, {words}. " * 12}}
            for n in range(6)
        ],
        "facts": {},
    }
