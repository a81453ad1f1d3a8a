"""What was found in packs, kept from one start of the server to the next: derived, and good only for what it was made of."""

from piccolo.columns import Text, Varchar
from piccolo.table import Table

from backend.core.database import DB


class BoardLook(Table, db=DB):
    """What was found in one language of a pack; `id` is `<pack>.<language>`, `made_of` the hash of all that it depends on."""

    id = Varchar(85, primary_key=True)
    made_of = Varchar(64)
    found = Text()  # JSON of a `Look`
