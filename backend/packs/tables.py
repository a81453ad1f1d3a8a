"""Rows of packs: the truth about content (clause 2.1); files are how it comes in and goes out.

A resource's blocks hold `{"id": …}` where a text belongs. `imported` is the digest of a row as the last import left it:
a row that differs has been edited here, and no import touches it any more. A translation's state is derived, never kept.
"""

from piccolo.columns import JSON, Date, ForeignKey, Integer, Text, Varchar
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from backend.core.database import DB


class Pack(Table, db=DB):
    """A named set of resources; `title` and `summary` are segments."""

    id = Varchar(64, primary_key=True)
    title = Varchar(130)
    summary = Varchar(130)
    phases = JSON(default="[]")
    track = Varchar(8)
    audience = Varchar(8)
    tone = Varchar(8)
    languages = JSON(default="[]")
    imported = Varchar(64)


class Media(Table, db=DB):
    """A picture or sound of a pack, whose bytes are blobs; `id` is `<pack>.<name>`."""

    id = Varchar(150, primary_key=True)
    pack = ForeignKey(Pack, on_delete=OnDelete.restrict, null=False, index=True)
    name = Varchar(85)
    sha256 = Varchar(64)
    bytes = Integer()
    chunks = JSON(default="[]")
    imported = Varchar(64)


class Theme(Table, db=DB):
    """A topic of a pack; `id` is `<pack>.<name>`."""

    id = Varchar(130, primary_key=True)
    pack = ForeignKey(Pack, on_delete=OnDelete.restrict, null=False, index=True)
    name = Varchar(64)
    position = Integer()
    title = Varchar(130)
    icon = Varchar(64)
    tone = Varchar(8)
    imported = Varchar(64)


class Resource(Table, db=DB):
    """One card of a pack."""

    id = Varchar(64, primary_key=True)
    pack = ForeignKey(Pack, on_delete=OnDelete.restrict, null=False, index=True)
    position = Integer()
    type = Varchar(32)
    theme = Varchar(64)
    domains = JSON(default="[]")
    phases = JSON(default="[]")
    track = Varchar(8)
    audience = Varchar(8)
    level = Varchar(2)
    sensitivity = Varchar(6)
    law = Varchar(6)
    source = Text()
    source_name = Text()
    last_checked = Date(default=None)
    title = Varchar(130)
    summary = Varchar(130)
    picture = JSON(default=None, null=True)
    blocks = JSON(default="[]")
    imported = Varchar(64)


class Keywords(Table, db=DB):
    """What else people of one language type to find a resource; `id` is `<resource>.<language>`."""

    id = Varchar(85, primary_key=True)
    pack = ForeignKey(Pack, on_delete=OnDelete.restrict, null=False, index=True)
    resource = Varchar(64)
    language = Varchar(16)
    position = Integer()
    words = JSON(default="[]")
    imported = Varchar(64)


class Segment(Table, db=DB):
    """One translatable text; `resource` is empty for the pack's own."""

    id = Varchar(130, primary_key=True)
    pack = ForeignKey(Pack, on_delete=OnDelete.restrict, null=False, index=True)
    resource = Varchar(64)
    nl = Text()
    hash = Varchar(64)
    imported = Varchar(64)


class Translation(Table, db=DB):
    """A segment in one language, and the Dutch that it was made from; `id` is `<segment>.<language>`."""

    id = Varchar(150, primary_key=True)
    pack = ForeignKey(Pack, on_delete=OnDelete.restrict, null=False, index=True)
    segment = Varchar(130, index=True)
    language = Varchar(16)
    text = Text()
    source_nl = Text()
    source_hash = Varchar(64)
    reviewed_by = Text()
    notes = JSON(default="[]")
    imported = Varchar(64)


class Fact(Table, db=DB):
    """A value that goes out of date on its own; `id` is `<pack>.<name>`."""

    id = Varchar(130, primary_key=True)
    pack = ForeignKey(Pack, on_delete=OnDelete.restrict, null=False, index=True)
    name = Varchar(64)
    position = Integer()
    kind = Varchar(8)
    value = Text()
    source = Text()
    source_name = Text()
    last_checked = Date(default=None)
    valid_until = Date(default=None, null=True)
    expiry = Varchar(4)
    law = Varchar(6)
    owner = Text()
    successor_value = Text(default=None, null=True)
    successor_valid_from = Date(default=None, null=True)
    imported = Varchar(64)
