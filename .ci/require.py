"""Says in one line what is missing before anything is installed."""

import importlib.util
import re
import shutil
import subprocess
import sys


def main() -> None:
    problems = []
    if sys.version_info < (3, 11):
        problems.append("Python 3.11 or newer is needed; set PYTHON=python3.12, say")
    if importlib.util.find_spec("ensurepip") is None:
        problems.append("Python cannot make environments here: apt install python3-venv")
    if shutil.which("npm") is None or _node() < 20:
        problems.append("Node.js 20 or newer with npm is needed")
    if problems:
        sys.exit("\n".join(problems))


def _node() -> int:
    if shutil.which("node") is None:
        return 0
    said = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False).stdout
    found = re.match(r"v(\d+)", said)
    return int(found.group(1)) if found else 0


main()
