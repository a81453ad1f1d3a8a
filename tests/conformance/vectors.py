"""Reads the vectors and calls the Python implementation with them."""

import copy
import json
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import msgspec

from sync.batches import (
    Batch,
    Counter,
    CounterRow,
    DayBatch,
    DayRow,
    MessageBatch,
    MonthBatch,
    MonthRow,
    Use,
    WeekBatch,
    WeekRow,
    add_counter,
    close_counters,
    counter_key,
    fold_use,
)
from sync.bundle import BundleReader
from sync.canonical import canonical, name_blob
from sync.courier import (
    Span,
    carried_length,
    carried_text,
    parse_index,
    read_layout,
    write_carried_push,
    write_index,
)
from sync.download import choose_download, missing_blobs, update_from
from sync.drafts import merge_drafts
from sync.errors import ContentError
from sync.exchange import (
    BatchesReply,
    Status,
    build_request,
    is_media_type,
    parse_answers,
    parse_answers_request,
    parse_reply,
    parse_request,
    parse_status,
    pick_batches,
)
from sync.fields import parse_json
from sync.manifest import (
    FileList,
    Manifest,
    parse_custom,
    parse_list,
    parse_manifest,
    parse_places,
    topic_sensitivity,
)
from sync.outbox import Outgoing, apply_reply, apply_status, day_of, is_server_ahead, lower_bound, step
from sync.overlay import Overlay, items_off, parse_overlay, photos_shown, slot_blocks
from sync.pack import Fact, fallback_chain, parse_document, show_fact, split_text
from sync.periods import book_period, is_finished, period_of
from sync.quarantine import Known, judge_batch
from sync.recalls import Recall, merge_recalls, parse_recalls, recall_of
from tests.conformance.vectors_of_operations import OPERATION_CALLS

VECTORS = Path(__file__).parents[1] / "vectors"
CENTRE_ONLY = frozenset({"envelope", "quarantine", "booking", "admission", "patches"})

_BATCHES: dict[str, type[Batch]] = {
    "day": DayBatch,
    "week": WeekBatch,
    "month": MonthBatch,
    "message": MessageBatch,
}
_ROWS: dict[str, type[CounterRow]] = {"day": DayRow, "week": WeekRow, "month": MonthRow}


class Given:
    """What a case gives: its own members, and the file's base with the case's changes made."""

    def __init__(self, file: dict[str, Any], given: dict[str, Any]) -> None:
        self.file = file
        self.given = given

    def __getitem__(self, name: str) -> Any:
        return self.given.get(name)

    def base(self) -> Any:
        value = copy.deepcopy(self.file["base"])
        for path, new in (self["set"] or {}).items():
            parent, last = _find(value, path)
            if last == "-":
                parent.append(new)
            else:
                parent[last] = new
        for path in self["drop"] or []:
            parent, last = _find(value, path)
            del parent[last]
        return value

    def body(self) -> bytes:
        text: str | None = self["text"]
        return (json.dumps(self.base()) if text is None else text).encode()


def read_vectors(subject: str) -> dict[str, Any]:
    """One file with its repetitions written out."""
    read: dict[str, Any] = _expand(json.loads((VECTORS / f"{subject}.json").read_text("utf-8")))
    return read


def subjects() -> list[str]:
    """Every file that is about the protocol's values: not the verifier's, and not what is sealed."""
    found = (path.stem for path in VECTORS.glob("*.json"))
    return sorted(stem for stem in found if not stem.startswith("trust") and stem != "sealing")


def answer(file: dict[str, Any], case: dict[str, Any]) -> Any:
    """What the Python implementation makes of a case, as plain values."""
    return without_nulls(msgspec.to_builtins(CALLS[case["call"]](Given(file, case["given"]))))


def without_nulls(value: Any) -> Any:
    """The twin has no member where Python has None."""
    if isinstance(value, dict):
        return {name: without_nulls(kept) for name, kept in value.items() if kept is not None}
    return [without_nulls(item) for item in value] if isinstance(value, list | tuple) else value


def _expand(value: Any) -> Any:
    if isinstance(value, dict) and "$repeat" in value:
        repeated, times = _expand(value["$repeat"]), value["$times"]
        return repeated * times if isinstance(repeated, str) else [repeated] * times
    if isinstance(value, dict) and "$each" in value:
        return [_numbered(_expand(value["$each"]), number) for number in range(value["$times"])]
    if isinstance(value, dict):
        return {name: _expand(kept) for name, kept in value.items()}
    return [_expand(item) for item in value] if isinstance(value, list) else value


def _numbered(value: Any, number: int) -> Any:
    if isinstance(value, dict):
        return {name: _numbered(kept, number) for name, kept in value.items()}
    if isinstance(value, list):
        return [_numbered(item, number) for item in value]
    return value.replace("$n", str(number)) if isinstance(value, str) else value


def _find(value: Any, path: str) -> tuple[Any, Any]:
    *way, last = path.split("/")
    for name in way:
        value = value[int(name)] if isinstance(value, list) else value[name]
    return value, int(last) if isinstance(value, list) and last != "-" else last


def _batch(raw: dict[str, Any]) -> Batch:
    batch: Batch = msgspec.convert(raw, _BATCHES[raw["shape"]])
    return batch


def _counter(raw: dict[str, Any]) -> Counter:
    return Counter(raw["shape"], raw["period"], _ROWS[raw["shape"]](**raw["row"]))


def _read_bundle(given: Given) -> list[str]:
    reader, data, every = BundleReader(given["listed"]), given.body(), given["every"]
    documents: list[str] = []
    for start in range(0, len(data), every):
        documents += [document.data.decode() for document in reader.feed(data[start : start + every])]
    reader.finish()
    return documents


def _close(given: Given) -> Any:
    ids: Iterator[str] = (f"{number:022}" for number in range(1, 10_000))
    counters = map(_counter, given["counters"])
    return close_counters(counters, _day(given["today"]), lambda: next(ids), everything=given["everything"])


def _list(given: Given) -> Any:
    stub = {"pack": given["pack"], "edition": given["edition"]}
    manifest = msgspec.convert({**read_vectors("manifest")["base"], **stub}, Manifest)
    return parse_list(given.body(), manifest, given["language"])


def _add(given: Given) -> Any:
    kept = None if given["kept"] is None else _counter(given["kept"])
    return add_counter(kept, _counter(given["counter"]))


def _manifest(given: Given) -> Manifest:
    return msgspec.convert(given.base(), Manifest)


def _lists(given: Given) -> list[FileList]:
    return msgspec.convert(given["lists"], list[FileList])


def _recalls(values: Any) -> list[Recall]:
    return msgspec.convert(values, list[Recall])


def _outgoing(given: Given) -> list[Outgoing]:
    return msgspec.convert(given["outgoing"], list[Outgoing])


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


CALLS: dict[str, Callable[[Given], Any]] = {
    **OPERATION_CALLS,
    "canonical": lambda g: canonical(g["value"]).decode(),
    "name_blob": lambda g: name_blob(g.body()),
    "parse_json": lambda g: parse_json(bytes.fromhex(g["hex"]), g["cap"], ContentError),
    "parse_manifest": lambda g: parse_manifest(g.body(), g["pack"]),
    "parse_list": _list,
    "parse_places": lambda g: parse_places(g.body()),
    "parse_custom": lambda g: parse_custom(g.base()),
    "missing_blobs": lambda g: missing_blobs(msgspec.convert(g["list"], FileList), set(g["held"])),
    "update_from": lambda g: update_from(_manifest(g), g["language"], g["installed"]),
    "choose_download": lambda g: choose_download(_manifest(g), _lists(g), set(g["held"]), g["installed"]),
    "topic_sensitivity": lambda g: topic_sensitivity(_manifest(g), g["topic"]),
    "parse_document": lambda g: parse_document(g.body()),
    "show_fact": lambda g: show_fact(msgspec.convert(g.base(), Fact), _day(g["today"])),
    "split_text": lambda g: split_text(g["text"]),
    "read_layout": lambda g: read_layout(g.body(), g["size"]),
    "parse_index": lambda g: parse_index(g.body(), msgspec.convert(g["spans"], list[Span])),
    "carried_length": lambda g: carried_length(g["sizes"]),
    "carried_text": lambda g: carried_text(g["replica"], g.body()).decode(),
    "write_carried_push": lambda g: write_carried_push(
        bytes.fromhex(g["signature"]), g["device"], g["replica"], g.body()
    ).decode(),
    "write_index": lambda g: write_index(g["kind"], g["names"]).decode(),
    "parse_recalls": lambda g: parse_recalls(g.body()),
    "merge_recalls": lambda g: merge_recalls(_recalls(g["seen"]), _recalls(g["found"])),
    "recall_of": lambda g: recall_of(_recalls(g["recalls"]), g["pack"], g["edition"], g["resource"]),
    "parse_overlay": lambda g: parse_overlay(g.body(), g["region"], g["place"]),
    "slot_blocks": lambda g: slot_blocks(
        msgspec.convert(g.base(), Overlay), g["slot"], g["language"], _day(g["today"])
    ),
    "photos_shown": lambda g: photos_shown(
        parse_overlay(g.body(), "noord", "terapel"), g["language"], _day(g["today"])
    ),
    "items_off": lambda g: sorted(items_off(msgspec.convert(g.base(), Overlay), g["resource"])),
    "merge_drafts": lambda g: merge_drafts(g["before"], g["theirs"], g["yours"], (g["chosen"] or {}).get),
    "fallback_chain": lambda g: fallback_chain(g["language"]),
    "read_bundle": _read_bundle,
    "period_of": lambda g: period_of(g["shape"], _day(g["day"])),
    "is_finished": lambda g: is_finished(g["shape"], g["period"], _day(g["today"])),
    "fold_use": lambda g: fold_use(msgspec.convert(g.base(), Use), _day(g["today"])),
    "counter_key": lambda g: counter_key(_counter(g["counter"])),
    "add_counter": _add,
    "close_counters": _close,
    "pick_batches": lambda g: [batch.batch_id for batch in pick_batches(map(_batch, g["waiting"]))],
    "build_request": lambda g: build_request(g["request_id"], map(_batch, g["batches"])).decode(),
    "parse_reply": lambda g: parse_reply(g["status"], g["media_type"], g.body(), g["request_id"]),
    "parse_answers": lambda g: parse_answers(g["status"], g["media_type"], g.body(), g["request_id"]),
    "parse_status": lambda g: parse_status(g["status"], g["media_type"], g.body()),
    "is_media_type": lambda g: is_media_type(g["header"], g["expected"]),
    "step": lambda g: step(g["state"], g["event"]),
    "apply_reply": lambda g: apply_reply(_outgoing(g), msgspec.convert(g["reply"], BatchesReply)),
    "apply_status": lambda g: apply_status(_outgoing(g), msgspec.convert(g["status"], Status)),
    "lower_bound": lambda g: lower_bound(
        _moment(g["built"]), _moment(g["signed_at"]) if g["signed_at"] else None, _moment(g["clock"])
    ),
    "is_server_ahead": lambda g: is_server_ahead(_moment(g["signed_at"]), _moment(g["clock"])),
    "day_of": lambda g: day_of(_moment(g["moment"])),
    "parse_request": lambda g: parse_request(g.body()),
    "parse_answers_request": lambda g: parse_answers_request(g.body()),
    "judge_batch": lambda g: judge_batch(g["batch"], msgspec.convert(g.file["known"], Known)),
    "book_period": lambda g: book_period(g["shape"], g["period"], _day(g["received"])),
}
