"""The cases of the phone's verifier: what a publisher, or somebody in its place, did, and what must come of it."""

from collections.abc import Callable

from tests.conformance import (
    trust_cases_of_bytes,
    trust_cases_of_keys,
    trust_cases_of_roots,
    trust_cases_of_time,
)
from tests.conformance.trust_publisher import Publisher

Case = Callable[[Publisher], None]


def _cases_of(module: object) -> dict[str, Case]:
    """Every function whose name is a sentence of its own; helpers begin with an underscore."""
    return {
        name.replace("_", " "): value
        for name, value in vars(module).items()
        if getattr(value, "__module__", "") == getattr(module, "__name__", None) and not name.startswith("_")
    }


CASES = {
    name: case
    for module in (trust_cases_of_roots, trust_cases_of_keys, trust_cases_of_time, trust_cases_of_bytes)
    for name, case in _cases_of(module).items()
}
