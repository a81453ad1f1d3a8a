"""Rows of editing: every state of a card or a pack that somebody saved, and what somebody took away here.

The tables of `tables.py` hold what is finished; a draft is only here.
"""

from piccolo.columns import JSON, BigInt, Integer, Text, Varchar
from piccolo.table import Table

from backend.core.database import DB


class Version(Table, db=DB):
    """One state of a card, kept as it was; `key` is `<resource>/<number>`."""

    key = Varchar(80, primary_key=True)
    pack = Varchar(64)
    resource = Varchar(64, index=True)
    number = Integer()
    kind = Varchar(8)  # finished, draft or removed
    saved_at = BigInt()  # seconds since 1970, UTC; 0 where files brought it
    saved_by = Text()  # empty where files brought it
    content = Text()  # canonical JSON


class Newest(Table, db=DB):
    """The version of a card with the highest number, and what lists say of it."""

    resource = Varchar(64, primary_key=True)
    pack = Varchar(64, index=True)
    number = Integer()
    finished = Integer()  # the number of what is in the tables of content; 0 for none
    kind = Varchar(8)
    saved_at = BigInt()
    saved_by = Text()
    line = JSON(default="{}")


class PackVersion(Table, db=DB):
    """One state of a pack itself; `key` is `<pack>/<number>`."""

    key = Varchar(80, primary_key=True)
    pack = Varchar(64, index=True)
    number = Integer()
    parts = JSON(default="[]")  # which parts differ from the version before
    saved_at = BigInt()  # as a card's
    saved_by = Text()
    content = Text()  # canonical JSON of what a pack.yaml holds


class Removed(Table, db=DB):
    """A row of a table of content that somebody took away here, so that no import brings it back."""

    key = Varchar(170, primary_key=True)  # the table, a slash and the row's id
    pack = Varchar(64, index=True)
