"""The real server and its database hold exactly what simulated phones did, whatever the line did (3.4 to 3.7)."""

from backend.core.backup import back_up
from backend.core.config import Settings
from backend.intake.tables import Quarantine, Taken
from backend.questions.tables import Message
from backend.usage.tables import UsageDay, UsageMonth, UsageWeek
from tests.conftest import ON_BOTH, Caller, Clock
from tests.faults.words import heard
from tests.simulator import Answer, Call, Offer, Simulation, Totals, run_async

pytestmark = ON_BOTH

OFFER = Offer(
    resources=(("buurt", 1, "B1-01", "green"), ("buurt", 1, "B1-02", "yellow")),
    places=("azc-ergens",),
    languages=("nl", "ar", "ti"),
)
BATCHES = {"sqlite": 1000, "postgres": 300}  # its backups are slow
SEED = 1


class Line:
    """Carries a simulation's calls to the application, at the simulation's time."""

    def __init__(self, simulation: Simulation, phone: Caller, clock: Clock, settings: Settings) -> None:
        self.simulation, self.phone, self.clock, self.settings = simulation, phone, clock, settings

    async def ask(self, call: Call) -> Answer:
        self.clock.now = self.simulation.now
        if call.kind == "backup":
            back_up(self.settings.database, self.settings.backups, self.clock.now)
        if call.kind == "status":
            reply = await self.phone.get("/sync/status")
        elif call.kind == "post":
            reply = await self.phone.post("/sync/batches", content=call.body)
        else:
            return None
        return heard(reply)


async def counted() -> Totals:
    """Every figure in the database, by the key under which a phone counted it."""
    totals = Totals()
    for row in await UsageDay.select():
        what = f"{row['pack']}|{row['edition']}|{row['resource'] or ''}|{row['metric']}"
        totals[f"day|{row['day']}|{what}"] += row["n"]
    for row in await UsageWeek.select():
        totals[f"week|{row['week']}|{row['place']}|{row['metric']}"] += row["n"]
    for row in await UsageMonth.select():
        what = f"{row['resource'] or ''}|{row['language']}|{row['metric']}"
        totals[f"month|{row['month']}|{what}"] += row["n"]
    return totals


async def test_hundreds_of_batches_on_a_bad_line_give_exact_totals(
    newcomer: Caller, clock: Clock, settings: Settings, kind: str
) -> None:
    simulation = Simulation(SEED, OFFER, phones=5)
    line = Line(simulation, newcomer, clock, settings)
    while simulation.closed() < BATCHES[kind]:
        await run_async(simulation, 200, line.ask)
        assert await counted() == simulation.expected
    assert sorted([row["text"] for row in await Message.select()]) == sorted(
        message.text for message in simulation.messages.values()
    )
    assert await Quarantine.count() == 0
    assert await Taken.count() == simulation.closed()
