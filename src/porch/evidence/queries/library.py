"""The library of studies as people read it: what the program brings, with what this community put right or added."""

from collections.abc import Iterable
from dataclasses import dataclass

from porch.evidence.models import Study as Row
from porch.evidence.models import StudyChange
from porch.evidence.rules.studies import Facts, Study, brought


@dataclass(frozen=True)
class Shelved:
    """A study and where its facts come from. ``newer``: the program has learned more since somebody changed it here."""

    study: Study
    facts: Facts
    row: Row | None = None
    newer: bool = False

    @property
    def code(self) -> str:
        return self.study.code

    @property
    def is_ours(self) -> bool:
        """The community added it."""
        return self.row is not None and not self.row.program_facts

    @property
    def is_changed(self) -> bool:
        """The program brings it, and the community put something right."""
        return self.row is not None and bool(self.row.program_facts) and self.facts != self.row.program_facts

    @property
    def is_hidden(self) -> bool:
        return self.row is not None and self.row.hidden_at is not None


def everything() -> list[Shelved]:
    """Every study there is, hidden ones too."""
    rows = {row.code: row for row in Row.objects.all()}
    return [_shelved(code, rows.get(code)) for code in {**brought(), **rows}]


def library() -> list[Shelved]:
    """What everybody reads."""
    return [one for one in everything() if not one.is_hidden]


def one_of(code: str) -> Shelved | None:
    """A study by its code, hidden or not: what was taken off stays readable with the reason."""
    row = Row.objects.filter(code=code).first()
    return _shelved(code, row) if row is not None or code in brought() else None


def changes_of(there: Shelved) -> list[StudyChange]:
    """Every change made here, the newest first."""
    if there.row is None:
        return []
    return list(there.row.changes.order_by("-at", "-pk"))


def studies_of(there: Iterable[Shelved]) -> list[Study]:
    return [one.study for one in there]


def _shelved(code: str, row: Row | None) -> Shelved:
    program = brought().get(code, {})
    if row is None:
        return Shelved(Study.of(code, program), program)
    newer = bool(row.program_facts) and bool(program) and row.program_facts != program
    return Shelved(Study.of(code, row.facts), row.facts, row, newer)
