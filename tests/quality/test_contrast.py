"""Text and signs can be told from their ground, in light and dark."""

from tests.quality.contrast import TONES, read_tokens, too_faint
from tests.quality.sources import HOUSE


def test_tokens_have_contrast_in_both_themes() -> None:
    tokens = read_tokens((HOUSE / "pwa" / "src" / "ui" / "tokens.css").read_text("utf-8"))
    assert set(TONES) < set(tokens)
    assert list(too_faint(tokens)) == []
