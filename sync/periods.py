"""Days, weeks and months as batches name them, and the rules that tie them to a day (clause 3.7).

A day is the UTC day: what differs by time zone stays within the day that clause 3.7 allows.
"""

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple

import msgspec

Shape = Literal["day", "week", "month"]

EXPIRED_AFTER = timedelta(days=365)
AHEAD_AT_MOST = timedelta(days=1)


class Span(NamedTuple):
    """First and last day of a period."""

    first: date
    last: date


class Booking(msgspec.Struct, frozen=True):
    """Under which period a batch is counted, and whether its id must be kept for ever."""

    period: str
    is_id_kept_for_ever: bool


def period_of(shape: Shape, day: date) -> str:
    """The period of this shape that holds the day: 2026-11-25, 2026-W48 or 2026-11."""
    if shape == "day":
        return day.isoformat()
    if shape == "month":
        return day.isoformat()[:7]
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


@lru_cache(maxsize=1024)  # the same few days are asked for each batch
def span_of(shape: Shape, period: str) -> Span | None:
    """The days of a period, or None when there is no such period."""
    try:
        span = _SPANS[shape](period)
    except (ValueError, OverflowError):
        return None
    return span if period_of(shape, span.first) == period else None


def is_finished(shape: Shape, period: str, today: date) -> bool:
    """Whether nothing more is counted in this period: it is over, or lies ahead, where the clock was when it was counted."""
    return period_of(shape, today) != period


@lru_cache(maxsize=1024)
def book_period(shape: Shape, period: str, received: date) -> Booking | None:
    """Where a batch received on this day is counted; None when it is expired (clause 3.7)."""
    span = span_of(shape, period)
    if span is None or received - span.last > EXPIRED_AFTER:
        return None
    if span.first - received > AHEAD_AT_MOST:
        # Its id would come again after the ids of this month were dropped, with a period that is not yet old.
        return Booking(period_of(shape, received), is_id_kept_for_ever=True)
    return Booking(period, is_id_kept_for_ever=False)


def _day_span(period: str) -> Span:
    day = date.fromisoformat(period)
    return Span(day, day)


def _week_span(period: str) -> Span:
    first = date.fromisocalendar(int(period[:4]), int(period[6:]), 1)
    return Span(first, first + timedelta(days=6))


def _month_span(period: str) -> Span:
    first = date.fromisoformat(f"{period}-01")
    following = (first + timedelta(days=31)).replace(day=1)
    return Span(first, following - timedelta(days=1))


_SPANS: dict[Shape, Callable[[str], Span]] = {"day": _day_span, "week": _week_span, "month": _month_span}
