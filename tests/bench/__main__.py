"""`make bench [ONLY=prefix]`: every figure, printed and kept in results.json."""

import sys
from collections.abc import Callable

from tests.bench.budgets import measure_budgets
from tests.bench.bytes import measure_bytes
from tests.bench.growth import measure_growth
from tests.bench.memory import measure_memory
from tests.bench.moving import measure_moving
from tests.bench.opening import measure_opening
from tests.bench.publishing import measure_publishing
from tests.bench.pulls import measure_pulls
from tests.bench.pushes import measure_pushes
from tests.bench.renewal import measure_renewal
from tests.bench.report import Row, keep, show
from tests.bench.restarting import measure_restarting
from tests.bench.rivals import measure_rivals
from tests.bench.searching import measure_searching
from tests.bench.secure import measure_secure_bytes
from tests.bench.serving import measure_serving
from tests.bench.staff import measure_staff
from tests.bench.studio_board import measure_board
from tests.bench.studio_packs import measure_packs
from tests.bench.studio_preview import measure_preview
from tests.bench.studio_translations import measure_matrix, measure_translation
from tests.bench.verifier import measure_verifier
from tests.bench.weighing import measure_weighing
from tests.bench.weight import measure_build, measure_first_language, measure_team_build
from tests.bench.words import measure_words

# What a measurement's rows begin with, so that ONLY can pass over those that do not match.
MEASUREMENTS: dict[str, Callable[[], list[Row]]] = {
    "main.bytes": measure_build,
    "main.first": measure_first_language,
    "main.opening": measure_opening,
    "main.renewal": measure_renewal,
    "main.batches": measure_words,
    "main.rivals": measure_rivals,
    "main.growth": measure_growth,
    "packs.bytes-": measure_bytes,
    "packs.http2": measure_secure_bytes,
    "packs.serving": measure_serving,
    "packs.verifier": measure_verifier,
    "packs.memory": measure_memory,
    "words.pushes": measure_pushes,
    "words.pull": measure_pulls,
    "newcomer.budgets": measure_budgets,
    "newcomer.offline": measure_restarting,
    "newcomer.screen": measure_moving,
    "newcomer.weight": measure_weighing,
    "newcomer.search-": measure_searching,
    "studio.publish": measure_publishing,
    "staff.day": measure_staff,
    "staff.js-first": measure_team_build,
    "studio.board": measure_board,
    "studio.packs": measure_packs,
    "studio.preview": measure_preview,
    "studio.matrix": measure_matrix,
    "studio.translation": measure_translation,
}


def main(only: str) -> int:
    """Measure what matches; the exit code says whether anything did and every bar holds."""
    rows: list[Row] = []
    for name, measure in MEASUREMENTS.items():
        if name.startswith(only) or only.startswith(name):
            for found in measure():
                print(show(found), flush=True)
                rows.append(found)
    keep(rows)
    return 0 if rows and all(found.holds is not False for found in rows) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))
