"""What a phone sends: batches and requests as bytes on the line, with ids that are easy to tell apart."""

import base64
import hashlib
from typing import Any

from tests.conftest import Caller

TODAY = "2026-11-25"


def id_of(name: str) -> str:
    """16 bytes in base64url, the same for the same name."""
    return base64.urlsafe_b64encode(hashlib.sha256(name.encode()).digest()[:16]).rstrip(b"=").decode()


def key_of(name: str) -> str:
    """A thread's 32 bytes."""
    return base64.urlsafe_b64encode(hashlib.sha256(name.encode()).digest()).rstrip(b"=").decode()


def day_row(**changed: Any) -> dict[str, Any]:
    return {"pack": "buurt", "edition": 1, "resource": "B1-01", "metric": "opened", "n": 3} | changed


def day_batch(name: str, *rows: dict[str, Any], **changed: Any) -> dict[str, Any]:
    batch = {
        "batch_id": id_of(name),
        "schema": 1,
        "shape": "day",
        "period": TODAY,
        "rows": rows or [day_row()],
    }
    return batch | changed


def week_batch(name: str, **changed: Any) -> dict[str, Any]:
    row = {"place": "azc-ergens", "metric": "opened", "n": 2}
    return {
        "batch_id": id_of(name),
        "schema": 1,
        "shape": "week",
        "period": "2026-W48",
        "rows": [row],
    } | changed


def month_batch(name: str, **changed: Any) -> dict[str, Any]:
    row = {"resource": "B1-01", "language": "ar", "metric": "opened", "n": 4}
    return {
        "batch_id": id_of(name),
        "schema": 1,
        "shape": "month",
        "period": "2026-11",
        "rows": [row],
    } | changed


def message(name: str, **changed: Any) -> dict[str, Any]:
    return {
        "batch_id": id_of(name),
        "schema": 1,
        "shape": "message",
        "period": TODAY,
        "thread_key": key_of("a thread"),
        "audience": "office",
        "place": None,
        "language": "ar",
        "topic": "huis",
        "text": "Waar is de bibliotheek?",
    } | changed


async def send(phone: Caller, *batches: dict[str, Any]) -> list[dict[str, Any]]:
    """Send one request; its receipts."""
    request_id = id_of(repr(batches))
    reply = await phone.post("/sync/batches", {"schema": 1, "request_id": request_id, "batches": batches})
    assert reply.status_code == 200, reply.text
    assert reply.json()["request_id"] == request_id
    receipts = reply.json()["receipts"]
    assert isinstance(receipts, list)
    return receipts


async def ask(phone: Caller, thread: str) -> dict[str, Any]:
    """What became of a thread."""
    reply = await phone.post("/sync/answers", {"request_id": id_of("ask"), "key": key_of(thread)})
    assert reply.status_code == 200, reply.text
    answers = reply.json()
    assert isinstance(answers, dict)
    return answers
