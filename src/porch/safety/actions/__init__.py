"""Verbs of the safety room."""

from porch.safety.actions.reporting import (
    NothingToReport,
    TakenBySomeoneElse,
    answer,
    let_go_of_evidence,
    looked_at,
    read,
    receipt_seen,
    report,
)

__all__ = [
    "NothingToReport",
    "TakenBySomeoneElse",
    "answer",
    "let_go_of_evidence",
    "looked_at",
    "read",
    "receipt_seen",
    "report",
]
