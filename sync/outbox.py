"""What becomes of a closed batch on a phone, as a table, and the time a phone goes by (clauses 1.4, 2.12 and 3.6).

Where batches lie and when they are sent is the store's and the net's business.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Literal

import msgspec

from sync.errors import CallerError
from sync.exchange import BatchesReply, Receipt, Status

State = Literal["waiting", "sent", "quarantined", "durable", "expired"]
Event = Literal["committed", "quarantined", "expired", "new-epoch", "durable"]

AHEAD_AT_MOST = timedelta(days=1)

# A key that is missing is a step that cannot happen. `durable` and `expired` end: the phone deletes the batch.
TABLE: dict[State, dict[Event, State]] = {
    "waiting": {
        "committed": "sent",
        "quarantined": "quarantined",
        "expired": "expired",
        "new-epoch": "waiting",
    },
    "sent": {
        "committed": "sent",
        "quarantined": "quarantined",
        "expired": "expired",
        "new-epoch": "waiting",
        "durable": "durable",
    },
    "quarantined": {
        "committed": "sent",
        "quarantined": "quarantined",
        "expired": "expired",
        "new-epoch": "waiting",
        "durable": "durable",
    },
    "durable": {},
    "expired": {},
}


class Outgoing(msgspec.Struct, frozen=True):
    """A batch's way out: the epoch and commit_seq of its receipt while it has one."""

    batch_id: str
    state: State = "waiting"
    epoch: str | None = None
    commit_seq: int | None = None
    reason: str | None = None


def step(state: State, event: Event) -> State:
    """The next state.

    Raises: CallerError illegal-step.
    """
    following = TABLE[state].get(event)
    if following is None:
        raise CallerError("illegal-step", f"{event} in {state}")
    return following


def is_gone(outgoing: Outgoing) -> bool:
    """Whether the phone deletes its copy now."""
    return outgoing.state in ("durable", "expired")


def apply_reply(outgoing: Iterable[Outgoing], reply: BatchesReply) -> tuple[Outgoing, ...]:
    """Every retained batch after a reply: first its epoch, then its receipts, then what is durable."""
    receipts = {receipt.batch_id: receipt for receipt in reply.receipts}
    kept = (_apply_epoch(batch, reply.epoch) for batch in outgoing)
    received = (_apply_receipt(batch, receipts.get(batch.batch_id), reply.epoch) for batch in kept)
    return tuple(_apply_durable(batch, reply.epoch, reply.durable_seq) for batch in received)


def apply_status(outgoing: Iterable[Outgoing], status: Status) -> tuple[Outgoing, ...]:
    """Every retained batch after a status (clause 3.6)."""
    kept = (_apply_epoch(batch, status.epoch) for batch in outgoing)
    return tuple(_apply_durable(batch, status.epoch, status.durable_seq) for batch in kept)


def lower_bound(built: datetime, signed_at: datetime | None, clock: datetime) -> datetime:
    """The earliest it can be: never before what is proven, whatever the device's clock says (clause 1.4)."""
    return max(built, clock) if signed_at is None else max(built, signed_at, clock)


def is_server_ahead(signed_at: datetime, clock: datetime) -> bool:
    """Whether the server's time is too far ahead to be taken for true (clause 2.12)."""
    return signed_at - clock > AHEAD_AT_MOST


def day_of(moment: datetime) -> date:
    """The UTC day, by which periods and facts go."""
    return moment.astimezone(UTC).date()


def _apply_epoch(batch: Outgoing, epoch: str) -> Outgoing:
    # clause 3.6: what another epoch promised may be gone with it.
    if batch.epoch is None or batch.epoch == epoch:
        return batch
    return Outgoing(batch.batch_id, step(batch.state, "new-epoch"))


def _apply_receipt(batch: Outgoing, receipt: Receipt | None, epoch: str) -> Outgoing:
    if receipt is None:
        return batch
    state = step(batch.state, receipt.outcome)
    return Outgoing(batch.batch_id, state, epoch, receipt.commit_seq, receipt.reason)


def _apply_durable(batch: Outgoing, epoch: str, durable_seq: int) -> Outgoing:
    # clause 3.6: only the oldest restorable backup of this epoch counts, never the acknowledgement.
    is_safe = batch.epoch == epoch and batch.commit_seq is not None and batch.commit_seq <= durable_seq
    if is_gone(batch) or not is_safe:
        return batch
    return msgspec.structs.replace(batch, state=step(batch.state, "durable"))
