"""Every checker finds what it is there for: a violation is planted in a copy of the house, and the checker must see it."""

import json
import random
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from backend.publishing.rules.glossary import Glossary, Term
from tests.quality import checks, tools, words
from tests.quality.contrast import read_tokens, too_faint
from tests.quality.sources import HOUSE, files, python_functions, read_typescript
from tests.quality.tools import Tool

MODULES = 100  # fewer means that the cruiser did not find the house
LONG = "\n".join(f"    step_{n} = {n}" for n in range(60))
TWICE = "def {0}(left):\n    total = 0\n    for one in left:\n        total += one\n        print(total)\n    return total\n"
STEPS = [
    "let total = 0;",
    "for (const one of left) {",
    "total += one;",
    "console.log(total);",
    "}",
    "return total;",
]

Plant = Callable[[str, str], None]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The house's own files, with what was installed linked in one by one, so that nothing is written outside the copy."""
    house = tmp_path_factory.mktemp("house")
    for path in files(HOUSE, ""):
        target = house / path.relative_to(HOUSE)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    (house / "pwa" / "node_modules").mkdir()
    for package in (HOUSE / "pwa" / "node_modules").iterdir():
        if package.name != ".tsc":
            (house / "pwa" / "node_modules" / package.name).symlink_to(package)
    shutil.copytree(
        HOUSE / "pwa" / "src" / "i18n" / "generated", house / "pwa" / "src" / "i18n" / "generated"
    )
    for built in ("dist", "dist-tools"):
        shutil.copytree(HOUSE / "pwa" / built, house / "pwa" / built)
    return house


@pytest.fixture
def plant(copy: Path) -> Iterator[Plant]:
    """Puts a file into the copy, and takes it out again."""
    planted: dict[Path, bytes | None] = {}

    def put(name: str, text: str) -> None:
        path = copy / name
        planted[path] = path.read_bytes() if path.exists() else None
        path.write_text(text, "utf-8")

    yield put
    for path, before in planted.items():
        path.write_bytes(before) if before is not None else path.unlink()


@pytest.mark.parametrize(
    ("tool", "name", "text", "said"),
    [
        (tools.RUFF, "sync/planted.py", '"""A clock."""\n\nimport time\n\nNOW = time.time\n', "TID251"),
        (tools.RUFF_FORMAT, "sync/planted.py", "A  =  1\n", "would be reformatted"),
        (tools.MYPY, "backend/planted.py", "def planted(value):\n    return value\n", "no-untyped-def"),
        (tools.LINT_IMPORTS, "backend/core/planted.py", "import backend.usage.figures\n", "core is not allowed"),
        (tools.LINT_IMPORTS, "sync/planted.py", "import random\n", "randomness"),
        (tools.LINT_IMPORTS, "backend/usage/planted.py", "import backend.usage.web\n", "handlers"),
        (tools.VULTURE, "backend/planted.py", "def planted(unused: int) -> None:\n    return\n", "unused"),
        (tools.TSC, "pwa/src/sync/planted.ts", "export const planted = document.title;\n", "'document'"),
        (tools.TSC, "pwa/src/sync/planted.ts", "export const planted = setTimeout;\n", "'setTimeout'"),
        (tools.TSC, "pwa/src/sync/planted.ts", "export const planted = (a: string): number => a;\n", "TS2322"),
        (tools.BIOME, "pwa/src/net/planted.ts", "export default 1;\n", "noDefaultExport"),
        (tools.KNIP, "pwa/src/net/planted.ts", "export const planted = 1;\n", "planted.ts"),
        (tools.CRUISE, "pwa/src/store/planted.ts", 'export { get } from "../net/http";\n', "store-imports"),
        (tools.CRUISE, "pwa/src/features/newcomer/planted.ts", 'import "../admin/state";\n', "newcomers-get"),
    ],
)  # fmt: skip
def test_tools_see_what_they_are_there_for(
    copy: Path, plant: Plant, tool: Tool, name: str, text: str, said: str
) -> None:
    plant(name, text)
    done = tool.run(copy)
    assert done.returncode != 0, "nothing was found"
    assert said in done.stdout + done.stderr


def test_the_budget_sees_a_heavy_script(copy: Path) -> None:
    assert tools.BUDGET.run(copy).returncode == 0
    heaviest = max(
        (copy / "pwa" / "dist" / "assets").glob("index-*.js.br"), key=lambda path: path.stat().st_size
    )
    heaviest.write_bytes(random.Random(1).randbytes(200_000))
    assert tools.BUDGET.run(copy).returncode != 0


def test_the_budget_sees_a_heavy_kit(copy: Path, plant: Plant) -> None:
    name = "pwa/src/ui/kit.json"
    kit = json.loads((copy / name).read_text("utf-8"))
    plant(name, json.dumps({**kit, "more": "M0 0h96v20H0z" * 100}))
    assert re.search(r"drawing kit, plain .*TOO HEAVY", tools.BUDGET.run(copy).stdout)


def test_the_cruiser_looks_at_the_house(copy: Path) -> None:
    assert tools.cruised_modules(copy) > MODULES


def test_fresh_catalogues_are_told_from_stale_ones(copy: Path, plant: Plant) -> None:
    plant(
        "pwa/src/ui/planted.ts",
        'import { t } from "../i18n/words";\nexport const planted = () => t("Iets nieuws");\n',
    )
    assert "messages.pot" in words.stale_catalogues(copy)


@pytest.mark.parametrize(
    ("check", "name", "text"),
    [
        (checks.long_files, "backend/planted.py", "A = 1\n" * 301),
        (checks.literals, "pwa/src/ui/planted.tsx", "export const Planted = () => <p>Hallo</p>;\n"),
        (
            checks.literals,
            "pwa/src/ui/planted.tsx",
            'export const Planted = () => <a aria-label="Dicht" />;\n',
        ),
        (checks.forbidden, "backend/planted.py", f'PLACE = "{"/ho"}me/somebody"\n'),
        (checks.forbidden, "pwa/src/ui/planted.ts", f"document.body.{'inner'}HTML = '';\n"),
        (checks.forbidden, "backend/planted.py", f"# {'TO' + 'DO'} later\n"),
        (checks.foreign_urls, "pwa/src/net/planted.ts", 'void fetch("https://cdn.example/font.css");\n'),
        (checks.missing_paths, "backend/README.md", "See `backend/core/gone.py`.\n"),
        (checks.same_test_names, "tests/backend/test_matrix.py", "def test_nothing() -> None: ...\n"),
    ],
)
def test_house_rules_see_what_they_are_there_for(
    copy: Path, plant: Plant, check: Callable[[Path], list[str]], name: str, text: str
) -> None:
    before = check(copy)
    plant(name, text)
    assert len(check(copy)) > len(before)


def test_long_functions_are_seen(copy: Path, plant: Plant) -> None:
    plant("backend/planted.py", f"def planted():\n{LONG}\n")
    assert any("planted" in found for found in checks.long_functions(python_functions(copy, "backend")))


def test_what_is_written_twice_is_seen_under_other_names(copy: Path, plant: Plant) -> None:
    plant("backend/planted.py", TWICE.format("one") + TWICE.format("other").replace("left", "right"))
    assert any("planted" in found for found in checks.same_bodies(python_functions(copy, "backend")))


def test_what_is_written_twice_is_seen_in_typescript(copy: Path, plant: Plant) -> None:
    body = " ".join(STEPS)
    renamed = body.replace("left", "right").replace("one", "each")
    plant("pwa/src/net/planted.ts", f"function a(left) {{ {body} }}\nfunction b(right) {{ {renamed} }}\n")
    assert any("planted" in found for found in checks.same_bodies(read_typescript(copy).functions))


def test_faint_text_is_seen() -> None:
    style = (HOUSE / "pwa" / "src" / "ui" / "tokens.css").read_text("utf-8")
    assert list(too_faint(read_tokens(style.replace("#4a5c58", "#aab0ae"))))


@pytest.mark.parametrize(
    ("check", "language", "text"),
    [
        (words.untranslated, "ar", ""),
        (words.other_placeholders, "ar", "{m} تبقى"),
        (words.other_scripts, "ar", "{n} files تبقى"),
        (words.other_scripts, "ar", "{n} ሰላም"),
        (words.other_scripts, "ar", "{n} تبقی"),
        (words.other_scripts, "fa", "{n} باقي"),
        (words.other_scripts, "ru", "{n} ві"),
        (words.other_scripts, "tr", "{n} taxi"),
        (words.other_digits, "fa", "{n} از \u06f1\u06f0 باقی"),
        (words.other_digits, "ar", "{n} \u0661\u0660"),
        (words.other_digits, "ti", "{n} ፲"),
        (words.other_digits, "ar", "{n} 10"),
        (words.loosely_joined, "fa", "{n} می ماند"),
        (words.loosely_joined, "fa-AF", "{n} خبر های"),
        (words.iranian_in_dari, "fa-AF", "{n} گوشی"),
    ],
)
def test_bad_translations_are_seen(
    check: Callable[[list[words.Pair]], list[str]], language: str, text: str
) -> None:
    assert check([words.Pair("here", language, "{n} blijven", text)]) == ["here"]


def test_another_word_for_a_thing_is_seen() -> None:
    terms = Glossary(terms=[Term("taalmaatje", "oefent met u", {"nl": ["taalmaatje"], "ar": ["رفيق"]})])
    said = [words.Pair(word, "ar", "Een taalmaatje", word) for word in ("رفيق لغة", "شريك لغة")]
    assert words.other_terms(said, terms) == ["شريك لغة: 'taalmaatje'"]


def test_a_plural_that_gettext_counts_otherwise_is_seen(copy: Path, plant: Plant) -> None:
    name = "locale/uk/LC_MESSAGES/messages.po"
    plant(name, (copy / name).read_text("utf-8").replace("n%10==1 && n%100!=11 ? 0 :", "n==1 ? 0 :"))
    assert "uk: 21" in words.other_plurals(copy)
