"""Pack catalogues: locale/<language>/LC_MESSAGES/pack-<pack>.po, keyed by segment id (clause 2.2).

Babel reads and writes; what changes at an update is ours: no guessing of similar texts, and an entry belongs to its
segment id, not to its Dutch. Until a named native speaker has read an entry it carries `#. unreviewed`.
"""

import codecs
import io
import re
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

import msgspec
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po, unescape, write_po

from backend.packs.content import PackContent
from backend.packs.errors import ContentError
from backend.packs.segments import Segment, facts_in, segments_of

UNREVIEWED = "unreviewed"
REVIEWED_BY = "reviewed-by: "
AS_EXPORTED = "as-exported: "
# Babel wraps `#|` as if it were prose, in the middle of a quoted text. So nothing is wrapped.
UNWRAPPED = 10_000_000
QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
UNSAID = ('"POT-Creation-Date', '"PO-Revision-Date', '"Generated-By', '"Report-Msgid-Bugs-To')


class Entry(msgspec.Struct, frozen=True):
    """One segment in one language.

    `previous` is the Dutch that an outdated text was made from; `exported` tells a file that went out which text it had
    then, so that what comes back shows what was edited.
    """

    segment: str
    nl: str
    text: str = ""
    reviewed_by: str = ""
    is_outdated: bool = False
    previous: str = ""
    notes: Sequence[str] = ()
    exported: str = ""


def catalogue_path(locale: Path, pack: str, language: str) -> Path:
    """The folder is `fa_AF` where the tag is `fa-AF`."""
    return locale / language.replace("-", "_") / "LC_MESSAGES" / f"pack-{pack}.po"


def update_files(packs: Iterable[PackContent], locale: Path) -> list[Path]:
    """Bring every catalogue of these packs to their Dutch; the paths of those that changed."""
    changed = []
    for pack in packs:
        for language in pack.translated_to:
            path = catalogue_path(locale, pack.pack.id, language)
            old = path.read_bytes() if path.exists() else b""
            new = update_catalogue(segments_of(pack), old, pack.pack.id, language)
            if new != old:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(new)
                changed.append(path)
    return changed


def sign_files(pack: PackContent, locale: Path, language: str, segments: Collection[str], name: str) -> int:
    """Write under these segments who read them; how many that were. An outdated text stays unread."""
    path = catalogue_path(locale, pack.pack.id, language)
    entries = read_catalogue(path.read_bytes(), path.name) if path.exists() else {}
    read = {
        entry.segment: msgspec.structs.replace(entry, reviewed_by=name)
        for entry in entries.values()
        if entry.segment in segments and entry.text and not entry.is_outdated
    }
    if read:
        path.write_bytes(write_catalogue((entries | read).values(), pack.pack.id, language))
    return len(read)


def update_catalogue(segments: Sequence[Segment], po: bytes, pack: str, language: str) -> bytes:
    """The catalogue brought to the Dutch: new ids empty, gone ones dropped, changed ones outdated."""
    old = read_catalogue(po, f"pack-{pack}.po ({language})")
    return write_catalogue([_updated(segment, old.get(segment.id)) for segment in segments], pack, language)


def _updated(segment: Segment, old: Entry | None) -> Entry:
    if old is None or not old.text:
        return Entry(segment.id, segment.nl, notes=old.notes if old else ())
    made_from = (old.previous or old.nl) if old.is_outdated else old.nl
    if made_from == segment.nl and (old.previous or not old.is_outdated):
        return msgspec.structs.replace(old, nl=segment.nl, is_outdated=False, previous="")
    if old.is_outdated and old.nl == segment.nl:
        return old
    # The reviewer has not read what the translator will make of the new Dutch.
    return msgspec.structs.replace(old, nl=segment.nl, is_outdated=True, previous=made_from, reviewed_by="")


def read_catalogue(po: bytes, name: str) -> dict[str, Entry]:
    """The entries of a PO file by segment id.

    Raises: ContentError naming the file.
    """
    try:
        source = io.BytesIO(po.removeprefix(codecs.BOM_UTF8))
        catalogue = read_po(source, charset="utf-8", ignore_obsolete=True, abort_invalid=True)
    except (PoFileError, ValueError, LookupError) as error:
        # What a template leaves in its head is refused as it is: a day that is none, the charset CHARSET.
        raise ContentError(f"{name}: {error}") from error
    entries: dict[str, Entry] = {}
    for message in catalogue:
        if message.id:
            entry = _entry(message, name)
            entries[entry.segment] = entry
    return entries


def _entry(message: Message, name: str) -> Entry:
    if not message.context or not isinstance(message.id, str) or not isinstance(message.string, str):
        raise ContentError(f"{name}: line {message.lineno}: an entry needs a msgctxt, and has no plural")
    notes = [comment for comment in message.user_comments if not comment.startswith("|")]
    return Entry(
        segment=message.context,
        nl=message.id,
        text=message.string,
        reviewed_by=_said(message, REVIEWED_BY),
        is_outdated=message.fuzzy,
        previous=_previous(message) if message.fuzzy else "",
        notes=notes,
        exported=_said(message, AS_EXPORTED),
    )


def _said(message: Message, mark: str) -> str:
    said = [comment for comment in message.auto_comments if comment.startswith(mark)]
    return said[0].removeprefix(mark).strip() if said else ""


def _previous(message: Message) -> str:
    # Babel's reader takes `#| msgid "…"` and its further lines for comments that begin with "|".
    said = " ".join(comment for comment in message.user_comments if comment.startswith("|"))
    return "".join(unescape(quoted) for quoted in QUOTED.findall(said))


def write_catalogue(entries: Iterable[Entry], pack: str, language: str) -> bytes:
    """A PO file in reading order and without dates, so that nothing changes when no entry does."""
    catalogue = Catalog(
        locale=language.replace("-", "_"),
        project="wegwijs",
        version=f"pack-{pack}",
        header_comment=f"# Pack {pack} of Wegwijs; msgctxt is the segment, msgid its Dutch.",
        language_team="wegwijs",
        last_translator="wegwijs",
        fuzzy=False,
    )
    for entry in entries:
        message = catalogue.add(
            entry.nl,
            entry.text,
            context=entry.segment,
            flags=["fuzzy"] if entry.is_outdated else (),
            auto_comments=_marks(entry),
            user_comments=list(entry.notes),
            previous_id=[entry.previous] if entry.previous else (),
        )
        # "100% d…" is no format; but `{fact:x}` reads as one, so msgfmt itself says when a translation lost it.
        message.flags -= {"python-format"} if facts_in(entry.nl) else {"python-format", "python-brace-format"}
    target = io.BytesIO()
    write_po(target, catalogue, width=UNWRAPPED, include_previous=True)
    lines = target.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(UNSAID)).rstrip("\n").encode() + b"\n"


def _marks(entry: Entry) -> list[str]:
    read = REVIEWED_BY + entry.reviewed_by if entry.reviewed_by else UNREVIEWED
    return [read, AS_EXPORTED + entry.exported] if entry.exported else [read]
