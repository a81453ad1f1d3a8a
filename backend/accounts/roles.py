"""Roles and what each may do: the one table that /api is guarded by. Whoever has several may what each of them may."""

from collections.abc import Iterable, Sequence
from typing import Annotated, Literal

import msgspec

from backend.core.errors import ConflictError

Role = Literal[
    "administrator",
    "publisher",
    "reviewer",
    "editor",
    "translator",
    "place-manager",
    "lead",
    "staff",
    "helper",
]
Permission = Literal[
    "read",
    "edit",
    "translate",
    "review",
    "publish",
    "place",
    "team",
    "answer",
    "figures",
    "administer",
    # What everybody may who is logged in, about their own account.
    "self",
]

# As whom somebody works on a tablet.
TabletRole = Literal["administrator", "lead", "staff", "helper"]

ADMINISTRATOR: Literal["administrator"] = "administrator"
LEAD: Literal["lead"] = "lead"
STAFF: Literal["staff"] = "staff"
HELPER: Literal["helper"] = "helper"
TRANSLATOR: Literal["translator"] = "translator"
PLACE_MANAGER: Literal["place-manager"] = "place-manager"

MAY: dict[str, frozenset[Permission]] = {
    "administrator": frozenset(
        {
            "read",
            "edit",
            "translate",
            "review",
            "publish",
            "place",
            "team",
            "answer",
            "figures",
            "administer",
        }
    ),
    "publisher": frozenset({"read", "publish"}),
    "reviewer": frozenset({"read", "review"}),
    "editor": frozenset({"read", "edit"}),
    "translator": frozenset({"read", "translate"}),
    "place-manager": frozenset({"read", "place"}),
    "lead": frozenset({"read", "team", "answer", "figures"}),
    # These two work on tablets, which prove themselves by their own keys.
    "staff": frozenset(),
    "helper": frozenset(),
}
ROLES = tuple(MAY)
# What a stolen password alone must not do.
NEEDS_FACTOR: frozenset[Permission] = frozenset({"publish", "administer"})
# Who works on a tablet, in the order in which one of them counts for somebody who has several.
ON_TABLETS: tuple[TabletRole, ...] = (ADMINISTRATOR, LEAD, STAFF, HELPER)
OF_TEAM = (LEAD, STAFF, HELPER)

Tag = Annotated[str, msgspec.Meta(min_length=2, max_length=35, pattern=r"^[A-Za-z0-9-]+$(?!\n)")]
PlaceId = Annotated[str, msgspec.Meta(min_length=1, max_length=60, pattern=r"^[a-z0-9-]+$(?!\n)")]


# As the audit says them, which administrators read.
IN_DUTCH: dict[Role, str] = {
    "administrator": "beheerder",
    "publisher": "uitgever",
    "reviewer": "nalezer",
    "editor": "redacteur",
    "translator": "vertaler",
    "place-manager": "locatiebeheerder",
    "lead": "teamleider",
    "staff": "medewerker",
    "helper": "helper",
}


class Grant(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A role that somebody has: a translator's for these languages, a place manager's for these places."""

    role: Role
    languages: Annotated[Sequence[Tag], msgspec.Meta(max_length=60)] = ()
    places: Annotated[Sequence[PlaceId], msgspec.Meta(max_length=200)] = ()


GRANTS = msgspec.json.Decoder(tuple[Grant, ...])


def permissions_of(grants: Iterable[Grant]) -> frozenset[Permission]:
    """What these roles may together, given a second factor where one is needed."""
    return frozenset[Permission]().union(*(MAY[grant.role] for grant in grants))


def team_role(grants: Iterable[Grant]) -> TabletRole | None:
    """As whom somebody works on a tablet; None for whoever does not."""
    names = {grant.role for grant in grants}
    return next((role for role in ON_TABLETS if role in names), None)


def is_of_team(grants: Iterable[Grant]) -> bool:
    """Whether these are roles on tablets and nothing more, which whoever leads a team may give."""
    return all(grant.role in OF_TEAM for grant in grants)


def grants_of(kept: str) -> tuple[Grant, ...]:
    """Roles as an account keeps them."""
    return GRANTS.decode(kept)


def kept_as(grants: Sequence[Grant]) -> str:
    """What an account keeps of these roles.

    Raises: ConflictError scope, when one is missing, or is one that this role does not have.
    """
    if not 0 < len(grants) == len({grant.role for grant in grants}):
        raise ConflictError("somebody has a role at least, and none of them twice", "scope")
    for grant in grants:
        if bool(grant.languages) != (grant.role == TRANSLATOR):
            raise ConflictError("a translator has languages, and nobody else has", "scope")
        if bool(grant.places) != (grant.role == PLACE_MANAGER):
            raise ConflictError("a place manager has places, and nobody else has", "scope")
    return msgspec.json.encode(grants).decode()


def in_words(grants: Iterable[Grant]) -> str:
    """Roles with their scopes, in Dutch."""
    return ", ".join(" ".join((IN_DUTCH[grant.role], *grant.languages, *grant.places)) for grant in grants)
