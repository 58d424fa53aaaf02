"""Pages of one's days and of what one means to do, as rows of ``every_page``: name, who, address, links."""

PARTS = ("days", "remember", "summary", "share", "sheet", "helped", "delete")
CALLS = "Call somebody before ten"

OF_DAYS: tuple[tuple[str, ...], ...] = (
    ("progress", "Wren", "/progress/"),
    ("days", "Wren", "/days/"),
    ("days-new", "Sam", "/days/new/"),
    ("days-thread", "Sam", "/days/", "Alcohol"),
    ("days-again", "Sam", "/days/", "Alcohol > +Lay this aside, or begin again > Begin again"),
    ("progress-day", "Wren", "/progress/days/2026-11-20/"),
    *((f"progress-{part}", "Wren", f"/progress/{part}/") for part in PARTS),
    ("progress-fill", "Wren", "/progress/days/fill/"),
    ("pictures", "Wren", "/progress/pictures/?period=year"),
    ("check-in", "Wren", "/progress/check-in/"),
    ("reminders", "Wren", "/progress/reminders/"),
    ("bring-days", "Wren", "/progress/bring/"),
    ("commitments", "Sam", "/commitments/"),
    ("commitments-new", "Sam", "/commitments/new/?kind=call"),
    ("commitment", "Sam", "/commitments/", CALLS),
    ("commitment-look-back", "Quiet Heron", "/commitments/", "A look back in the evening"),
    ("commitment-change", "Sam", "/commitments/", f"{CALLS} > +Change it, or stop > Change it"),
    ("commitment-ask", "Sam", "/commitments/", f"{CALLS} > Ask somebody"),
    ("commitment-watched", "Wren", "/commitments/", "Sam: Call somebody"),
    ("commitment-asked", "Sam", "/commitments/", "Read what it is"),
    ("between", "Sam", "/commitments/between/"),
    ("group-together", "Sam", "/groups/kettle-on/together/"),
    ("group-together-outside-it", "Quiet Heron", "/groups/kettle-on/together/"),
)
