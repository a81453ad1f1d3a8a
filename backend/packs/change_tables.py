"""How often the texts of a pack have changed: what was derived from them holds while these numbers stay."""

from piccolo.columns import Integer, Varchar
from piccolo.table import Table

from backend.core.database import DB


class ContentChange(Table, db=DB):
    """Counted by triggers, so by whatever writes; `id` is `<pack>.<language>`, of which `nl` stands for the segments."""

    id = Varchar(85, primary_key=True)
    n = Integer()
