"""What taking a batch writes: values only, which `receive` carries out. `RECORDERS` has one line per kind of batch."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any, NamedTuple

import msgspec

from backend.core.connection import Write
from backend.questions.record_message import record_message
from backend.usage.record_counts import record_days, record_months, record_weeks
from sync.batches import Batch
from sync.exchange import Receipt
from sync.periods import Shape, book_period, period_of
from sync.quarantine import Quarantined, mask_key

# A batch's shape → the verb that says what it writes under a period.
RECORDERS: Mapping[str, Callable[[Any, str], list[Write]]] = {
    "day": record_days,
    "week": record_weeks,
    "month": record_months,
    "message": record_message,
}

TAKE = "INSERT INTO taken (batch_id, month, commit_seq) VALUES (?, ?, ?)"
HOLD = "INSERT INTO quarantine (commit_seq, reason, day, batch) VALUES (?, ?, ?, ?)"

Judged = Batch | Quarantined


class Deed(NamedTuple):
    """Writes that happen wholly or not at all, the receipt for them, and what is done when the database refuses them."""

    receipt: Receipt
    writes: list[Write]
    if_refused: Callable[[], "Deed"] | None = None


def decide(batch_id: str, commit_seq: int, judged: Judged, today: date) -> Deed:
    """What becomes of a batch that was not seen before (clauses 3.4, 3.5 and 3.7)."""
    if isinstance(judged, Quarantined):
        return _hold(batch_id, commit_seq, judged, today)
    shape: Shape = "day" if judged.shape == "message" else judged.shape
    booking = book_period(shape, judged.period, today)
    if booking is None:
        return Deed(Receipt(batch_id, "expired"), [])
    month = "" if booking.is_id_kept_for_ever else period_of("month", today)
    return Deed(
        Receipt(batch_id, "committed", commit_seq),
        [*RECORDERS[judged.shape](judged, booking.period), Write(TAKE, [(batch_id, month, commit_seq)])],
        # What the database refuses today it refuses tomorrow: held for a person, it does not keep the others out.
        if_refused=partial(_hold_refused, commit_seq, judged, today),
    )


def _hold(batch_id: str, commit_seq: int, held: Quarantined, today: date) -> Deed:
    kept = (commit_seq, held.reason, today.isoformat(), msgspec.json.encode(held.batch).decode())
    taken = (batch_id, period_of("month", today), commit_seq)
    receipt = Receipt(batch_id, "quarantined", commit_seq, held.reason)
    return Deed(receipt, [Write(HOLD, [kept]), Write(TAKE, [taken])])


def _hold_refused(commit_seq: int, batch: Batch, today: date) -> Deed:
    kept: dict[str, Any] = msgspec.to_builtins(batch)
    if "thread_key" in kept:
        kept["thread_key"] = mask_key(kept["thread_key"])
    return _hold(batch.batch_id, commit_seq, Quarantined("bad-value", kept), today)
