"""Bytes on the line for a change in a pack of fifty articles: a phone with dictionaries, one without, and other ways.

What is compared with is made of the same editions in the same run. The bound is one `zstd -19` of everything that the
new edition has in the phone's languages, with everything that the phone has of the old one as its dictionary.
"""

import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import brotli  # type: ignore[import-untyped]  # it ships no types
import zstandard
from playwright.sync_api import expect, sync_playwright

from backend.core.blobs import BlobStore
from backend.publishing.folders import Folders
from backend.publishing.ledger import read_records
from backend.publishing.targets import manifest_path, read_manifest
from sync.manifest import parse_list
from tests.bench.fifty import PACK, TITLE, Fifty
from tests.bench.line import serving
from tests.bench.report import Row, row
from tests.browser.phone import Phone
from tests.browser.server import Server
from tests.browser.wire import Exchange, Wire

CONTENT = r"^/(metadata|targets|b|anchor)"
NO_DICTIONARIES = ("--disable-features=CompressionDictionaryTransport,CompressionDictionaryTransportBackend",)
# The switch takes dictionaries from the line; the browser still says that it has them.
SAY_NONE = """
const { supports } = DOMTokenList.prototype;
DOMTokenList.prototype.supports = function (token) {
  return token !== "compression-dictionary" && supports.call(this, token);
};
"""
LANGUAGES = ("nl", "ar")
ALLOWANCE = 2000  # bytes: signatures and hashes, which nothing makes smaller
PLAIN_MOST = 50_000
NOTHING_NEW_MOST = 2000


class Edition(NamedTuple):
    """The published bytes of an edition in the phone's languages."""

    manifest: bytes
    lists: Sequence[bytes]
    documents: dict[str, bytes]
    bundles: Sequence[bytes]
    pictures: dict[str, int]

    @property
    def whole(self) -> bytes:
        return b"".join([self.manifest, *self.lists, *self.documents.values()])


class PlainPhone(Phone):
    """A phone whose browser knows no dictionaries."""

    def _switch_on(self) -> None:
        super()._switch_on()
        self.context.add_init_script(SAY_NONE)


class Scene(NamedTuple):
    """One server with the pack, and a phone of each kind that has saved it."""

    server: Server
    wire: Wire
    pack: Fifty
    phones: dict[str, Phone]


def measure_bytes() -> list[Row]:
    """Nothing new, one article, what a month brings (twelve articles and one fact), and one picture."""
    with (
        tempfile.TemporaryDirectory(prefix="bytes-") as folder,
        serving(Path(folder) / "server") as (server, wire),
        sync_playwright() as playwright,
    ):
        pack = Fifty(Path(folder) / "pack")
        publish(server, pack)
        phones = {
            "dictionaries": Phone(playwright, Path(folder) / "with", wire),
            "plain": PlainPhone(playwright, Path(folder) / "without", wire, NO_DICTIONARIES),
        }
        scene = Scene(server, wire, pack, phones)
        for phone in phones.values():
            save(phone)
            phone.switch_off()
        rows = _nothing_new(scene)
        rows += _renewals(scene, "one-article", lambda: pack.change_articles(range(7, 8)))
        rows += _renewals(scene, "month", lambda: change_for_a_month(pack))
        rows += _renewals(scene, "picture", lambda: pack.add_picture(20))
        for phone in phones.values():
            phone.switch_off()
    return rows


def change_for_a_month(pack: Fifty) -> None:
    pack.change_articles(range(1, 49, 4))
    pack.change_fact()


def publish(server: Server, pack: Fifty) -> None:
    server.edit(pack.folder)


def save(phone: Phone) -> None:
    phone.begin("ar")
    phone.go(f"#/p/{PACK}")
    phone.page.locator('.save input[type="checkbox"]').first.check()  # pictures, too
    phone.page.locator(".save button").first.click()
    expect(phone.page.get_by_text(phone.say("{title} is bewaard.", title=TITLE))).to_be_attached()


def _nothing_new(scene: Scene) -> list[Row]:
    rows = []
    for kind, phone in scene.phones.items():
        asked = _visit(scene.wire, phone, lambda: time.sleep(3))
        rows.append(
            row(
                f"packs.bytes-nothing-new-{kind}",
                [_received(asked)],
                "bytes",
                at_most=NOTHING_NEW_MOST,
                against=f"a check at the start; {_described(asked)}",
            )
        )
    return rows


def _renewals(scene: Scene, name: str, change: Callable[[], object]) -> list[Row]:
    """Publish the change, let each phone bring it, and judge what that took.

    The bytes of new pictures come on top of the bars: nothing makes them less.
    """
    old = read_edition(scene.server)
    change()
    publish(scene.server, scene.pack)
    new = read_edition(scene.server)
    assert new.manifest != old.manifest
    least, ways = bound(new, old), other_ways(new, old)
    whole = sum(map(len, new.bundles))
    pictures = sum(size for name, size in new.pictures.items() if name not in old.pictures)
    bars = {
        "dictionaries": 1.5 * least + ALLOWANCE + pictures,
        "plain": max(PLAIN_MOST, whole // 50) + pictures,
    }
    rows = []
    for kind, phone in scene.phones.items():
        asked = _visit(scene.wire, phone, lambda: _wait_for_edition(scene.wire))
        _tell(f"{name}, {kind}", asked)
        of_a_kind = [exchange for exchange in asked if "?of=" in exchange.path]
        assert bool(of_a_kind) == (kind == "dictionaries"), "the browser is not the one that was meant"
        said = f"bound {least}; {ways}; {_described(asked)}"
        if pictures:
            said = f"the picture is {pictures} bytes, texts alone: {said}"
        received, bodies = _received(asked), _received(asked) - _heads(asked)
        # Browsers use dictionaries over TLS only, so over HTTP/2, which `secure` measures with its heads.
        bar = bars[kind] if kind == "plain" else None
        rows += [
            row(f"packs.bytes-{name}-{kind}", [received], "bytes", at_most=bar, against=said),
            row(f"packs.bytes-{name}-{kind}-bodies", [bodies], "bytes", at_most=bars[kind], against=said),
        ]
    return rows


def _visit(wire: Wire, phone: Phone, wait: Callable[[], object]) -> list[Exchange]:
    """The phone is switched on, looks for news, and is switched off."""
    wire.clear()
    phone.restart()
    phone.open()
    wait()
    asked = wire.asked(CONTENT)
    phone.switch_off()
    return asked


def _wait_for_edition(wire: Wire) -> None:
    """Until the phone has fetched blobs, and then until it asks for no more."""
    for _ in range(60):
        before = len(wire.exchanges)
        time.sleep(1)
        if wire.asked(r"^/b/") and len(wire.exchanges) == before:
            return
    raise AssertionError("the phone fetched nothing")


def read_edition(server: Server) -> Edition:
    """The newest edition of the pack, from the server's own files."""
    folders = Folders(server.data, BlobStore(server.data / "blobs"))
    record = read_records(folders, PACK)[-1]
    manifest = read_manifest(folders, record)
    lists = [folders.blobs.read(manifest.lists[language].sha256) for language in LANGUAGES]
    files = [
        file
        for language, data in zip(LANGUAGES, lists, strict=True)
        for file in parse_list(data, manifest, language).files
    ]
    parts = [part for language in LANGUAGES for part in manifest.bundles[language].parts]
    return Edition(
        manifest_path(folders, record).read_bytes(),
        lists,
        {file.sha256: folders.blobs.read(file.sha256) for file in files if file.need == "core"},
        [folders.blobs.read(part.sha256) for part in parts],
        {file.sha256: file.bytes for file in files if file.need == "picture"},
    )


def bound(new: Edition, old: Edition) -> int:
    """What one difference of everything weighs."""
    dictionary = zstandard.ZstdCompressionDict(old.whole, dict_type=zstandard.DICT_TYPE_RAWCONTENT)
    return len(zstandard.ZstdCompressor(level=19, dict_data=dictionary).compress(new.whole))


def other_ways(new: Edition, old: Edition) -> str:
    """What the same change weighs when it is told otherwise."""
    changed = [data for sha256, data in new.documents.items() if sha256 not in old.documents]
    ways = {
        "the whole bundle again": sum(map(_brotlied, new.bundles)),
        f"the {len(changed)} changed files": sum(map(_brotlied, changed)),
        "a ZIM of the pack": weigh_zim(new),
    }
    return ", ".join(f"{name} {weight}" for name, weight in ways.items() if weight is not None)


def _brotlied(data: bytes) -> int:
    return len(brotli.compress(data, quality=11))


def weigh_zim(edition: Edition) -> int | None:
    """A ZIM file with the edition's documents, as the library makes it; None where it is not installed."""
    try:
        from libzim import writer  # noqa: PLC0415  # for this comparison only
    except ImportError:
        print("libzim is not installed: no comparison with a ZIM", flush=True)
        return None
    with tempfile.TemporaryDirectory(prefix="bytes-") as folder:
        path = Path(folder) / "pack.zim"
        with writer.Creator(path).config_verbose(verbose=False) as creator:
            for name, data in edition.documents.items():
                creator.add_item(_zim_item(writer, name, data))
        return path.stat().st_size


def _zim_item(writer: Any, name: str, data: bytes) -> Any:
    says = {
        "get_path": name,
        "get_title": "",
        "get_mimetype": "application/json",
        "get_hints": {writer.Hint.COMPRESS: 1},
        "get_contentprovider": writer.StringProvider(data),
    }
    methods = {method: lambda _, value=value: value for method, value in says.items()}
    return type("Document", (writer.Item,), methods)()


def _received(exchanges: Sequence[Exchange]) -> int:
    return sum(exchange.received for exchange in exchanges)


def _heads(exchanges: Sequence[Exchange]) -> int:
    return sum(exchange.head for exchange in exchanges)


def _described(exchanges: Sequence[Exchange]) -> str:
    return f"{len(exchanges)} requests, of the bytes {_heads(exchanges)} in heads"


def _tell(title: str, exchanges: Sequence[Exchange]) -> None:
    """Each exchange, for whoever looks for what takes the bytes."""
    print(title)
    for exchange in exchanges:
        body = exchange.received - exchange.head
        print(f"  {exchange.status} {body:>7} + {exchange.head} {exchange.path[:64]}", flush=True)
