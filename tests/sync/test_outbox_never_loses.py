"""In every order of receipts, epochs and backups a phone deletes only what is safe (clause 3.6)."""

import itertools
from datetime import UTC, datetime

import pytest

from sync.errors import CallerError
from sync.exchange import BatchesReply, Outcome, Receipt, Status
from sync.outbox import TABLE, Event, Outgoing, State, apply_reply, apply_status, is_gone, step

NOW = datetime(2026, 11, 25, tzinfo=UTC)
OLD, NEW = "o" * 22, "n" * 22
BATCH = "b" * 22


def reply(epoch: str, commit_seq: int, durable_seq: int, outcome: Outcome = "committed") -> BatchesReply:
    return BatchesReply("r" * 22, epoch, durable_seq, (Receipt(BATCH, outcome, commit_seq),))


# Everything that can reach one batch: replies and statuses of two epochs, with and without a backup behind it.
WORDS: tuple[BatchesReply | Status, ...] = (
    reply(OLD, 5, 0),
    reply(OLD, 5, 5),
    reply(NEW, 9, 8),
    reply(NEW, 9, 9, "quarantined"),
    Status(OLD, 6, 4, NOW),
    Status(OLD, 6, 5, NOW),
    Status(NEW, 9, 8, NOW),
    Status(NEW, 9, 9, NOW),
)


def hear(outgoing: tuple[Outgoing, ...], word: BatchesReply | Status) -> tuple[Outgoing, ...]:
    heard = apply_reply(outgoing, word) if isinstance(word, BatchesReply) else apply_status(outgoing, word)
    return tuple(batch for batch in heard if not is_gone(batch))


def test_every_order_of_words_deletes_only_what_its_own_epoch_called_durable() -> None:
    for words in itertools.permutations(WORDS, 4):
        outgoing: tuple[Outgoing, ...] = (Outgoing(BATCH),)
        received: tuple[str, int] | None = None
        for word in words:
            outgoing = hear(outgoing, word)
            if isinstance(word, BatchesReply):
                received = (word.epoch, word.receipts[0].commit_seq or 0)
            elif received is not None and received[0] != word.epoch:
                received = None
            is_safe = received is not None and received[0] == word.epoch and received[1] <= word.durable_seq
            assert (outgoing == ()) == is_safe
            if not outgoing:
                break


def test_a_batch_without_a_receipt_waits_whatever_is_said() -> None:
    for words in itertools.permutations([word for word in WORDS if isinstance(word, Status)], 4):
        outgoing: tuple[Outgoing, ...] = (Outgoing(BATCH),)
        for word in words:
            outgoing = hear(outgoing, word)
        assert outgoing == (Outgoing(BATCH),)


def test_from_every_kept_state_a_new_epoch_leads_back_to_waiting() -> None:
    kept: list[State] = ["waiting", "sent", "quarantined"]
    assert {step(state, "new-epoch") for state in kept} == {"waiting"}


@pytest.mark.parametrize("event", ["committed", "quarantined", "expired", "new-epoch", "durable"])
@pytest.mark.parametrize("state", ["durable", "expired"])
def test_nothing_happens_to_a_batch_that_is_gone(state: State, event: Event) -> None:
    with pytest.raises(CallerError):
        step(state, event)


def test_only_a_batch_with_a_receipt_can_become_durable() -> None:
    assert {state for state, events in TABLE.items() if "durable" in events} == {"sent", "quarantined"}
