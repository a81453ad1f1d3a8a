"""The house's own files, and what is read out of them; every check here works on a folder, so it can be shown a bad one."""

import ast
import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HOUSE = Path(__file__).resolve().parents[2]
NOT_OURS = {
    ".git", ".make", ".venv", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".hypothesis", ".import_linter_cache",
    "__pycache__", "node_modules", "dist", "dist-tools", "generated", "output", "data", "wegwijs.egg-info",
}  # fmt: skip
READER = Path(__file__).with_name("read-typescript.mjs")


class Function(NamedTuple):
    """One function: where it is, how long, and its body with every name replaced by its place in line."""

    where: str
    lines: int
    statements: int
    body: str


class Literal(NamedTuple):
    """A text in a screen that no catalogue knows."""

    where: str
    text: str


def files(house: Path, *endings: str) -> Iterator[Path]:
    """Every file of ours with one of these endings, in order."""
    for folder, folders, names in os.walk(house):
        folders[:] = sorted(set(folders) - NOT_OURS)
        yield from (Path(folder, name) for name in sorted(names) if name.endswith(endings))


def python_functions(house: Path, *folders: str) -> list[Function]:
    """Functions of the product's Python; migrations are Piccolo's."""
    found = []
    for folder in folders:
        for path in files(house / folder, ".py"):
            if "migrations" not in path.parts:
                tree = ast.parse(path.read_text("utf-8"))
                found += [_python_function(path.relative_to(house), node) for node in _functions_in(tree)]
    return found


def _functions_in(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def _python_function(path: Path, node: ast.FunctionDef | ast.AsyncFunctionDef) -> Function:
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    body = node.body[1:] if ast.get_docstring(node) else node.body
    statements = sum(isinstance(inner, ast.stmt) for inner in ast.walk(node)) - 1
    return Function(f"{path.as_posix()}:{node.lineno} {node.name}", lines, statements, _without_names(body))


def _without_names(body: list[ast.stmt]) -> str:
    """What a body does, whatever its own names are; what it calls and reads of others stays."""
    own: dict[str, str] = {}

    class Renamer(ast.NodeTransformer):
        def visit_Name(self, node: ast.Name) -> ast.Name:
            return ast.Name(own.setdefault(node.id, f"n{len(own)}"), node.ctx)

    copy = ast.parse(ast.unparse(ast.Module(body, [])))
    return ast.dump(Renamer().visit(copy))


class TypeScript(NamedTuple):
    functions: list[Function]
    literals: list[Literal]


def read_typescript(house: Path, folder: str = "pwa/src") -> TypeScript:
    """Functions and untranslated texts of TypeScript, by the compiler's own parser."""
    paths = [str(path) for path in files(house / folder, ".ts", ".tsx") if ".test." not in path.name]
    done = subprocess.run(
        ["node", str(READER), str(HOUSE / "pwa" / "package.json"), str(house)],
        input=json.dumps(paths),
        capture_output=True,
        text=True,
        check=True,
    )
    read = json.loads(done.stdout)
    return TypeScript([Function(**f) for f in read["functions"]], [Literal(**t) for t in read["literals"]])
