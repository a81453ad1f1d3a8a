"""The phone's verifier judges what python-tuf wrote as python-tuf's own client judges it, and no case is skipped."""

from pathlib import Path

import pytest

from tests.conformance.trust_cases import CASES, OF_CLIENTS, OF_PHONES, Case
from tests.conformance.trust_oracle import agrees, judge
from tests.conformance.trust_repositories import play
from tests.conformance.twin import passed_in_twin


@pytest.mark.parametrize("name", CASES)
@pytest.mark.filterwarnings("ignore:keytype 'ecdsa-sha2-nistp256' is deprecated")
def test_python_tuf_expects_it(name: str, tmp_path: Path) -> None:
    steps = play(name)
    assert steps
    for step, verdict in zip(steps, judge(steps, tmp_path), strict=True):
        assert agrees(step, verdict.error), (step.expected, repr(verdict.error))


@pytest.mark.parametrize(
    ("cases", "file"),
    [(OF_PHONES, "src/net/repositories.test.ts"), (OF_CLIENTS, "src/sync/trust-client.test.ts")],
    ids=["phones", "clients"],
)
def test_the_phones_verifier_expects_it_too(cases: dict[str, Case], file: str) -> None:
    assert len(cases) > 50
    assert sorted(name for _, name in passed_in_twin(file)) == sorted(cases)
