"""Names of questionnaires and of their sums, as a report writes them; which way a higher sum points."""

from porch.evidence.rules.said import Said, say

TITLES: dict[tuple[str, str], Said] = {
    ("five", "sum"): say("Craving (PACS, 0 to 30; higher is more craving)"),
    ("four", "satisfied"): say("Satisfied with life (ONS4, 0 to 10)"),
    ("four", "worthwhile"): say("What I do is worthwhile (ONS4, 0 to 10)"),
    ("four", "happy"): say("Happy yesterday (ONS4, 0 to 10)"),
    ("four", "anxious"): say("Anxious yesterday (ONS4, 0 to 10; higher is more anxious)"),
    ("seventeen", "use"): say("Use (BAM; higher is more use)"),
    ("seventeen", "risk"): say("What makes it harder (BAM; higher is harder)"),
    ("seventeen", "protective"): say("What protects (BAM; higher is more that protects)"),
    ("ten", "sum"): say("What carries people (BARC-10, 10 to 60; higher is more)"),
    ("three", "sum"): say("Drinking (AUDIT-C, 0 to 12; higher is more drinking)"),
    ("two-a", "sum"): say("Low mood (PHQ-2, 0 to 6; higher is more days like that)"),
    ("two-b", "sum"): say("Worry (GAD-2, 0 to 6; higher is more days like that)"),
}


def title_of(sheet: str, of: str) -> Said:
    return TITLES.get((sheet, of)) or say("%(sheet)s, %(sum)s", sheet=sheet, sum=of)
