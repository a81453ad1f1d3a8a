"""What befalls a pack in translation: deeds of editors, translators and reviewers, and stories made of them at random."""

from typing import NamedTuple

from hypothesis import strategies as st

from backend.translations.files import Form
from tests.faults.from_scratch import LANGUAGES

SEGMENTS = ("B1-01.h1", "B1-01.i1", "B1-01.c1")  # of which the Dutch names no fact

segments, languages = st.sampled_from(SEGMENTS), st.sampled_from(LANGUAGES)
texts = st.sampled_from(["een", "twee", "drie"])
people = st.sampled_from(["Ahmed", "Rania"])
forms: st.SearchStrategy[Form] = st.sampled_from(["po", "xliff"])


class Edit(NamedTuple):
    """The Dutch becomes another; of a small change translations stay right."""

    segment: str
    nl: str
    is_small: bool


class Write(NamedTuple):
    """Somebody translates what they see, or saw long ago."""

    segment: str
    language: str
    text: str
    by: str
    is_late: bool


class Empty(NamedTuple):
    """Somebody takes back what stands there."""

    segment: str
    language: str
    by: str


class Read(NamedTuple):
    """Somebody reviews what stands there."""

    segment: str
    language: str
    by: str


class Remove(NamedTuple):
    """A translation is gone, as with a pack that is imported."""

    segment: str
    language: str


class Send(NamedTuple):
    """A file goes out; with another one its predecessor is forgotten."""

    language: str


class Back(NamedTuple):
    """The last file comes back with these texts in it, and some of its rows are taken."""

    form: Form
    edits: dict[str, str]
    by: str


class Bring(NamedTuple):
    """The folder of the pack is imported as it was when the last file went out."""

    by: str


Deed = Edit | Write | Empty | Read | Remove | Send | Back | Bring
deeds: st.SearchStrategy[Deed] = st.one_of(
    st.builds(Edit, segments, texts, st.booleans()),
    st.builds(Write, segments, languages, texts, people, st.booleans()),
    st.builds(Empty, segments, languages, people),
    st.builds(Read, segments, languages, people),
    st.builds(Remove, segments, languages),
    st.builds(Send, languages),
    st.builds(Back, forms, st.dictionaries(segments, texts), people),
    st.builds(Bring, people),
)
stories = st.lists(deeds, min_size=1, max_size=12)
