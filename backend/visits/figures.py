"""Figures of visits by month and place, as they leave the team: what counts people is never told under ten (clause 3.1).

How often a team came and what it did is its own work, and is told as it is. Whole months only, so that no two
figures differ by one day.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

import msgspec

from backend.core.few import Count, PartCount, told, told_parts
from backend.visits.records import all_records
from sync.merging import CountsRecord, FieldsRecord, Record, show_counts, show_fields

Subject = Literal["age", "first-time", "language", "wish-activity", "wish-book", "quiz", "coach", "other"]
QuestionSubject = Literal["ido", "organisation", "help", "referred"]

# What a counter's category begins with → what it is about; the rest of its name says which.
SUBJECTS: Sequence[tuple[str, Subject]] = (
    ("age-", "age"),
    ("first", "first-time"),
    ("language-", "language"),
    ("wish-activity-", "wish-activity"),
    ("wish-book-", "wish-book"),
    ("quiz-", "quiz"),
)
QUESTION_SUBJECTS: Sequence[QuestionSubject] = ("ido", "organisation", "help", "referred")
PLANNED = "planned"
OUTCOMES = ("met", "not-met")  # of an appointment with a language coach


class VisitsFigure(msgspec.Struct, frozen=True):
    """How often a team was there."""

    month: str
    place: str
    times: int


class CountFigure(msgspec.Struct, frozen=True):
    """What was counted at visits; of one subject the most first."""

    month: str
    place: str
    subject: Subject
    what: str
    n: Count


class ActivityFigure(msgspec.Struct, frozen=True):
    """Activities of one kind and one way of learning, and the people who came to them."""

    month: str
    place: str
    kind: str
    learning: str
    times: int
    people: Count


class QuestionFigure(msgspec.Struct, frozen=True):
    """Questions by one thing that the sector's IDO form asks of each; an empty `what` is one of which it was not noted."""

    month: str
    place: str
    subject: QuestionSubject
    what: str
    n: PartCount


class VisitFigures(msgspec.Struct, frozen=True):
    """All of these; an empty `month` is a visit whose day is not known."""

    visits: Sequence[VisitsFigure]
    counts: Sequence[CountFigure]
    activities: Sequence[ActivityFigure]
    questions: Sequence[QuestionFigure]


class Span(NamedTuple):
    """Which months, both included, and which place; None for all."""

    first: str | None = None
    last: str | None = None
    place: str | None = None


class _Where(NamedTuple):
    month: str
    place: str


async def read_visit_figures(span: Span) -> VisitFigures:
    """The figures of these months and this place."""
    records = await all_records(span.place)
    fields = [record for record in records if isinstance(record, FieldsRecord) and not record.is_deleted]
    days = {record.entity_id: _text(record, "day") for record in fields if record.entity == "visit"}
    told_of = [record for record in fields if _is_in(span, _month(record, days))]
    counts = [
        record
        for record in records
        if isinstance(record, CountsRecord) and _is_in(span, days.get(record.entity_id, "")[:7])
    ]
    return VisitFigures(
        _visits(told_of, days),
        list(_counts(counts, days, told_of)),
        _activities(told_of, days),
        list(_questions(told_of, days)),
    )


def _visits(records: Iterable[FieldsRecord], days: dict[str, str]) -> list[VisitsFigure]:
    times = Counter(_where(record, days) for record in records if record.entity == "visit")
    return [VisitsFigure(*where, n) for where, n in sorted(times.items())]


def _counts(
    records: Iterable[CountsRecord], days: dict[str, str], told_of: Iterable[FieldsRecord]
) -> Iterator[CountFigure]:
    totals: Counter[tuple[_Where, Subject, str]] = Counter()
    for record in records:
        where = _Where(days.get(record.entity_id, "")[:7], record.place)
        for category, n in show_counts(record).items():
            totals[(where, *_subject(category))] += n
    for match in told_of:
        if match.entity == "match" and (outcome := _text(match, "state")) in OUTCOMES:
            totals[(_where(match, days), "coach", outcome)] += 1
    for (where, subject, what), n in sorted(totals.items(), key=_ranked):
        if n > 0:
            yield CountFigure(*where, subject, what, told(n))


def _ranked(counted: tuple[tuple[_Where, Subject, str], int]) -> tuple[_Where, str, int, str]:
    """The most first; those that are not told by name, so that their order tells nothing."""
    (where, subject, what), n = counted
    known = told(n)
    return where, subject, -known if isinstance(known, int) else 0, what


def _activities(records: Iterable[FieldsRecord], days: dict[str, str]) -> list[ActivityFigure]:
    times: Counter[tuple[_Where, str, str]] = Counter()
    people: Counter[tuple[_Where, str, str]] = Counter()
    for record in records:
        if record.entity == "activity" and _text(record, "state") != PLANNED:
            key = (_where(record, days), _text(record, "kind"), _text(record, "learning"))
            times[key] += 1
            people[key] += _number(record, "people")
    return [ActivityFigure(*key[0], key[1], key[2], n, told(people[key])) for key, n in sorted(times.items())]


def _questions(records: Iterable[FieldsRecord], days: dict[str, str]) -> Iterator[QuestionFigure]:
    found: dict[_Where, dict[QuestionSubject, Counter[str]]] = {}
    for record in records:
        if record.entity == "note":
            by_subject = found.setdefault(
                _where(record, days), {name: Counter() for name in QUESTION_SUBJECTS}
            )
            for subject, counter in by_subject.items():
                counter[_text(record, subject)] += 1
    for where, by_subject in sorted(found.items()):
        for subject, counter in by_subject.items():
            for what, n in told_parts(dict(sorted(counter.items()))).items():
                yield QuestionFigure(*where, subject, what, n)


def _subject(category: str) -> tuple[Subject, str]:
    for prefix, subject in SUBJECTS:
        if category.startswith(prefix):
            return subject, category[len(prefix) :]
    return "other", category


def _where(record: FieldsRecord, days: dict[str, str]) -> _Where:
    return _Where(_month(record, days), record.place)


def _month(record: FieldsRecord, days: dict[str, str]) -> str:
    if record.entity == "match":
        return _text(record, "day")[:7]
    visit = record.entity_id if record.entity == "visit" else _text(record, "visit")
    return days.get(visit, "")[:7]


def _is_in(span: Span, month: str) -> bool:
    return not month or ((span.first or "") <= month <= (span.last or "9999-99"))


def _text(record: FieldsRecord, name: str) -> str:
    shown = show_fields(record).get(name)
    return shown.value if shown is not None and isinstance(shown.value, str) else ""


def _number(record: Record, name: str) -> int:
    shown = show_fields(record).get(name) if isinstance(record, FieldsRecord) else None
    return shown.value if shown is not None and isinstance(shown.value, int) else 0
