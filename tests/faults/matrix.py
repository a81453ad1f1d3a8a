"""Browser tests of which a usual run does a part: screens in every way of looking, a day on either database, both hands."""

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from typing import NamedTuple

from tests.browser.server import HOUSE

NEWCOMERS = ("tests/browser/test_accessibility.py", "tests/browser/test_outbox_for_everybody.py")
STAFF = ("tests/browser/test_staff_accessibility.py",)
DAY = ("tests/browser/test_staff_shift.py",)
HOSTILE = ("tests/browser/test_hostile.py",)
LOOKS = ("tests/browser/test_studio_accessibility.py",)
JOURNEY = ("tests/browser/test_studio_journey.py",)


class Outcome(NamedTuple):
    """How many there were, and in how many of them something was wrong."""

    runs: int
    wrong: int

    @property
    def holds(self) -> bool:
        return self.runs > 0 and self.wrong == 0


def all_of(files: Sequence[str]) -> Outcome:
    command = [sys.executable, "-m", "pytest", "-q", *files]
    environment = os.environ | {"MATRIX": "whole"}
    done = subprocess.run(command, cwd=HOUSE, env=environment, check=False, capture_output=True, text=True)
    told = {word: int(number) for number, word in re.findall(r"(\d+) (passed|failed|error)", done.stdout)}
    wrong = told.get("failed", 0) + told.get("error", 0)
    return Outcome(told.get("passed", 0) + wrong, wrong)
