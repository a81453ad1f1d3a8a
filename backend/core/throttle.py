"""Slows down whoever asks too often. Kept in memory, by keys that say nobody's name or address."""

import math
import time
from collections import OrderedDict
from collections.abc import Callable

from backend.core.errors import TooManyRequestsError

KEPT = 20_000  # callers


class Throttle:
    """A bucket per caller that holds `burst` requests and is refilled with `per_second`."""

    def __init__(self, burst: int, per_second: float, seconds: Callable[[], float] = time.monotonic) -> None:
        self.burst = burst
        self.per_second = per_second
        self.seconds = seconds
        self._full_at: OrderedDict[bytes, float] = OrderedDict()

    def take(self, caller: bytes) -> None:
        """Count one request.

        Raises: TooManyRequestsError with the seconds to wait.
        """
        now = self.seconds()
        full_at = max(self._full_at.get(caller, now), now)
        wait = full_at + 1 / self.per_second - now - self.burst / self.per_second
        if wait > 1e-9:
            raise TooManyRequestsError("too many requests; try again later", math.ceil(wait))
        self._full_at[caller] = full_at + 1 / self.per_second
        self._full_at.move_to_end(caller)
        if len(self._full_at) > KEPT:
            self._full_at.popitem(last=False)
