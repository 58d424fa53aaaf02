"""Pages of reports and of one's own, as rows of ``every_page``: name, who, address, links."""

OF_EVIDENCE: tuple[tuple[str, ...], ...] = (
    ("evidence", "", "/evidence/"),
    ("evidence-report", "", "/evidence/", "Lamp evenings"),
    ("evidence-report-for-researchers", "", "/evidence/", "Lamp evenings > For researchers"),
    ("desk-evidence", "Eli", "/desk/evidence/"),
    ("evidence-mine", "Sam", "/evidence/mine/"),
    ("evidence-mine-since-another-day", "Sam", "/evidence/mine/", "The day you came here"),
    ("evidence-mine-too-early", "Quiet Heron", "/evidence/mine/"),
)
