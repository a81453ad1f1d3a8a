"""What a rule found, where, and what somebody decided to let stand."""

from collections.abc import Sequence

import msgspec

from sync.fields import Id, Language


class Finding(msgspec.Struct, frozen=True):
    """One thing that is wrong: the file is `<pack>/<card>.yaml`, `pack` for the pack's own; `at` a segment or a fact."""

    rule: str
    pack: str
    card: str
    at: str
    language: str
    problem: str

    def __str__(self) -> str:
        where = [f"{self.pack}/{self.card}.yaml", self.at, self.language]
        return f"{self.rule}: {': '.join(filter(None, where))}: {self.problem}"


class Waiver(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody decided that what a rule finds at a segment or fact may stand in these languages, and why."""

    rule: str
    pack: Id
    at: str
    reason: str
    languages: Sequence[Language]

    def covers(self, finding: Finding) -> bool:
        is_there = (self.rule, self.pack, self.at) == (finding.rule, finding.pack, finding.at)
        return is_there and finding.language in self.languages
