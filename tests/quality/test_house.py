"""The house rules of sources and READMEs hold."""

import statistics

import pytest

from tests.quality import checks
from tests.quality.sources import HOUSE, Function

ENOUGH = 300  # functions; fewer means that the reader did not find the house


@pytest.fixture(scope="module")
def functions() -> list[Function]:
    return checks.product_functions(HOUSE)


def test_files_are_short() -> None:
    assert checks.long_files(HOUSE) == []


def test_functions_are_short(functions: list[Function]) -> None:
    lengths = [function.lines for function in functions]
    assert len(lengths) > ENOUGH
    assert checks.long_functions(functions) == []
    assert statistics.median(lengths) <= 10
    assert statistics.quantiles(lengths, n=10)[-1] <= 30


def test_nothing_is_written_twice(functions: list[Function]) -> None:
    assert checks.same_bodies(functions) == []


def test_every_text_on_a_screen_can_be_translated() -> None:
    assert checks.literals(HOUSE) == []


def test_no_file_holds_what_none_may_hold() -> None:
    assert checks.forbidden(HOUSE) == []


def test_phones_hold_no_address_of_others() -> None:
    assert checks.foreign_urls(HOUSE) == []


def test_paths_that_readmes_name_exist() -> None:
    assert checks.missing_paths(HOUSE) == []


def test_no_two_test_files_take_one_name() -> None:
    assert checks.same_test_names(HOUSE) == []
