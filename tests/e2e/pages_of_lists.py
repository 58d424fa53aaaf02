"""Pages of the lists of others and of what is doubted, as rows of ``every_page``: name, who, address, links."""

DESK = "/desk/meetings/lists/"

OF_LISTS: tuple[tuple[str, ...], ...] = (
    ("desk-lists", "Dee", DESK),
    ("desk-list-new", "Dee", f"{DESK}new/"),
    ("desk-list-file", "Dee", f"{DESK}file/"),
    ("desk-list", "Dee", DESK, "Riverside intergroup"),
    ("desk-list-late", "Dee", DESK, "Hill district"),
    ("desk-doubts", "Dee", "/desk/meetings/doubts/"),
    ("meeting-wrong", "", "/meetings/saturday-basics/wrong/"),
)
