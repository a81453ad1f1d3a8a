"""The budgets of design that the build and a first visit show, as figures of the newcomer's whole app."""

import msgspec

from tests.bench.opening import measure_opening
from tests.bench.report import Row
from tests.bench.weight import measure_build, measure_first_language

ELSEWHERE = "main.offline-restart"  # beside a static page, in `restarting.py`


def measure_budgets() -> list[Row]:
    """Bytes of the build, requests and bytes of the first language, first paint, usable and the next visit."""
    rows = [*measure_build(), *measure_first_language(), *measure_opening()]
    return [
        msgspec.structs.replace(found, name=found.name.replace("main.", "newcomer.", 1))
        for found in rows
        if found.name != ELSEWHERE
    ]
