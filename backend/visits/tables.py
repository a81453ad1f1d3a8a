"""Rows of what teams keep, from visits to loans, each as what its operations made of it (clause 4.5)."""

from piccolo.columns import Text, Varchar
from piccolo.table import Table

from backend.core.database import DB


class StaffRecord(Table, db=DB):
    """One record; `state` is a `sync.merging.Record` as JSON."""

    key = Varchar(140, primary_key=True)  # its entity, a slash and its id
    place = Varchar(
        64, index=True
    )  # whose devices are told; empty once a deleted record's tombstone has ended
    state = Text()
