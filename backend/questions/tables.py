"""Rows of questions: a thread that only its asker's phone can open, and its messages.

Days are the finest time kept, ids are random, and no row joins a place with a language (clauses 3.1 and 3.4).
"""

from piccolo.columns import Boolean, Date, ForeignKey, Text, Varchar
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from backend.core.database import DB

OPEN, ANSWERED, CLOSED = "open", "answered", "closed"
ASKER, LIBRARY = "asker", "library"


class Thread(Table, db=DB):
    """One question and what followed on it."""

    id = Varchar(22, primary_key=True)
    key_hash = Varchar(64, unique=True)
    audience = Varchar(8)
    place = Varchar(64)
    language = Varchar(16)
    topic = Varchar(64)
    state = Varchar(8, default=OPEN, index=True)
    day = Date(default=None)


class Message(Table, db=DB):
    """What one side said; the messages of a thread are a set."""

    id = Varchar(22, primary_key=True)
    thread = ForeignKey(Thread, on_delete=OnDelete.cascade, index=True, null=False)
    sender = Varchar(8)
    text = Text()
    day = Date(default=None)
    is_told = Boolean(default=False, index=True)  # to teams, in groups of several (clause 3.4)
