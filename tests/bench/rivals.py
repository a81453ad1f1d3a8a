"""Rows a second against two servers that phones could send them to instead, in turns on the same machine.

Kinto keeps records in PostgreSQL and takes as many a request as our request has rows. A PouchDB server over LevelDB
takes 1,000 documents, which is how it was measured fastest; ours is as large as the protocol lets a request be.
Morango is not run: our rows are set against the figure that is published of it.
"""

import http.client
import json
import subprocess
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from tests.bench.load import Form, make_batch, make_requests, run_load
from tests.bench.report import Row, row
from tests.bench.words import serving, today
from tests.browser.server import HOUSE, Server, free_port
from tests.postgres import Postgres

RIVALS = HOUSE / ".make" / "rivals.d"
POUCHDB = Path(__file__).with_name("pouchdb.js")
CONNECTIONS = 8
USUAL = Form(CONNECTIONS, 8)
LARGEST = Form(CONNECTIONS, 17, 48)  # 62 of the 64 KiB that a request may have
DOCUMENTS = 1000
MORANGO = 292  # records a second, published, on two processors
ROUNDS = 3
SECONDS = 4.0
STARTS_IN = 60  # seconds
JSON = {"content-type": "application/json", "authorization": "Basic cGhvbmU6cGhvbmU="}
KINTO = """[app:main]
use = egg:kinto
kinto.userid_hmac_secret = on-loopback-only
multiauth.policies = basicauth
kinto.storage_backend = kinto.core.storage.postgresql
kinto.storage_url = {url}
kinto.permission_backend = kinto.core.permission.postgresql
kinto.permission_url = {url}
kinto.cache_backend = kinto.core.cache.memory
kinto.batch_max_requests = 200
[server:main]
use = egg:waitress#main
host = 127.0.0.1
port = {port}
"""

Ask = Callable[[http.client.HTTPConnection], int]  # one request; the rows that it got in


def measure_rivals() -> list[Row]:
    if not RIVALS.is_dir():
        raise RuntimeError("this benchmark needs the servers that it compares with: sh .ci/rivals")
    with tempfile.TemporaryDirectory() as folder:
        return [*_against_kinto(Path(folder) / "kinto"), _against_pouchdb(Path(folder) / "pouchdb")]


def _against_kinto(folder: Path) -> list[Row]:
    with serving("postgres", folder) as (server, _), kinto(folder) as port:
        pairs = _in_turns(server, USUAL, port, _ask_kinto)
    return [_over("kinto", USUAL, pairs, at_least=50), _over_morango([ours for ours, _ in pairs])]


def _against_pouchdb(folder: Path) -> Row:
    with serving("sqlite", folder) as (server, _), pouchdb(folder / "pouch") as port:
        return _over("pouchdb", LARGEST, _in_turns(server, LARGEST, port, _ask_pouchdb), at_least=1.5)


def _over_morango(ours: Sequence[float]) -> Row:
    against = (
        f"a published figure, {MORANGO} records/s of Morango, not measured here; "
        f"ours {median(ours):.0f} rows/s, those of the runs against kinto; {USUAL}"
    )
    return row("main.rivals-rows-over-morango", [rate / MORANGO for rate in ours], "x", against=against)


def _in_turns(server: Server, form: Form, port: int, ask: Ask) -> list[tuple[float, float]]:
    """Rows a second of ours and of theirs."""
    pairs = []
    for _ in range(ROUNDS):
        ours = run_load(
            server.port, form, make_requests(form, int(1000 * SECONDS / form.batches) * 8, today()), SECONDS
        )
        pairs.append((ours.rate * form.rows, _rate(port, ask)))
    return pairs


def _over(name: str, form: Form, pairs: Sequence[tuple[float, float]], at_least: float) -> Row:
    ours_told, theirs = (median(rates) for rates in zip(*pairs, strict=True))
    against = f"{name}: {theirs:.0f} rows/s, ours {ours_told:.0f}; {form}"
    return row(
        f"main.rivals-rows-over-{name}", [a / b for a, b in pairs], "x", at_least=at_least, against=against
    )


def _rate(port: int, ask: Ask) -> float:
    """Rows a second that a rival took, over as many connections."""
    began = time.perf_counter()

    def visit() -> int:
        line, rows = http.client.HTTPConnection("127.0.0.1", port, timeout=120), 0
        while time.perf_counter() < began + SECONDS:
            rows += ask(line)
        line.close()
        return rows

    with ThreadPoolExecutor(CONNECTIONS) as visitors:
        done = sum(future.result() for future in [visitors.submit(visit) for _ in range(CONNECTIONS)])
    return done / (time.perf_counter() - began)


def _ask_kinto(line: http.client.HTTPConnection) -> int:
    rows = [row for _ in range(USUAL.batches) for row in make_batch(USUAL.rows, today())["rows"]]
    asked = [
        {"path": f"/v1/buckets/words/collections/rows/records/{uuid.uuid4()}", "body": {"data": r}}
        for r in rows
    ]
    told = _said(line, "POST", "/v1/batch", {"defaults": {"method": "PUT"}, "requests": asked})
    # What it refuses, since its clock gives two records one version, is not counted.
    return [one["status"] for one in told["responses"]].count(201)


def _ask_pouchdb(line: http.client.HTTPConnection) -> int:
    rows = [r | {"_id": uuid.uuid4().hex} for r in make_batch(DOCUMENTS, today())["rows"]]
    told = _said(line, "POST", "/words/_bulk_docs", {"docs": rows})
    assert all(one.get("ok") for one in told), told[:3]
    return len(rows)


def _said(line: http.client.HTTPConnection, method: str, path: str, body: object = None) -> object:
    line.request(method, path, None if body is None else json.dumps(body), JSON)
    reply = line.getresponse()
    told = reply.read()
    assert reply.status < 300, (reply.status, told[:300])
    return json.loads(told)


@contextmanager
def kinto(folder: Path) -> Iterator[int]:
    """Kinto over a PostgreSQL of its own; its port."""
    with Postgres.started(is_safe=True) as postgres:
        address, port, ini = postgres.create("kinto"), free_port(), folder / "kinto.ini"
        postgres.say("ALTER DATABASE kinto SET timezone TO 'UTC'")
        ini.write_text(KINTO.format(url=address.url, port=port), "utf-8")
        program = str(RIVALS / "kinto" / "bin" / "kinto")
        subprocess.run([program, "migrate", "--ini", str(ini)], check=True, capture_output=True)
        with _running([program, "start", "--ini", str(ini), "--port", str(port)], port, "/v1/") as line:
            for made in ("/v1/buckets/words", "/v1/buckets/words/collections/rows"):
                _said(line, "PUT", made, {})
            yield port


@contextmanager
def pouchdb(folder: Path) -> Iterator[int]:
    """A PouchDB server with an empty database; its port."""
    folder.mkdir()
    port = free_port()
    command = ["node", str(POUCHDB), str(RIVALS / "pouchdb"), str(folder), str(port)]
    with _running(command, port, "/") as line:
        _said(line, "PUT", "/words")
        yield port


@contextmanager
def _running(command: list[str], port: int, path: str) -> Iterator[http.client.HTTPConnection]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        until = time.monotonic() + STARTS_IN
        while True:
            try:
                _said(line, "GET", path)
                break
            except OSError:
                line.close()
                assert process.poll() is None and time.monotonic() < until, f"{command[0]} did not start"  # noqa: PT018
                time.sleep(0.1)
        yield line
    finally:
        line.close()
        process.terminate()
        process.wait(30)
