"""Batches into SQLite over HTTP, against a bare sqlite3 loop that makes the same writes with the same durability."""

import asyncio
import base64
import json
import re
import secrets
import sqlite3
import tempfile
import time
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from backend.usage.record_counts import DAY
from tests.bench.report import Row, row
from tests.browser.server import Server

RUNS = 5
REQUESTS = 500
CONNECTIONS = 8
BATCHES = 8  # a request
ROWS = 8  # a batch
TABLES = "('taken', 'usage_day', 'commit_sequence')"
HEAD = b"POST /sync/batches HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n"
LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)
TODAY = time.strftime("%Y-%m-%d", time.gmtime())
TAKEN = "INSERT INTO taken (batch_id, month, commit_seq) VALUES (?, ?, ?)"
ADVANCE = "UPDATE commit_sequence SET commit_seq = commit_seq + ? RETURNING epoch, commit_seq"


def measure_words() -> list[Row]:
    """Interleaved runs, so that a noisy machine disturbs both alike."""
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder) / "server")
        server.start()
        bare = Path(folder) / "bare.sqlite"
        _copy_tables(server.data / "wegwijs.sqlite", bare)
        try:
            pairs = [(asyncio.run(_through_http(server.port)), _bare_loop(bare)) for _ in range(RUNS)]
        finally:
            server.stop()
    shares = [ours / theirs for ours, theirs in pairs]
    loop = f"bare sqlite3 loop, {sorted(theirs for _, theirs in pairs)[RUNS // 2]:.0f} batches/s, a full sync per commit"
    what = f"{CONNECTIONS} connections, {BATCHES} batches of {ROWS} rows a request"
    return [
        row("main.batches-per-second", [ours for ours, _ in pairs], "batches/s", against=f"{loop}; {what}"),
        row("main.batches-share-of-bare-loop", shares, "x", at_least=0.5, against=loop),
    ]


def _random_id() -> str:
    return base64.urlsafe_b64encode(secrets.token_bytes(16)).rstrip(b"=").decode()


def _batch() -> dict[str, object]:
    rows = [
        {"pack": "aankomst", "edition": 1, "resource": f"F1-0{n + 1}", "metric": "opened", "n": n + 1}
        for n in range(ROWS)
    ]
    return {"batch_id": _random_id(), "schema": 1, "shape": "day", "period": TODAY, "rows": rows}


def _requests(count: int) -> list[bytes]:
    """Bodies made ahead: what the phones do is not the server's work."""
    return [
        json.dumps(
            {"schema": 1, "request_id": _random_id(), "batches": [_batch() for _ in range(BATCHES)]}
        ).encode()
        for _ in range(count)
    ]


async def _through_http(port: int) -> float:
    """Batches per second that got their receipt, over connections that stay open."""
    waiting = _requests(REQUESTS)
    began = time.perf_counter()
    done = await asyncio.gather(*(_phone(port, waiting) for _ in range(CONNECTIONS)))
    return sum(done) / (time.perf_counter() - began)


async def _phone(port: int, waiting: list[bytes]) -> int:
    """Plain HTTP/1.1 by hand: a client library would take more of the processor than the server under test."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    done = 0
    while waiting:
        body = waiting.pop()
        writer.write(HEAD % len(body) + body)
        head = await reader.readuntil(b"\r\n\r\n")
        found = LENGTH.search(head)
        assert found, head
        reply = await reader.readexactly(int(found[1]))
        assert reply.count(b'"committed"') == BATCHES, reply
        done += BATCHES
    writer.close()
    return done


def _copy_tables(source: Path, target: Path) -> None:
    """The same tables and indexes, empty but for the sequence."""
    with closing(sqlite3.connect(source)) as origin, closing(sqlite3.connect(target)) as bare:
        made = origin.execute(
            "SELECT sql FROM sqlite_master WHERE tbl_name IN ('taken', 'usage_day', 'commit_sequence') AND sql IS NOT NULL"
        )
        bare.executescript(";".join(sql for (sql,) in made))
        bare.execute("INSERT INTO commit_sequence (id, epoch, commit_seq) VALUES (1, 'bare', 0)")
        bare.commit()


def _bare_loop(path: Path) -> float:
    """Batches per second of one loop that parses the same JSON and commits request by request."""
    with closing(sqlite3.connect(path, isolation_level=None)) as bare:
        bare.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;")
        bodies = _requests(REQUESTS)
        began = time.perf_counter()
        for body in bodies:
            batches = json.loads(body)["batches"]
            bare.execute("BEGIN IMMEDIATE")
            (_, last) = bare.execute(ADVANCE, (len(batches),)).fetchone()
            for seq, batch in enumerate(batches, last - len(batches) + 1):
                bare.execute(TAKEN, (batch["batch_id"], TODAY[:7], seq))
                bare.executemany(DAY, _day_rows(batch["rows"]))
            bare.execute("COMMIT")
        return len(bodies) * BATCHES / (time.perf_counter() - began)


def _day_rows(rows: Iterable[dict[str, object]]) -> list[tuple[object, ...]]:
    values = [(TODAY, r["pack"], r["edition"], r["resource"], r["metric"], r["n"]) for r in rows]
    return sorted(("|".join(map(str, value[:-1])), *value) for value in values)
