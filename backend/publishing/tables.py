"""Rows of publishing: what publishers let stand for some days, and whose key is whose."""

from piccolo.columns import Date, Text, Varchar
from piccolo.table import Table

from backend.core.database import DB


class Waived(Table, db=DB):
    """A publisher lets a gate stand open for one resource in one language until a day, and says why."""

    id = Varchar(22, primary_key=True)
    pack = Varchar(64, index=True)
    gate = Varchar(24)
    resource = Varchar(64)
    language = Varchar(16)
    reason = Text()
    made_by = Varchar(120)
    made_on = Date(default=None)
    ends_on = Date(default=None)


class PublisherKey(Table, db=DB):
    """The public half of a key that a publisher made in a browser, which is the only place that has the other half."""

    keyid = Varchar(64, primary_key=True)
    holder = Varchar(120)  # the account's name
    made_on = Date(default=None)
