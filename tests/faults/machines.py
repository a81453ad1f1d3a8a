"""State machines of phones and tablets, searched for a story with a bad end: many more stories than in the tests."""

import traceback
from collections import Counter
from typing import NamedTuple

from tests.simulator import Say
from tests.sync.machines import Machine, search
from tests.sync.phones_machine import phones_machine
from tests.sync.tablets_machine import tablets_machine

STORIES = 200  # of each machine, from one seed


class MachineOutcome(NamedTuple):
    """Stories that were told, what befell whom in them, and how many machines came to a bad end."""

    runs: int
    messages_lost: int
    messages_doubled: int
    devices_killed: int
    centres_crashed: int
    clocks_jumped: int
    relays_destroyed: int
    centres_put_back: int
    tablets_put_back: int
    tablets_copied: int
    bad_ends: int

    @property
    def holds(self) -> bool:
        return self.runs > 0 and self.bad_ends == 0


KINDS = ("stories", "lost", "doubled", "device", "centre", "clock", "relay", "restore", "rollback", "clone")


def machines(seed: int, say: Say | None = None) -> MachineOutcome:
    """Both machines; who listens hears the shortest story with a bad end, if there is one."""
    searched = (phones_machine(), tablets_machine())
    bad_ends = sum(_ends_badly(machine, seed, say) for machine in searched)
    seen = sum((machine.seen for machine in searched), Counter())
    return MachineOutcome(*(seen[kind] for kind in KINDS), bad_ends)


def _ends_badly(machine: type[Machine], seed: int, say: Say | None) -> bool:
    try:
        search(machine, STORIES, seed)
    except Exception as error:  # noqa: BLE001  # whatever a machine comes to, the others are searched too
        if say:
            say("".join(traceback.format_exception(error)))
        return True
    return False
