"""What became of translations in the studio: who wrote which text when, and what people remarked about it."""

from piccolo.columns import BigInt, Serial, Text, Varchar
from piccolo.table import Table

from backend.core.database import DB


class TranslationVersion(Table, db=DB):
    """One text that a translation had, or a review of it; `translation` is `<segment>.<language>`."""

    id: Serial
    translation = Varchar(150, index=True)
    deed = Varchar(8)
    text = Text()
    source_nl = Text()
    by = Text()
    at = BigInt()  # seconds since 1970


class TranslationRemark(Table, db=DB):
    """What somebody of the team says about a translation; it goes into no file."""

    id: Serial
    translation = Varchar(150, index=True)
    text = Text()
    by = Text()
    at = BigInt()  # seconds since 1970
