"""Old code reads what newer code writes: it leaves out what it does not know, and nothing else (clause 5)."""

from datetime import date

import msgspec
import pytest
from msgspec import inspect

from sync.canonical import canonical
from sync.pack import Document, parse_document, split_text
from tests.conformance.vectors import read_vectors

WHOLE = read_vectors("document")["base"]


def test_a_document_is_written_as_it_was_read() -> None:
    assert canonical(parse_document(canonical(WHOLE))) == canonical(WHOLE)


def test_the_vectors_have_every_kind_of_block() -> None:
    known = inspect.type_info(Document)
    assert isinstance(known, inspect.StructType)
    blocks = next(field.type for field in known.fields if field.name == "blocks")
    assert isinstance(blocks, inspect.VarTupleType)
    assert isinstance(blocks.item_type, inspect.UnionType)
    kinds = {kind.tag for kind in blocks.item_type.types if isinstance(kind, inspect.StructType)}
    assert {block["type"] for block in WHOLE["blocks"]} == kinds


def test_authors_get_no_such_grace() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(WHOLE | {"later": 1}, Document)


def test_days_are_days() -> None:
    assert parse_document(canonical(WHOLE)).facts["praktijklijn"].valid_until == date(2027, 5, 25)


def test_a_text_is_whole_around_its_facts() -> None:
    assert "".join(split_text("a {fact:x} b")) == "a x b"
