"""Pages on which whoever keeps a meeting says when it is held, as rows of ``every_page``: name, who, address, links."""

GROUP, DESK = "/groups/school-run/meetings/", "/desk/meetings/"
WHEN = "Not every week, or not on some days"
ITS_GROUP = "Second cup"

OF_DATES: tuple[tuple[str, ...], ...] = (
    ("group-meeting-dates", "Sam", GROUP, f"{ITS_GROUP} > {WHEN}"),
    ("group-meeting-day", "Sam", GROUP, f"{ITS_GROUP} > {WHEN} > Change"),
    ("desk-meeting-dates", "Dee", DESK, f"Sunday walk > {WHEN}"),
    ("desk-meeting-day", "Dee", DESK, f"Sunday walk > {WHEN} > Change"),
    ("desk-holidays", "Dee", f"{DESK}holidays/"),
)
