"""Bytes for a change as phones meet a real installation: over TLS and HTTP/2, where heads that repeat cost little.

The server's own TLS, with a certificate made for this run. What a request took is what the browser says that it received,
heads as they were compressed included.
"""

import base64
import hashlib
import re
import ssl
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from playwright.sync_api import Playwright, sync_playwright

from tests.bench.bytes import ALLOWANCE, CONTENT, bound, change_for_a_month, publish, read_edition, save
from tests.bench.fifty import Fifty
from tests.bench.report import Row, row
from tests.browser.phone import Phone
from tests.browser.server import STARTED_WITHIN, Server
from tests.browser.wire import Wire

NAME = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Wegwijs")])


class SecureServer(Server):
    """A server that speaks TLS by itself; `pin` is what a browser may know its certificate by."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        key = ec.generate_private_key(ec.SECP256R1())
        now = datetime.now(UTC)
        named = x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))])
        certificate = (
            x509.CertificateBuilder()
            .subject_name(NAME)
            .issuer_name(NAME)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=1))
            .not_valid_after(now + timedelta(days=1))
            .add_extension(named, critical=False)
            .sign(key, hashes.SHA256())
        )
        self._certificate, self._key = folder / "tls.crt", folder / "tls.key"
        self._certificate.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
        pem = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        self._key.write_bytes(key.private_bytes(*pem))
        spki = key.public_key().public_bytes(
            serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
        )
        self.pin = base64.b64encode(hashlib.sha256(spki).digest()).decode()

    @property
    def environment(self) -> dict[str, str]:
        own = {"WEGWIJS_TLS_CERT": str(self._certificate), "WEGWIJS_TLS_KEY": str(self._key)}
        return super().environment | own

    def _wait_until_it_answers(self) -> None:
        trusting = ssl.create_default_context(cafile=str(self._certificate))
        until = time.monotonic() + STARTED_WITHIN
        while time.monotonic() < until:
            try:
                urllib.request.urlopen(f"https://127.0.0.1:{self.port}/health", context=trusting).close()
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.05)
            else:
                return
        raise AssertionError(f"the server did not start: {self._said()}")


class SecurePhone(Phone):
    """Its browser says what each request of the page received; without a worker, through which the page would ask."""

    def __init__(self, playwright: Playwright, profile: Path, server: SecureServer) -> None:
        self.received: dict[str, int] = {}  # bytes by address
        self.protocols: set[str] = set()
        self._server = server
        pin = f"--ignore-certificate-errors-spki-list={server.pin}"
        super().__init__(playwright, profile, Wire(server.port), (pin,))

    def open(self, address: str = "/") -> None:
        self.page.goto(f"https://127.0.0.1:{self._server.port}{address}")

    def wait_for_worker(self) -> None:
        """There is none."""

    def _switch_on(self) -> None:
        super()._switch_on()
        self.context.add_init_script("delete Navigator.prototype.serviceWorker;")
        self._asked: dict[str, str] = {}
        session = self.context.new_cdp_session(self.page)
        session.on("Network.requestWillBeSent", self._note_asked)
        session.on("Network.responseReceived", self._note_protocol)
        session.on("Network.loadingFinished", self._note_received)
        session.send("Network.enable")

    def _note_asked(self, event: dict[str, Any]) -> None:
        self._asked[event["requestId"]] = event["request"]["url"].partition(str(self._server.port))[2]

    def _note_protocol(self, event: dict[str, Any]) -> None:
        path = self._asked.get(event["requestId"], "")
        if re.search(CONTENT, path):
            self.protocols.add(event["response"]["protocol"])
            self.received[path] = int(
                event["response"]["encodedDataLength"]
            )  # of the head, until the body is there

    def _note_received(self, event: dict[str, Any]) -> None:
        path = self._asked.get(event["requestId"], "")
        if path in self.received:
            self.received[path] = int(event["encodedDataLength"])


def measure_secure_bytes() -> list[Row]:
    """One article of fifty, what a month brings, and a picture, for a phone whose browser keeps dictionaries."""
    with tempfile.TemporaryDirectory(prefix="secure-") as folder, sync_playwright() as playwright:
        server = SecureServer(Path(folder))
        server.start()
        pack = Fifty(Path(folder) / "pack")
        publish(server, pack)
        phone = SecurePhone(playwright, Path(folder) / "phone", server)
        try:
            save(phone)
            rows = [
                _renewal(server, pack, phone, "one-article", lambda: pack.change_articles(range(7, 8))),
                _renewal(server, pack, phone, "month", lambda: change_for_a_month(pack)),
                _renewal(server, pack, phone, "picture", lambda: pack.add_picture(20)),
            ]
        finally:
            phone.switch_off()
            server.stop()
    return rows


def _renewal(
    server: SecureServer, pack: Fifty, phone: SecurePhone, name: str, change: Callable[[], object]
) -> Row:
    phone.switch_off()
    old = read_edition(server)
    change()
    publish(server, pack)
    new = read_edition(server)
    least = bound(new, old)
    pictures = sum(size for sha256, size in new.pictures.items() if sha256 not in old.pictures)
    phone.restart()
    phone.received.clear()
    phone.protocols.clear()
    phone.open()
    _wait_for_blobs(phone)
    for path, size in phone.received.items():
        print(f"  {size:>7} {path[:64]}", flush=True)
    assert phone.protocols == {"h2"}, phone.protocols
    return row(
        f"packs.http2-{name}",
        [sum(phone.received.values())],
        "bytes",
        at_most=1.5 * least + ALLOWANCE + pictures,
        against=f"bound {least}; {len(phone.received)} requests over TLS, their compressed heads included",
    )


def _wait_for_blobs(phone: SecurePhone) -> None:
    """Until the phone has fetched some, and then until it asks for no more."""
    for _ in range(60):
        before = len(phone.received)
        phone.page.wait_for_timeout(1000)
        if any(path.startswith("/b/") for path in phone.received) and len(phone.received) == before:
            return
    raise AssertionError("the phone fetched nothing")
