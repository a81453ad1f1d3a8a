"""A translation's state follows from what it was made from and who read it."""

import pytest

from backend.packs.segments import hash_text
from backend.packs.translation_state import State, Translation, state_of


@pytest.mark.parametrize(
    ("translation", "state"),
    [
        (None, "missing"),
        (Translation("", hash_text("Huis")), "missing"),
        (Translation("House", hash_text("Thuis"), reviewed_by="Rania"), "outdated"),
        (Translation("House", hash_text("Huis")), "unreviewed"),
        (Translation("House", hash_text("Huis"), reviewed_by="Rania"), "done"),
    ],
)
def test_the_state_of_a_translation(translation: Translation | None, state: State) -> None:
    assert state_of("Huis", translation) == state
