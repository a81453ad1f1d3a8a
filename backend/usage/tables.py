"""Rows of usage: the three counter shapes of clause 3.1, and no other.

Each row's key is its own values, so that counts add up and nothing tells in which order they came. No table joins
a place with a language or a resource: in a small shelter that is one person's reading diary.
"""

from piccolo.columns import Integer, Varchar
from piccolo.table import Table

from backend.core.database import DB


class UsageDay(Table, db=DB):
    """How often in one day, per resource of an edition; red resources count under their pack."""

    key = Varchar(200, primary_key=True)
    day = Varchar(10)
    pack = Varchar(64)
    edition = Integer()
    resource = Varchar(64)
    metric = Varchar(16)
    n = Integer()


class UsageWeek(Table, db=DB):
    """How often in one week, per place."""

    key = Varchar(200, primary_key=True)
    week = Varchar(8)
    place = Varchar(64)
    metric = Varchar(16)
    n = Integer()


class UsageMonth(Table, db=DB):
    """How often in one month, per resource and language."""

    key = Varchar(200, primary_key=True)
    month = Varchar(7)
    resource = Varchar(64)
    language = Varchar(16)
    metric = Varchar(16)
    n = Integer()
