"""A sample of the bad line, and proof that it sees phones that believe it."""

from collections.abc import Callable
from random import Random

import msgspec
import pytest

from sync.exchange import parse_request
from tests.faults.line import bad_line
from tests.phones import Heard, Phone, Weather, random_id


class TakesAnyOk(Phone):
    """Takes status 200 for a receipt, as if nobody but its server could have said it."""

    def request(self) -> bytes | None:
        body = super().request()
        batches = () if body is None else parse_request(body).batches
        self.picked = {batch["batch_id"] for batch in batches}
        return body

    def reply(self, heard: Heard) -> None:
        if heard.status == 200 and self.request_id is not None:
            outgoing = self.disk.outgoing.values()
            self.settle(
                tuple(
                    msgspec.structs.replace(out, state="durable") if out.batch_id in self.picked else out
                    for out in outgoing
                )
            )


class NamesAnew(Phone):
    """Gives what had no reply another name when it sends it again."""

    def request(self) -> bytes | None:
        if self.request_id is not None:
            self._name_anew()
        return super().request()

    def _name_anew(self) -> None:
        disk = self.disk
        for old, out in list(disk.outgoing.items()):
            if out.state == "waiting":
                new = random_id(self.random)
                disk.batches[new] = msgspec.structs.replace(disk.batches.pop(old), batch_id=new)
                disk.outgoing[new] = msgspec.structs.replace(disk.outgoing.pop(old), batch_id=new)


def test_every_word_is_counted_once_over_a_line_that_delays_cuts_doubles_and_lies() -> None:
    outcome = bad_line(2026, each=5)
    assert outcome.holds, outcome


@pytest.mark.parametrize(("make_phone", "wrong"), [(TakesAnyOk, "lost"), (NamesAnew, "doubled")])
def test_a_phone_that_believes_the_line_is_seen(
    make_phone: Callable[[Random, Weather], Phone], wrong: str
) -> None:
    assert getattr(bad_line(2026, each=5, make_phone=make_phone), wrong) > 0
