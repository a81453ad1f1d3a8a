"""The throttle lets a crowd through once and slows down a flood."""

import pytest

from backend.core.errors import TooManyRequestsError
from backend.core.throttle import Throttle


class Seconds:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_passes_then_one_waits_as_long_as_told() -> None:
    seconds = Seconds()
    throttle = Throttle(burst=3, per_second=0.5, seconds=seconds)
    for _ in range(3):
        throttle.take(b"a")
    with pytest.raises(TooManyRequestsError) as refused:
        throttle.take(b"a")
    assert refused.value.retry_after == 2
    seconds.now += refused.value.retry_after
    throttle.take(b"a")


def test_one_caller_does_not_slow_down_another() -> None:
    throttle = Throttle(burst=1, per_second=1, seconds=Seconds())
    throttle.take(b"a")
    throttle.take(b"b")
