"""Rows of intake: what was received, never what it said (3.4), what is held (3.5), and the log of devices (4.1 to 4.3)."""

from piccolo.columns import BigInt, Integer, Text, Varchar
from piccolo.table import Table

from backend.core.database import DB


class CommitSequence(Table, db=DB):
    """One row: this server's epoch, and the last commit_seq given out in it (clause 1.5)."""

    id = Integer(primary_key=True, default=1)
    epoch = Varchar(22)
    commit_seq = BigInt()
    feed_from = BigInt(default=0)  # what lies before was forgotten; a cursor there is reset (clause 4.3)


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


class StaffOperation(Table, db=DB):
    """An operation that a device pushed, whatever became of it; `envelope` is the JSON that it came as (clause 4.1)."""

    op_id = Varchar(48, primary_key=True)
    commit_seq = BigInt(unique=True)
    place = Varchar(64, index=True)
    record = Varchar(140)
    reason = Varchar(24)  # empty for one that was applied
    stamp = Varchar(16)
    day = Varchar(10)
    envelope = Text()


class ChainLink(Table, db=DB):
    """Where an operation stands in a replica's chain; one that was written anew after a fork stands in two."""

    id = Varchar(40, primary_key=True)  # the replica, a full stop and the number
    replica = Varchar(22, index=True)
    seq = BigInt()
    hash = Varchar(64)


class ReplicaMark(Table, db=DB):
    """How far a replica's chain goes, and the device that it is of."""

    replica = Varchar(22, primary_key=True)
    seq = BigInt()
    hash = Varchar(64)
    device = Varchar(22)


class StaffBody(Table, db=DB):
    """A free text that an operation names by its hash; erased after 180 days (clause 4.1)."""

    hash = Varchar(64, primary_key=True)
    salt = Varchar(22)
    text = Text()
    day = Varchar(10, index=True)
    place = Varchar(64)  # whose devices are told when it is erased; empty for all


class ErasedText(Table, db=DB):
    """A text that is gone: told to devices, so that theirs goes too, and never taken again (clause 4.1)."""

    hash = Varchar(64, primary_key=True)
    commit_seq = BigInt(unique=True)
    place = Varchar(64, index=True)  # empty for one that every device is told
    day = Varchar(10)
    erased_by = Varchar(120)  # empty for one that had served its time


class ToldMessage(Table, db=DB):
    """A newcomer's message in the feed, at a number that tells nothing of when it came (clause 3.4)."""

    message = Varchar(22, primary_key=True)
    commit_seq = BigInt(unique=True)
    place = Varchar(64, index=True)
