"""Rows of items: what a team has in its crates to lend. Who borrowed one is never here."""

from piccolo.columns import Varchar
from piccolo.table import Table

from backend.core.database import DB


class Item(Table, db=DB):
    """A book, or what else is lent, of one place; `id` is its barcode as scanners and people write it (`sync.items`)."""

    key = Varchar(130, primary_key=True)  # the place, a slash and the id
    place = Varchar(64, index=True)
    id = Varchar(64)
    title = Varchar(200)
    language = Varchar(16)
