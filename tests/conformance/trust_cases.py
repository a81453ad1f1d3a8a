"""The cases of the phone's verifier: what a publisher, or somebody in its place, did, and what must come of it."""

from collections.abc import Callable

from tests.conformance import (
    trust_cases_of_bytes,
    trust_cases_of_delegated,
    trust_cases_of_delegations,
    trust_cases_of_forms,
    trust_cases_of_keys,
    trust_cases_of_roots,
    trust_cases_of_time,
)
from tests.conformance.trust_delegating import Delegating

Case = Callable[[Delegating], None]


def _cases_of(module: object) -> dict[str, Case]:
    """Every function whose name is a sentence of its own; helpers begin with an underscore."""
    return {
        name.replace("_", " "): value
        for name, value in vars(module).items()
        if getattr(value, "__module__", "") == getattr(module, "__name__", None) and not name.startswith("_")
    }


def _all_cases_of(*modules: object) -> dict[str, Case]:
    return {name: case for module in modules for name, case in _cases_of(module).items()}


# What a phone makes of a check for news, and what any client that looks for one file does.
OF_PHONES = _all_cases_of(
    trust_cases_of_roots, trust_cases_of_keys, trust_cases_of_time, trust_cases_of_bytes
)
OF_CLIENTS = _all_cases_of(trust_cases_of_delegations, trust_cases_of_delegated, trust_cases_of_forms)
CASES = OF_PHONES | OF_CLIENTS
