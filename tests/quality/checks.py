"""The house rules that no tool knows; each takes a folder and returns what is wrong with it, in words."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.quality.sources import Function, files, python_functions, read_typescript

FILE_LINES = 300
FUNCTION_LINES = 40
SAME_FROM = 4  # statements; shorter bodies are alike by nature
GENERATED = ("package-lock.json", "kit.json")
TEXT_FILES = (
    ".cfg", ".cjs", ".css", ".html", ".json", ".lock", ".md", ".mjs", ".po", ".pot", ".py", ".sh", ".toml", ".ts", ".tsx",
    ".yaml",
)  # fmt: skip

# Put together here, so that this file does not hold what it forbids.
FORBIDDEN = {
    "an absolute path": re.compile(r"(?<![\w.~])/(?:home|root|work|tmp|opt|Users)/\w"),
    "a package index's host": re.compile(
        "|".join(["pypi" + r"\.org", "pythonhosted" + r"\.org", "registry" + r"\.npmjs"])
    ),
    "HTML from a string": re.compile(
        "|".join(["inner" + "HTML", "dangerouslySet" + "Inner", "insertAdjacent" + "HTML"])
    ),
    "an unfinished note": re.compile("|".join(["TO" + "DO", "FIX" + "ME", "X" + "XX"])),
}
NAMESPACES = re.compile(r"https?://(?:www\.w3\.org/|127\.0\.0\.1|localhost)")
URL = re.compile(r"https?://[^\s\"'`)>]+")
QUOTED = re.compile(r"`([^`\s]+)`")
ENDING = re.compile(r"\w\.(?:css|html|js|json|lock|md|mjs|po|pot|py|sh|toml|ts|tsx|yaml)$")
NO_PATH = re.compile(r"[<>*{}$|=()…,:#]|^[/~.-]")


def long_files(house: Path) -> list[str]:
    """Source files with more lines than one reader surveys; style sheets and tests too."""
    return [
        f"{path.relative_to(house)}: {lines} lines"
        for path in files(house, ".py", ".ts", ".tsx", ".mjs", ".cjs", ".css")
        if "migrations" not in path.parts and (lines := path.read_text("utf-8").count("\n")) > FILE_LINES
    ]


def long_functions(functions: Iterable[Function]) -> list[str]:
    return [
        f"{function.where}: {function.lines} lines"
        for function in functions
        if function.lines > FUNCTION_LINES
    ]


def same_bodies(functions: Iterable[Function]) -> list[str]:
    """Functions that do the same under other names."""
    alike = defaultdict(list)
    for function in functions:
        if function.statements >= SAME_FROM:
            alike[function.body].append(function.where)
    return [" = ".join(places) for places in alike.values() if len(places) > 1]


def product_functions(house: Path) -> list[Function]:
    return [*python_functions(house, "sync", "backend"), *read_typescript(house).functions]


def literals(house: Path) -> list[str]:
    """Texts on screens that cannot be translated."""
    return [f"{found.where}: {found.text!r}" for found in read_typescript(house).literals]


def forbidden(house: Path) -> list[str]:
    return [
        f"{path.relative_to(house)}:{number}: {what}"
        for path in files(house, *TEXT_FILES)
        if path.name not in GENERATED
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        for what, pattern in FORBIDDEN.items()
        if pattern.search(line)
    ]


def foreign_urls(house: Path) -> list[str]:
    """Addresses of others in what a phone runs; links to read are in packs, which are content."""
    pages = [*files(house / "pwa" / "src", ".ts", ".tsx", ".css"), *(house / "pwa").glob("*.html")]
    return [
        f"{path.relative_to(house)}: {url}"
        for path in pages
        if ".test." not in path.name and "testing" not in path.parts
        for url in URL.findall(path.read_text("utf-8"))
        if not NAMESPACES.match(url)
    ]


def missing_paths(house: Path) -> list[str]:
    """Paths that a README names and that are not there."""
    return [
        f"{readme.relative_to(house)}: {name}"
        for readme in files(house, "README.md")
        for name in _paths_in(readme.read_text("utf-8"))
        if not _is_there(house, readme.parent, name)
    ]


def same_test_names(house: Path) -> list[str]:
    """Test files of one name outside packages, of which pytest can import one only."""
    alike = defaultdict(list)
    for path in files(house / "tests", ".py"):
        if path.name.startswith("test_") and not (path.parent / "__init__.py").exists():
            alike[path.name].append(str(path.relative_to(house)))
    return [" = ".join(places) for places in alike.values() if len(places) > 1]


def _paths_in(text: str) -> Iterator[str]:
    """What looks like a path; `application/json` and `a/b` could be anything."""
    prose = re.sub(r"^( {4}|```).*$", "", text, flags=re.MULTILINE)
    for name in QUOTED.findall(prose):
        if (name.endswith("/") or ENDING.search(name)) and not NO_PATH.search(name):
            yield name


def _is_there(house: Path, near: Path, name: str) -> bool:
    """READMEs speak from where their reader stands; a bare name may be anywhere."""
    bare = name.rstrip("/")
    if "/" not in bare and any(bare in path.parts for path in files(house, "")):
        return True
    return any((place / name).exists() for place in (near, house, near / "src", near / "src" / "app"))
