"""Figures of visits as a spreadsheet: one row a figure, in Dutch, with the categories of the library sector's IDO form."""

from collections.abc import Iterator

from backend.core.few import HIDDEN
from backend.core.spreadsheets import write_csv
from backend.visits.figures import QuestionSubject, Subject, VisitFigures

HEADER = ("maand", "plek", "onderdeel", "wat", "aantal mensen", "aantal keer")

PARTS: dict[Subject, str] = {
    "age": "bezoekers naar leeftijd",
    "first-time": "voor het eerst",
    "language": "gevraagde taal",
    "wish-activity": "wens: activiteit",
    "wish-book": "wens: boek",
    "quiz": "quiz",
    "coach": "taalmaatje",
    "other": "overig",
}
QUESTIONS: dict[QuestionSubject, str] = {
    "ido": "vragen: soort (IDO)",
    "organisation": "vragen: organisatie (IDO)",
    "help": "vragen: hulp gegeven (IDO)",
    "referred": "vragen: doorverwezen naar (IDO)",
}
WORDS = {
    "government": "digitale overheid",
    "library": "bibliotheek",
    "other": "overig",
    "formal": "formeel",
    "non-formal": "non-formeel",
    "social": "sociaal",
    "met": "ontmoet",
    "not-met": "niet ontmoet",
    "": "niet genoteerd",
}


def write_figures(figures: VisitFigures) -> bytes:
    """CSV of these figures."""
    return write_csv(HEADER, _rows(figures))


def _rows(figures: VisitFigures) -> Iterator[tuple[str | int, ...]]:
    for visit in figures.visits:
        yield visit.month, visit.place, "bezoeken van het team", "", "", visit.times
    for count in figures.counts:
        what = WORDS.get(count.what, count.what) if count.subject == "coach" else count.what
        yield count.month, count.place, PARTS[count.subject], what, count.n, ""
    for activity in figures.activities:
        part = f"activiteit, {WORDS.get(activity.learning, activity.learning)} (VIME)"
        yield activity.month, activity.place, part, activity.kind, activity.people, activity.times
    for question in figures.questions:
        what = WORDS.get(question.what, question.what)
        n = "niet getoond" if question.n == HIDDEN else question.n
        yield question.month, question.place, QUESTIONS[question.subject], what, n, ""
