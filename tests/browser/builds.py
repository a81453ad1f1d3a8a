"""A next build of the app, as the server would have it after an upgrade: the same code under another name."""

import base64
import hashlib
import re
import urllib.request
from typing import NamedTuple

from tests.browser.wire import Wire

NAME = re.compile(r'name="build" content="(\w+)"')
NEXT = "0123456789ab"


class Build(NamedTuple):
    page: bytes
    worker: bytes


def next_build(wire: Wire, *, lacks_a_file: bool = False, takes_over: bool = True) -> Build:
    """What `/` and `/sw.js` are in the next build.

    Where it lacks a file, its list names one that is nowhere; where it does not take over, its worker goes on waiting when asked.
    """
    page, worker = _fetch(wire, "/"), _fetch(wire, "/sw.js").decode()
    name = NAME.search(page.decode())
    assert name
    new_page = page.replace(name[1].encode(), NEXT.encode())
    changed = worker.replace(name[1], NEXT).replace(_integrity(page), _integrity(new_page))
    assert changed.count(NEXT) == 1
    assert _integrity(new_page) in changed
    if lacks_a_file:
        changed = changed.replace(
            "files:[", f"files:[{{url:`/assets/gone-1234.js`,integrity:`{_integrity(b'')}`}},", 1
        )
        assert "gone-1234" in changed
    if not takes_over:
        changed, times = re.subn(r"self\.skipWaiting\(\)", "Promise.resolve()", changed)
        assert times == 1
    return Build(new_page, changed.encode())


def upgrade(wire: Wire, build: Build) -> None:
    """From now on the server has this build."""
    wire.happen("^/sw.js$", "tamper", times=999, change=lambda _: build.worker)
    wire.happen("^/$", "tamper", times=999, change=lambda _: build.page)


def _fetch(wire: Wire, path: str) -> bytes:
    with urllib.request.urlopen(f"{wire.url}{path}", timeout=10) as reply:
        return bytes(reply.read())


def _integrity(data: bytes) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(data).digest()).decode()}"
