"""The words of screens and messages: source → locale/messages.pot → locale/<lang>/LC_MESSAGES/messages.po → JSON.

Babel reads and writes the catalogues, so translators' own tools work on them. A message is its Dutch text; the
compiled catalogue of a language maps it to the translation, and a plural to its CLDR categories, which
`Intl.PluralRules` names the same way. Packs' texts have catalogues of their own and are not read here.
"""

import io
import json
import re
import string
from collections import Counter
from collections.abc import Iterator
from gettext import c2py
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

DOMAIN = "messages"
KEYWORDS = {"t": None, "tn": (1, 2)}
SOURCES = {
    ".ts": ("javascript", {"parse_template_string": "true", "jsx": "true"}),
    ".tsx": ("javascript", {"parse_template_string": "true", "jsx": "true"}),
    ".py": ("python", {}),
}
FOLDERS = ("pwa/src", "backend")
SKIPPED = ("generated", "migrations", "starter")
# Words of a team's screens alone have a catalogue of their own: no newcomer's phone gets them, nor those of administrators.
TEAM = re.compile(r"/(?:features/staff/|app/staff)")
TEAM_LANGUAGES = ("en",)  # beside Dutch, their source
DATED = ('"POT-Creation-Date', '"PO-Revision-Date', '"Generated-By')
FNV_START, FNV_PRIME = 0x811C9DC5, 0x01000193
DIGITS = string.digits + string.ascii_lowercase
COUNTED_TO = 200  # every CLDR category of the whole numbers shows up below this, but for ceremonial millions


def extract(house: Path) -> bytes:
    """The template of every message in the sources; the same sources give the same bytes."""
    template = Catalog(
        project="wegwijs", version="1", header_comment="# Interface of Wegwijs; msgid is the Dutch text."
    )
    for path in _sources(house):
        method, options = SOURCES[path.suffix]
        name = path.relative_to(house).as_posix()
        found = extract_from_file(method, path, KEYWORDS, ("i18n:",), options, strip_comment_tags=True)
        for _line, message, comments, _context in found:
            template.add(message, locations=[(name, 0)], auto_comments=comments)
    return _written(template)


def update(template: bytes, po: bytes | None, language: str) -> bytes:
    """A language's catalogue brought to the template: new messages empty, gone ones dropped, the rest untouched."""
    old = read_po(io.BytesIO(po), locale=language) if po else Catalog(locale=language)
    fresh = read_po(io.BytesIO(template))
    new = Catalog(locale=language, project="wegwijs", version="1", header_comment="# Interface of Wegwijs.")
    for message in fresh:
        if message.id:
            kept = old.get(message.id)
            new.add(
                message.id,
                kept.string if kept and _same_shape(kept, message) else None,
                locations=message.locations,
                flags=kept.flags if kept else (),
                auto_comments=[*message.auto_comments, *_review(kept)],
                user_comments=kept.user_comments if kept else (),
            )
    return _written(new)


def compile_catalogue(po: bytes, language: str, *, is_of_team: bool = False) -> bytes:
    """JSON for the phone: key of the message → text, or → {category: text}. Untranslated and fuzzy ones are left out.

    `is_of_team` chooses what only a team's screens say; those say the others' words, too.

    Raises: ValueError when two messages have one key; say one of them otherwise.
    """
    catalogue = read_po(io.BytesIO(po), locale=language)
    # All of them may not share a key, since a team's page has both catalogues.
    messages = list(_compiled(catalogue, language))
    words = {message_key(message): text for message, text in messages}
    if len(words) < len(messages):
        doubles = Counter(message_key(message) for message, _ in messages).most_common(1)[0][0]
        raise ValueError([message for message, _ in messages if message_key(message) == doubles])
    chosen = {
        message_key(m): words[message_key(m)] for m, _ in messages if _is_of_team(catalogue, m) == is_of_team
    }
    return json.dumps(chosen, ensure_ascii=False, separators=(",", ":")).encode()


def message_key(message: str) -> str:
    """Five characters for a message, as `i18n/words.ts` makes them: the Dutch would be half of what a phone downloads.

    FNV-1a over the UTF-16 code units, in base 36 without leading zeros.
    """
    found = FNV_START
    for unit in memoryview(message.encode("utf-16-le")).cast("H"):
        found = (found ^ unit) * FNV_PRIME % 2**32
    found, key = found % 36**5, ""
    while found or not key:
        found, digit = divmod(found, 36)
        key = DIGITS[digit] + key
    return key


def _compiled(catalogue: Catalog, language: str) -> Iterator[tuple[str, str | dict[str, str]]]:
    forms = plural_forms(catalogue, language)
    for message in catalogue:
        if not message.id or message.fuzzy:
            continue
        text = message.string
        if isinstance(message.id, str) and isinstance(text, str) and text:
            yield message.id, text
        elif isinstance(text, (list, tuple)) and all(text):
            yield message.id[0], {category: text[index] for category, index in forms.items()}


def _is_of_team(catalogue: Catalog, message: str) -> bool:
    found = catalogue.get(message)
    files = [file for file, _line in found.locations] if found else []
    return bool(files) and all(map(TEAM.search, files))


def plural_forms(catalogue: Catalog, language: str) -> dict[str, int]:
    """CLDR category → which msgstr[n] it reads, in the language of a tag (fa-AF) or of a folder (fa_AF)."""
    category_of = Locale.parse(language.replace("-", "_")).plural_form
    index_of = c2py(catalogue.plural_expr)
    forms: dict[str, int] = {}
    for number in (*range(1, COUNTED_TO), 0):  # 0 last: where it shares a category with 1, 1 decides
        forms.setdefault(category_of(number), index_of(number))
    forms.setdefault("other", catalogue.num_plurals - 1)
    return forms


def _sources(house: Path) -> Iterator[Path]:
    for folder in FOLDERS:
        for path in sorted((house / folder).rglob("*")):
            if path.suffix in SOURCES and not set(SKIPPED) & set(path.parts) and ".test." not in path.name:
                yield path


def _review(kept: Message | None) -> list[str]:
    """Who has read the translation, a mark that belongs to it and not to the source: `unreviewed` until somebody signs."""
    if kept is None or not any(kept.string or ()):
        return []
    return [note for note in kept.auto_comments if note.startswith("reviewed-by:")] or ["unreviewed"]


def _same_shape(old: Message, new: Message) -> bool:
    return old.pluralizable == new.pluralizable


def _written(catalogue: Catalog) -> bytes:
    """As a PO file without dates, so that nothing changes when no message does."""
    target = io.BytesIO()
    write_po(target, catalogue, width=100, sort_output=True, omit_header=False, include_lineno=False)
    lines = target.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(DATED)).encode()


def languages(folder: Path) -> list[tuple[str, Path]]:
    """Each language tag (fa-AF) with its interface catalogue."""
    found = sorted(folder.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))
    return [(path.parts[-3].replace("_", "-"), path) for path in found]


def update_files(house: Path, also: str | None = None) -> list[Path]:
    """Write the template and bring every catalogue to it; `also` is a tag that gets its first one."""
    folder = house / "locale"
    template = extract(house)
    known = dict(languages(folder))
    if also:
        known.setdefault(also, folder / also.replace("-", "_") / "LC_MESSAGES" / f"{DOMAIN}.po")
    folder.mkdir(exist_ok=True)
    (folder / f"{DOMAIN}.pot").write_bytes(template)
    for language, path in known.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        old = path.read_bytes() if path.exists() else None
        path.write_bytes(update(template, old, language.replace("-", "_")))
    return [folder / f"{DOMAIN}.pot", *known.values()]


def compile_files(house: Path) -> list[Path]:
    """Write pwa/src/i18n/generated/<tag>.json for every language, and what teams' screens say to `staff/<tag>.json`."""
    target = house / "pwa" / "src" / "i18n" / "generated"
    (target / "staff").mkdir(parents=True, exist_ok=True)
    written = []
    for language, path in languages(house / "locale"):
        po, name = path.read_bytes(), language.replace("-", "_")
        (target / f"{language}.json").write_bytes(compile_catalogue(po, name))
        written.append(target / f"{language}.json")
        if language in TEAM_LANGUAGES:
            out = target / "staff" / f"{language}.json"
            out.write_bytes(compile_catalogue(po, name, is_of_team=True))
            written.append(out)
    return written
