"""A centre in memory that keeps the rules of 1.5 to 1.7 and 3.4 to 3.7, restores and crashes; and weakened ones."""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from sync.batches import Batch, Counter, MessageBatch, counter_key
from sync.canonical import canonical
from sync.exchange import BatchesReply, Receipt, Status, parse_request
from sync.outbox import day_of
from sync.periods import Shape, book_period
from sync.quarantine import Known, Quarantined, judge_batch
from tests.phones import Heard, random_id
from tests.simulator import Answer, Call, Kind, Simulation, Totals

KNOWN = Known(
    places=frozenset({"azc-delft", "bieb"}),
    editions={"aankomst": frozenset({1, 2})},
    resources={"F1-01": "green", "F1-02": "yellow", "F1-03": "red"},
    sensitive_topics=frozenset({"zorg"}),
)


@dataclass
class Data:
    """What a backup holds."""

    commit_seq: int = 0
    receipts: dict[str, Receipt] = field(default_factory=dict)
    totals: Totals = field(default_factory=Totals)
    messages: list[str] = field(default_factory=list)
    quarantined: list[Quarantined] = field(default_factory=list)

    def copy(self) -> "Data":
        receipts, totals = dict(self.receipts), self.totals.copy()
        return Data(self.commit_seq, receipts, totals, list(self.messages), list(self.quarantined))


@dataclass
class Backup:
    """One that may be restored, and the epoch in which it was taken."""

    epoch: str
    data: Data


class Centre:
    """Answers a simulation's calls by its clock."""

    def __init__(self, simulation: Simulation, *, crash: float = 0.05) -> None:
        self.simulation = simulation
        self.random = Random(simulation.random.random())
        self.crash = crash
        self.ends_at = 0  # how many crash points from here it ends, where that was chosen
        self.data = Data()
        self.backups: list[Backup] = []
        self.highest = 0  # outside the backups (clause 1.6)
        self.epoch = random_id(self.random)

    def ask(self, call: Call) -> Answer:
        answers: dict[Kind, Callable[[bytes], Answer]] = {
            "post": self.post,
            "status": self.status,
            "backup": self.back_up,
            "restore": self.restore,
        }
        return answers[call.kind](call.body)

    def post(self, body: bytes) -> Answer:
        request = parse_request(body)
        data = self.data.copy()
        receipts = tuple(self._take(data, raw) for raw in request.batches)
        if self.crashes():
            return None
        self.data = data
        self.highest = max(self.highest, data.commit_seq)
        reply = BatchesReply(request.request_id, self.epoch, self.durable_seq(), receipts)
        return None if self.crashes() else Heard(canonical(reply))

    def status(self, _: bytes = b"") -> Answer:
        now = self.simulation.now
        return Heard(canonical(Status(self.epoch, self.data.commit_seq, self.durable_seq(), now)))

    def back_up(self, _: bytes = b"") -> Answer:
        # clause 1.7: exactly two may be restored, the oldest first.
        self.backups = [*self.backups[-1:], Backup(self.epoch, self.data.copy())]
        return None

    def restore(self, _: bytes = b"") -> Answer:
        """From either backup: a new epoch, a jump past the old maximum, and a backup at once (clause 1.6)."""
        if self.backups:
            self.put_back(self.random.choice(self.backups))
        return None

    def put_back(self, chosen: Backup) -> None:
        self.data = chosen.data.copy()
        self.backups = [chosen]
        self.epoch = self.next_epoch()
        self.data.commit_seq = self.highest = self.highest + 1
        self.back_up()

    def next_seq(self, data: Data) -> int:
        return data.commit_seq + 1

    def next_epoch(self) -> str:
        return random_id(self.random)

    def durable_seq(self) -> int:
        oldest = self.backups[0] if self.backups else Backup("", Data())
        return oldest.data.commit_seq if oldest.epoch == self.epoch else 0

    def _take(self, data: Data, raw: dict[str, object]) -> Receipt:
        batch_id = str(raw["batch_id"])
        known = data.receipts.get(batch_id)
        return known if known is not None else self._apply(data, batch_id, judge_batch(raw, KNOWN))

    def _apply(self, data: Data, batch_id: str, judged: Batch | Quarantined) -> Receipt:
        data.commit_seq = self.next_seq(data)
        if isinstance(judged, Quarantined):
            data.quarantined.append(judged)
            receipt = Receipt(batch_id, "quarantined", data.commit_seq, judged.reason)
        else:
            receipt = self._count(data, judged)
        data.receipts[batch_id] = receipt
        return receipt

    def _count(self, data: Data, batch: Batch) -> Receipt:
        shape: Shape = "day" if isinstance(batch, MessageBatch) else batch.shape
        booking = book_period(shape, batch.period, day_of(self.simulation.now))
        if booking is None:
            return Receipt(batch.batch_id, "expired")
        self.effect(data, batch, booking.period)
        return Receipt(batch.batch_id, "committed", data.commit_seq)

    def effect(self, data: Data, batch: Batch, period: str) -> None:
        if isinstance(batch, MessageBatch):
            data.messages.append(batch.text)
        else:
            for row in batch.rows:
                data.totals[counter_key(Counter(batch.shape, period, row))] += row.n

    def crashes(self) -> bool:
        self.ends_at -= 1
        return self.ends_at == 0 or self.random.random() < self.crash
