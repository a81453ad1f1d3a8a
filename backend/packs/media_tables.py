"""Rows about the files that people put in by the studio; what phones get of them is `Media` in `tables.py`.

Whether a recording still says what its card says is derived from the hash of the text, and never kept.
"""

from piccolo.columns import JSON, Date, ForeignKey, Integer, Text, Varchar
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from backend.core.database import DB
from backend.packs.tables import Pack


class MediaNote(Table, db=DB):
    """What is said of a picture or sound: whose it is, and in words what it shows; `id` is `<pack>.<name>`."""

    id = Varchar(150, primary_key=True)
    pack = ForeignKey(Pack, on_delete=OnDelete.restrict, null=False, index=True)
    name = Varchar(80)  # without the ending of a file
    kind = Varchar(8)
    alt = Text()
    licence = Varchar(16)
    credit = Text()
    source = Text()
    width = Integer()  # pixels
    height = Integer()
    quality = Integer()  # of 100
    made_by = Varchar(120)
    made_on = Date(default=None)


class Take(Table, db=DB):
    """A recording: phones get it when a second person has listened to it and found it good."""

    id = Varchar(22, primary_key=True)
    pack = ForeignKey(Pack, on_delete=OnDelete.restrict, null=False, index=True)
    name = Varchar(80)
    segment = Varchar(130)  # empty for what is no sentence of a card
    says = Text()
    says_hash = Varchar(64)
    milliseconds = Integer()
    files = JSON(default="[]")
    licence = Varchar(16)
    credit = Text()
    source = Text()
    made_by = Varchar(120)
    made_on = Date(default=None)
    approved_by = Varchar(120)  # empty until then
    approved_on = Date(default=None, null=True)
