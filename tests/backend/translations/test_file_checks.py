"""What the checks find in a file's texts is told before anything of it is taken over."""

from tests.backend.translations.test_files import FORMS, H1, compare, edited, export, take
from tests.conftest import ON_BOTH, Caller

pytestmark = ON_BOTH


@FORMS
async def test_a_file_is_told_what_the_checks_find_in_it_before_anything_is_written(
    admin: Caller, form: str
) -> None:
    diff = await compare(admin, form, edited(form, await export(admin, form), {H1: "Dit is de straat 7"}))
    (row,) = diff["rows"]
    assert row["kind"] == "new"
    assert {one["rule"] for one in row["problems"]} == {"digits", "script"}
    assert (await take(admin, diff["rows"]))["taken"] == 1
