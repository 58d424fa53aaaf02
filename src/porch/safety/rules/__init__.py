"""Rules of the safety room: reports and their deadlines, words that worry. Plain values in, plain values out."""

from porch.safety.rules.reports import (
    CATEGORIES,
    EVIDENCE_KEPT,
    LIFE,
    LONGEST,
    PROMISE,
    Category,
    NotReportable,
    aim_at,
    promised_by,
)

__all__ = [
    "CATEGORIES",
    "EVIDENCE_KEPT",
    "LIFE",
    "LONGEST",
    "PROMISE",
    "Category",
    "NotReportable",
    "aim_at",
    "promised_by",
]
