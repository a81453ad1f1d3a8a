"""Rows of intake: what was received, never what it said (clause 3.4), and what waits in quarantine (clause 3.5)."""

from piccolo.columns import BigInt, Integer, Text, Varchar
from piccolo.table import Table

from backend.core.database import DB


class CommitSequence(Table, db=DB):
    """One row: this server's epoch, and the last commit_seq given out in it (clause 1.5)."""

    id = Integer(primary_key=True, default=1)
    epoch = Varchar(22)
    commit_seq = BigInt()


class Taken(Table, db=DB):
    """The id of a batch that was taken; `month` is that of receipt, empty for an id that is kept for ever (clause 3.7)."""

    batch_id = Varchar(22, primary_key=True)
    month = Varchar(7, index=True)
    commit_seq = BigInt()


class Quarantine(Table, db=DB):
    """A batch that failed validation, without what was unknown in it and without its thread's key."""

    commit_seq = BigInt(primary_key=True)
    reason = Varchar(64)
    day = Varchar(10)
    batch = Text()
