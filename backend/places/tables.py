"""Rows of places: the shelters and libraries where Wegwijs is used, and what they say of themselves."""

from piccolo.columns import JSON, Boolean, Date, Integer, Text, Varchar
from piccolo.table import Table

from backend.core.database import DB


class Place(Table, db=DB):
    """A shelter or a library; `id` is the word in its QR code's address, /p/<id>."""

    id = Varchar(64, primary_key=True)
    name = Varchar(120)
    kind = Varchar(8)
    languages = JSON(default="[]")
    situations = JSON(default="[]")
    region = Varchar(64)
    tiles = Boolean(default=False)  # borrowers get a numbered tile
    spots = JSON(default="[]")  # where a language coach may meet somebody


class OverlayDraft(Table, db=DB):
    """What a place says of itself, as its managers left it; whoever signs for its region publishes it."""

    place = Varchar(64, primary_key=True)
    document = Text()


class PlacePhoto(Table, db=DB):
    """A photo that was put in for a place by somebody who saw no people on it; `id` is `<place>.<sha256>`."""

    id = Varchar(129, primary_key=True)
    place = Varchar(64)
    sha256 = Varchar(64)
    bytes = Integer()
    width = Integer()  # pixels
    height = Integer()
    made_by = Varchar(120)
    made_on = Date(default=None)
