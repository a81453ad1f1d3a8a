"""The ways of doing it with one rule less, which tests must find wrong (the table that opens the specification)."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from random import Random

import msgspec

from sync.batches import Batch
from sync.outbox import Outgoing
from tests.phones import Heard, Phone, Weather
from tests.simulator import Answer, Simulation
from tests.sync.centre import Centre, Data


@dataclass(frozen=True)
class Mutant:
    """A phone and a centre; honest unless said."""

    phone: Callable[[Random, Weather], Phone] = Phone
    centre: Callable[[Simulation], Centre] = Centre


class DeletesOnReceipt(Phone):
    """Takes the centre's acknowledgement for safety."""

    def settle(self, outgoing: tuple[Outgoing, ...]) -> None:
        super().settle(
            tuple(
                msgspec.structs.replace(out, state="durable") if out.state == "sent" else out
                for out in outgoing
            )
        )


class TakesOutBeforeSending(Phone):
    """Empties its queue when it sends, as common queue libraries do."""

    def request(self) -> bytes | None:
        body = super().request()
        waiting = [out for out in self.disk.outgoing.values() if out.state == "waiting"]
        self.settle(tuple(msgspec.structs.replace(out, state="durable") for out in waiting))
        return body


class KeepsItsEpoch(Centre):
    """A restored centre that says nothing of it."""

    def next_epoch(self) -> str:
        return self.epoch


class CountsOnTheNewestBackup(Centre):
    """Forgets that the older of its two backups may be restored."""

    def durable_seq(self) -> int:
        newest = self.backups[-1] if self.backups else None
        return newest.data.commit_seq if newest and newest.epoch == self.epoch else 0


class RemembersApart(Centre):
    """Writes down that it has seen a batch in a transaction of its own, and its effect in another."""

    def effect(self, data: Data, batch: Batch, period: str) -> None:
        if not self.crashes():
            super().effect(data, batch, period)


class ForgetsWhatItSaw(Centre):
    """Counts a batch each time it comes."""

    def post(self, body: bytes) -> Answer:
        self.data.receipts.clear()
        return super().post(body)


class TrustsAnyReply(Phone):
    """Takes whatever reply comes for the one to what it asked last, its receipts in the order it asked for them."""

    def request(self) -> bytes | None:
        body = super().request()
        self.picked = [] if body is None else [batch["batch_id"] for batch in json.loads(body)["batches"]]
        return body

    def reply(self, heard: Heard) -> None:
        if self.request_id is None or not heard.body:
            return
        said = json.loads(heard.body)
        for batch_id, receipt in zip(self.picked, said["receipts"], strict=False):
            receipt["batch_id"] = batch_id
        said["request_id"] = self.request_id
        super().reply(heard._replace(body=json.dumps(said).encode()))


class NumbersByItsClock(Centre):
    """Takes the time for a sequence; after a restart its clock may stand hours back."""

    def next_seq(self, data: Data) -> int:
        back = timedelta(hours=self.random.choice([0, 0, 0, 12]))
        return int((self.simulation.now - back).timestamp())


MUTANTS = {
    "delete on receipt": Mutant(phone=DeletesOnReceipt),
    "take out before sending": Mutant(phone=TakesOutBeforeSending),
    "no epoch": Mutant(centre=KeepsItsEpoch),
    "newest backup counts": Mutant(centre=CountsOnTheNewestBackup),
    "dedupe in its own transaction": Mutant(centre=RemembersApart),
    "no dedupe": Mutant(centre=ForgetsWhatItSaw),
    "receipt without its echo": Mutant(phone=TrustsAnyReply),
    "wall clock as sequence": Mutant(centre=NumbersByItsClock),
}
