"""The blocks that one learns with: sentences, dialogues, quizzes, and how Dutch differs (clause 2.3)."""

from typing import Annotated, Generic, Literal, TypeVar

import msgspec

from sync.fields import FileName, Id, Language
from sync.pictures import Picture

T = TypeVar("T")

Languages = Annotated[tuple[Language, ...], msgspec.Meta(min_length=1, max_length=40)]


class Phrase(msgspec.Struct, Generic[T], frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One sentence to say: its Dutch is what is said, by `sound` too."""

    text: T
    icon: Id | None = None
    sound: FileName | None = None


class Phrases(msgspec.Struct, Generic[T], frozen=True, tag="phrases", forbid_unknown_fields=True):
    """A group of a phrasebook."""

    title: T
    icon: Id
    phrases: Annotated[tuple[Phrase[T], ...], msgspec.Meta(min_length=1, max_length=60)]


class Turn(
    msgspec.Struct, Generic[T], frozen=True, tag="turn", forbid_unknown_fields=True, omit_defaults=True
):
    """One line of a dialogue; `you` is what the reader says, and `sound` says its Dutch."""

    speaker: Literal["you", "other"]
    text: T
    sound: FileName | None = None


class Answer(msgspec.Struct, Generic[T], frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One answer to choose in a quiz."""

    text: T
    picture: Picture[T] | None = None
    right: bool = False


class Question(
    msgspec.Struct,
    Generic[T],
    frozen=True,
    kw_only=True,
    tag="question",
    forbid_unknown_fields=True,
    omit_defaults=True,
):
    """One item of a quiz: after an answer its `feedback` and one new `word` are shown. One that is `off` is not asked."""

    item: Id
    text: T
    picture: Picture[T] | None = None
    sound: FileName | None = None
    answers: Annotated[tuple[Answer[T], ...], msgspec.Meta(min_length=2, max_length=6)]
    feedback: T
    word: T
    off: bool = False

    def __post_init__(self) -> None:
        """Refuse what nobody can answer; msgspec makes this a ValidationError."""
        if sum(answer.right for answer in self.answers) != 1:
            raise ValueError("Expected exactly one right answer")


class Tip(msgspec.Struct, Generic[T], frozen=True, tag="tip", forbid_unknown_fields=True):
    """A book to go with an item of a quiz; a place's own tips take its place."""

    item: Id
    text: T


class Contrast(
    msgspec.Struct, Generic[T], frozen=True, kw_only=True, tag="contrast", forbid_unknown_fields=True
):
    """How Dutch differs from these languages, with Dutch examples."""

    languages: Languages
    title: T
    text: T
    examples: Annotated[tuple[T, ...], msgspec.Meta(max_length=12)] = ()
