"""The specification names every clause that code cites, and for every clause a proof that exists."""

import re
from pathlib import Path
from typing import get_args

import pytest

from sync.outbox import TABLE, Event

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "sync" / "README.md").read_text("utf-8")
CLAUSES = dict(re.findall(r"^\*\*(\d(?:\.\d+)?)\*\* (.*?)(?=^\*\*|^## |\Z)", TEXT, re.MULTILINE | re.DOTALL))

CITED = re.compile(r"clauses? ((?:\d(?:\.\d+)?(?:, | and | to )?)+)")
SOURCES = [*(ROOT / "sync").rglob("*.py"), *(ROOT / "backend").rglob("*.py")]
SOURCES += [*(ROOT / "pwa" / "src").rglob("*.ts"), *(ROOT / "pwa" / "src").rglob("*.tsx")]


def test_every_clause_that_code_cites_is_written_down() -> None:
    cited = {
        number: path.relative_to(ROOT)
        for path in SOURCES
        for found in CITED.findall(path.read_text("utf-8"))
        for number in re.findall(r"\d(?:\.\d+)?", found)
    }
    assert len(cited) > 20
    assert {number: path for number, path in cited.items() if number not in CLAUSES} == {}


@pytest.mark.parametrize("number", [number for number, text in CLAUSES.items() if "MUST" in text])
def test_every_must_has_a_proof(number: str) -> None:
    proof = CLAUSES[number].partition("Proof: ")[2] or CLAUSES[number].partition("Proof:\n")[2]
    assert re.search(r"\*\w+\*|`\S+/\S+`", proof)


def test_every_proof_exists() -> None:
    proofs = " ".join(text.partition("Proof:")[2] for text in CLAUSES.values())
    vectors = re.findall(r"\*(\w+)\*", proofs)
    assert len(vectors) > 20
    assert [v for v in vectors if not (ROOT / "tests" / "vectors" / f"{v}.json").is_file()] == []


def test_every_path_exists() -> None:
    paths = re.findall(r"`((?:sync|tests|pwa)/[\w./-]+)`", TEXT)
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_every_vector_file_proves_a_clause() -> None:
    named = set(re.findall(r"\*(\w+)\*", " ".join(CLAUSES.values())))
    files = {path.stem for path in (ROOT / "tests" / "vectors").glob("*.json")}
    assert {name for name in files if not name.startswith("trust")} <= named


def test_the_table_of_states_is_the_one_in_the_code() -> None:
    rows = [
        f"| {state} | " + " | ".join(following.get(event, "-") for event in get_args(Event)) + " |"
        for state, following in TABLE.items()
    ]
    assert "\n".join(rows) in TEXT
