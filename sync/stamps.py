"""Hybrid logical clocks of staff devices, and the stamp by which the centre goes (clauses 4.1 and 4.6).

A stamp is 16 hexadecimal digits, 12 for milliseconds since 1970 and 4 for a counter, so that texts sort as times.
Source: Kulkarni et al., "Logical Physical Clocks" (2014), with the drift bounded by the reader.
"""

from datetime import UTC, datetime, timedelta
from typing import Annotated

import msgspec

Stamp = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{16}$(?!\n)")]

ZERO = "0" * 16
AHEAD_AT_MOST = timedelta(minutes=5)  # clause 4.6
EPOCH_START = datetime(1970, 1, 1, tzinfo=UTC)
COUNTER_MAX = 0xFFFF
MILLISECONDS_MAX = 0xFFFF_FFFF_FFFF


def tick(last: str, now: datetime) -> str:
    """The stamp of something that happens on this device now: later than every one before, whatever its clock does."""
    return max(_write(_milliseconds(now), 0), _following(last))


def witness(last: str, seen: str, now: datetime) -> str:
    """The device's last stamp after it read one of another; one that is far ahead moves it five minutes at most."""
    return max(last, min(seen, _write(_milliseconds(now + AHEAD_AT_MOST), 0)))


def effective_stamp(claimed: str, received: datetime) -> str:
    """clause 4.6: what an operation's own stamp counts for; nobody writes more than five minutes ahead."""
    return min(claimed, _write(_milliseconds(received + AHEAD_AT_MOST), 0))


def _following(stamp: str) -> str:
    milliseconds, counter = int(stamp[:12], 16), int(stamp[12:], 16)
    return _write(milliseconds, counter + 1) if counter < COUNTER_MAX else _write(milliseconds + 1, 0)


def _milliseconds(moment: datetime) -> int:
    return (moment - EPOCH_START) // timedelta(milliseconds=1)


def _write(milliseconds: int, counter: int) -> str:
    return f"{min(max(milliseconds, 0), MILLISECONDS_MAX):012x}{counter:04x}"
