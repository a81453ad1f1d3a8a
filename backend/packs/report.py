"""How far the translations of each pack are."""

from collections import Counter
from collections.abc import Mapping

import msgspec

from backend.packs.read_pack import StoredPack, list_packs, read_pack
from backend.packs.segments import segment_id, segments_of, texts_in
from backend.packs.translation_state import Translation, state_of


class LanguageReport(msgspec.Struct, frozen=True, kw_only=True):
    """One pack in one language: segments by state, and resources that have every segment."""

    pack: str
    language: str
    done: int
    unreviewed: int
    outdated: int
    missing: int
    whole_resources: int
    resources: int


async def report_translations() -> list[LanguageReport]:
    """Every pack in every language that it is translated to."""
    found = []
    for pack in await list_packs():
        stored = await read_pack(pack)
        found += [_report(stored, language) for language in stored.content.translated_to]
    return found


def _report(stored: StoredPack, language: str) -> LanguageReport:
    said = stored.translations.get(language, {})
    states = Counter(state_of(segment.nl, said.get(segment.id)) for segment in segments_of(stored.content))
    return LanguageReport(
        pack=stored.content.pack.id,
        language=language,
        done=states["done"],
        unreviewed=states["unreviewed"],
        outdated=states["outdated"],
        missing=states["missing"],
        whole_resources=_whole_resources(stored, said),
        resources=len(stored.content.resources),
    )


def _whole_resources(stored: StoredPack, said: Mapping[str, Translation]) -> int:
    return sum(
        all(segment_id(resource.id, text) in said for text in texts_in(resource))
        for resource in stored.content.resources
    )
