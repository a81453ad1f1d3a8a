"""`wegwijs serve`: makes the data folder ready, says where it can be found, and hands over to Granian."""

import asyncio
import hashlib
import io
import socket
import sys
from functools import partial
from pathlib import Path
from typing import TextIO

import segno
from granian.constants import Interfaces, SSLProtocols
from granian.server import Server
from litestar import Litestar

from backend.accounts.audit import AT_THE_SERVER
from backend.accounts.begun import Deed
from backend.app import create_app, open_data, utc_now
from backend.core.blobs import BlobStore, write_durably
from backend.core.config import Settings
from backend.core.errors import SettingsError
from backend.core.logs import start_logs
from backend.intake.recovery import alone
from backend.packs.import_starter import import_starter
from backend.packs.read_pack import list_packs
from backend.packs.scenes import read_kit
from backend.places.places import add_examples
from backend.publishing.noted import noted
from backend.publishing.publish import publish, renew
from backend.publishing.trust import create_keys

LOOPBACK = ("127.0.0.1", "::1")


def serve(settings: Settings, out: TextIO = sys.stdout) -> None:
    """Runs until it is stopped."""
    _require_free_port(settings)
    start_logs()
    with alone(settings):
        asyncio.run(make_ready(settings))
        out.write(greeting(settings))
        out.flush()
        Server(
            "wegwijs",
            address=settings.host,
            port=settings.port,
            interface=Interfaces.ASGI,
            ssl_cert=settings.tls_cert,
            ssl_key=settings.tls_key,
            ssl_protocol_min=SSLProtocols.tls12,  # old phones
            websockets=False,
            log_access=False,  # an access log would keep addresses
        ).serve(target_loader=partial(_load, settings), wrap_loader=False)


async def make_ready(settings: Settings) -> None:
    """First start: examples, keys and starter packs, published; later starts find all that and leave it, until the files change.

    In production people make the keys, import and publish, and a start only renews what the server itself signs.
    """
    async with open_data(settings):
        if settings.is_production:
            renew(settings, utc_now())
            return
        await add_examples()
        first = Deed(AT_THE_SERVER, "key", "root, targets", "gemaakt bij de eerste start")
        async with noted(settings, first, utc_now()) as told:
            if create_keys(settings, utc_now()):
                told.say(first.asked)
        brought = _digest_of(settings)
        if await _is_there(settings, brought):
            renew(settings, utc_now())
            return
        await import_starter(
            settings.starter, settings.locale, read_kit(settings.kit), BlobStore(settings.blobs)
        )
        starter = Deed(
            AT_THE_SERVER, "publish", "alle pakketten", "de pakketten van het programma, bij de start"
        )
        async with noted(settings, starter, utc_now()) as told:
            await publish(settings, utc_now())
            told.say(starter.asked)
        write_durably(_mark(settings), brought.encode())


def _digest_of(settings: Settings) -> str:
    """SHA-256 over what the starter packs are made of: reading it takes a moment, importing it some seconds."""
    found = hashlib.sha256(settings.kit.read_bytes())
    files = [*settings.starter.rglob("*"), *settings.locale.glob("*/*/pack-*.po")]
    for path in sorted(path for path in files if path.is_file()):
        found.update(f"{path}\0{path.stat().st_size}\0".encode())
        found.update(path.read_bytes())
    return found.hexdigest()


async def _is_there(settings: Settings, brought: str) -> bool:
    """Whether exactly this was imported and published before, into this database."""
    mark = _mark(settings)
    if not mark.exists() or mark.read_text() != brought:
        return False
    return {path.parent.name for path in settings.starter.glob("*/pack.yaml")} <= set(await list_packs())


def _mark(settings: Settings) -> Path:
    return settings.data / "starter-packs"


def greeting(settings: Settings) -> str:
    """Where to go; a QR code only where a phone can really use it, over https."""
    scheme = "https" if settings.tls_cert else "http"
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    if settings.host in LOOPBACK:
        host = "localhost"  # browsers make no passkeys for an address in numbers
    address = settings.public_url or f"{scheme}://{host}:{settings.port}"
    lines = [
        f"Wegwijs: {address}",
        f"Administrators: {address}/admin, with an account made by `wegwijs user add NAME` in the same data folder, "
        f"{settings.data.resolve()}.",
    ]
    if settings.public_url.startswith("https://"):
        drawn = io.StringIO()
        segno.make(settings.public_url, error="m").terminal(out=drawn, compact=True)
        lines.append(drawn.getvalue())
    else:
        lines.append(
            "A QR code for phones is printed here when they can use it: over https, with "
            "WEGWIJS_PUBLIC_URL=https://<name>. Over plain http another device reads, but saves and sends nothing."
        )
    return "\n".join(lines) + "\n"


def _require_free_port(settings: Settings) -> None:
    # Granian says it with a stack of addresses, and beside another Granian not at all: both would get some requests.
    try:
        family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
        socket.create_server((settings.host, settings.port), family=family).close()
    except OSError as error:
        raise SettingsError(
            f"WEGWIJS_PORT={settings.port}, WEGWIJS_HOST={settings.host}: {error.strerror}"
        ) from error


def _load(settings: Settings) -> Litestar:
    start_logs()
    return create_app(settings, utc_now, with_upkeep=True)
