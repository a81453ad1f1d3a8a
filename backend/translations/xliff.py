"""XLIFF 1.2, which translators' bureaus work with: the same entries as in a catalogue, keyed by segment.

Each fact is a `ph`, so that tools guard it. Which text a unit had when it went out is its `extradata`; an outdated one
`needs-translation`, and beside it lies the Dutch that it was made from.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.etree.ElementTree import Element, ParseError, SubElement, tostring  # reads by defusedxml

from defusedxml.common import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]

from backend.packs.catalogues import Entry
from backend.packs.content import SOURCE_LANGUAGE
from backend.packs.errors import ContentError
from sync.pack import split_text

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
DEEPEST = 50  # levels; tools for translators make five
UNFINISHED = ("new", "needs-translation", "needs-adaptation", "needs-l10n")
INLINE = ("ph", "x")


def write_xliff(entries: Iterable[Entry], pack: str, language: str) -> bytes:
    """One file with a group for each card, without dates, so that nothing changes when no entry does."""
    root = Element("xliff", {"version": "1.2", "xmlns": NAMESPACE})
    file = SubElement(
        root,
        "file",
        {
            "original": f"pack-{pack}",
            "source-language": SOURCE_LANGUAGE,
            "target-language": language,
            "datatype": "plaintext",
        },
    )
    body = SubElement(file, "body")
    for owner, own in groupby(entries, lambda entry: entry.segment.rpartition(".")[0]):
        group = SubElement(body, "group", {"resname": owner})
        for entry in own:
            _write_unit(group, entry)
        group.tail = "\n"
    xml: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return xml + b"\n"


def _write_unit(group: Element, entry: Entry) -> None:
    marks = {"id": entry.segment, "xml:space": "preserve"}
    if entry.reviewed_by and not entry.is_outdated:
        marks["approved"] = "yes"
    if entry.exported:
        marks["extradata"] = entry.exported
    unit = SubElement(group, "trans-unit", marks)
    unit.tail = "\n"
    _write_text(SubElement(unit, "source"), entry.nl)
    if entry.text:
        _write_text(SubElement(unit, "target", {"state": _state(entry)}), entry.text)
    for note in entry.notes:
        SubElement(unit, "note").text = note
    if entry.is_outdated and entry.previous:
        former = SubElement(unit, "alt-trans", {"alttranstype": "previous-version"})
        _write_text(SubElement(former, "source"), entry.previous)
        _write_text(SubElement(former, "target"), entry.text)


def _state(entry: Entry) -> str:
    if entry.is_outdated:
        return "needs-translation"
    return "final" if entry.reviewed_by else "needs-review-translation"


def _write_text(parent: Element, text: str) -> None:
    plain, *rest = split_text(text)
    parent.text = plain
    for number, (fact, following) in enumerate(zip(rest[::2], rest[1::2], strict=True), 1):
        held = SubElement(parent, "ph", {"id": str(number), "ctype": "x-fact"})
        held.text, held.tail = f"{{fact:{fact}}}", following


def read_xliff(data: bytes, name: str) -> tuple[str, dict[str, Entry]]:
    """The language of a file, and its entries by segment.

    Raises: ContentError naming the file.
    """
    try:
        root = fromstring(data, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise ContentError(f"{name}: {error}") from error
    if root.tag != f"{{{NAMESPACE}}}xliff":
        raise ContentError(f"{name}: this is no XLIFF 1.2")
    languages = {file.get("target-language", "") for file in root.iter(f"{{{NAMESPACE}}}file")}
    if len(languages) != 1:
        raise ContentError(f"{name}: it is not in one language")
    entries = [_read_unit(unit, name) for unit in root.iter(f"{{{NAMESPACE}}}trans-unit")]
    return languages.pop(), {entry.segment: entry for entry in entries}


def _read_unit(unit: Element, name: str) -> Entry:
    source, target = _child(unit, "source"), _child(unit, "target")
    segment = unit.get("id", "")
    if _is_deep(unit):
        raise ContentError(f"{name}: a trans-unit is nested deeper than {DEEPEST} levels")
    if source is None or not segment:
        raise ContentError(f"{name}: a trans-unit needs an id and a source")
    held = {part.get("id", ""): part.text or "" for part in source.iter() if _kind(part) in INLINE}
    is_outdated = target is not None and target.get("state") in UNFINISHED
    former = next((_child(other, "source") for other in unit if _kind(other) == "alt-trans"), None)
    return Entry(
        segment=segment,
        nl="".join(_words(source, {})),
        text="" if target is None else "".join(_words(target, held)),
        is_outdated=is_outdated,
        previous="".join(_words(former, {})) if is_outdated and former is not None else "",
        exported=unit.get("extradata", ""),
    )


def _is_deep(unit: Element) -> bool:
    level = [unit]
    for _ in range(DEEPEST):
        level = [part for element in level for part in element]
    return bool(level)


def _words(element: Element, held: dict[str, str]) -> Iterator[str]:
    """The text with what its placeholders hold; an empty one stands for that of the source."""
    yield element.text or (held.get(element.get("id", ""), "") if _kind(element) in INLINE else "")
    for part in element:
        yield from _words(part, held)
        yield part.tail or ""


def _child(element: Element, kind: str) -> Element | None:
    return element.find(f"{{{NAMESPACE}}}{kind}")


def _kind(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
