"""What becomes of translations when a Dutch text is changed: they go out of date, unless its meaning stayed (clause 2.1)."""

from collections.abc import Mapping, Sequence
from typing import Literal

from piccolo.columns.combination import And

from backend.packs.errors import UnfitError
from backend.packs.segments import Row, facts_in, hash_text
from backend.packs.tables import Translation

Change = Literal["small", "meaning"]
Changes = Mapping[str, Change]  # local id of a text → how it was changed; "meaning" for what is not there


async def keep_translations(before: Sequence[Row], after: Sequence[Row], changes: Changes) -> None:
    """Of each small change the translations of the old Dutch count as made of the new; inside a transaction.

    Raises: UnfitError where a text names other facts than before, which translations of it do not.
    """
    old: dict[str, str] = {row["id"]: row["nl"] for row in before}
    for row in after:
        local = row["id"].partition(".")[2]
        nl = old.get(row["id"])
        if nl is None or nl == row["nl"] or changes.get(local) != "small":
            continue
        if set(facts_in(nl)) != set(facts_in(row["nl"])):
            raise UnfitError(f"{row['id']}: a change of its facts is no small one", local)
        made_of_old = And(Translation.segment == row["id"], Translation.source_hash == hash_text(nl))
        await Translation.update(
            {Translation.source_hash: row["hash"], Translation.source_nl: row["nl"]}
        ).where(made_of_old)
