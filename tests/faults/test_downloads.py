"""A seeded sample of `make faults`, and proof that it can see an edition that is not whole."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.server import Server
from tests.faults.downloads import Fault, Rig, begin, judge, rig, run_trials

EACH = 2


@pytest.fixture(scope="module")
def shared(template: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    with rig(tmp_path_factory.mktemp("downloads"), template=template) as made:
        yield made


@pytest.mark.parametrize("fault", ["killed", "cut"])
def test_a_phone_has_the_old_edition_or_the_new_one_whatever_the_moment(shared: Rig, fault: Fault) -> None:
    trials = list(run_trials(shared, fault, EACH))
    assert judge(trials, shared.newest)[2:] == (0, 0, 0), trials
    assert any(trial.edition != shared.newest for trial in trials)


def test_an_edition_that_lacks_a_blob_is_seen(shared: Rig) -> None:
    lose = Path(__file__).with_name("lose.js").read_text("utf-8")
    with shared.phone("update") as phone:
        begin(phone, "update")
        phone.wait_until(lambda: shared.state(phone)[0] == shared.newest, seconds=60)
        assert shared.state(phone)[1] == []
        phone.page.evaluate(lose)
        assert shared.state(phone)[1] != []
