"""Who does which work: a board shows what its reader can do, and nothing of what only others can."""

from collections.abc import Collection, Mapping

import msgspec

from backend.accounts.roles import ADMINISTRATOR, Permission
from backend.accounts.sessions import SignedIn
from backend.board.groups import Kind
from backend.packs.content import SOURCE_LANGUAGE

BY: Mapping[Kind, frozenset[Permission]] = {
    "facts": frozenset({"edit"}),
    "signatures": frozenset({"publish", "administer"}),
    "gates": frozenset({"edit", "publish", "translate"}),
    "questions": frozenset({"answer"}),
    "outdated": frozenset({"translate"}),
    "unreviewed": frozenset({"review"}),
    "hard": frozenset({"edit"}),
    "silent": frozenset({"edit"}),
    "missing": frozenset({"translate"}),
}


class Reader(msgspec.Struct, frozen=True):
    """Somebody before the board: what they may do, and the languages they translate into, None for all."""

    may: frozenset[Permission]
    languages: Collection[str] | None

    def sees(self, kind: Kind, language: str = "") -> bool:
        """Whether there is something of this kind, in this language where one is named, that this person may do."""
        mine = BY[kind] & self.may
        if language and language != SOURCE_LANGUAGE and self.languages is not None:
            return bool(mine - {"translate"}) or ("translate" in mine and language in self.languages)
        return bool(mine - {"translate"}) if language == SOURCE_LANGUAGE else bool(mine)


def reader_of(signed_in: SignedIn) -> Reader:
    # What a second factor opens is theirs to do, too; the page behind the link asks for it.
    may = frozenset((*signed_in.may, *signed_in.with_factor))
    return Reader(may, None if ADMINISTRATOR in signed_in.roles else signed_in.languages)
