"""Pages of what comes after a programme, as rows of ``every_page``: name, who, address, links."""

OF_WALKING_ON: tuple[tuple[str, ...], ...] = (
    ("walking-on", "Sam", "/walking-on/"),
    ("walking-on-as-peer", "Wren", "/walking-on/"),
    ("walking-on-asked", "Wren", "/walking-on/", "Sam"),
    ("walking-on-after", "Sam", "/walking-on/", "Lamp evenings"),
    ("walking-on-nobody-yet", "Quiet Heron", "/walking-on/", "Lamp evenings"),
    ("walking-on-ask", "Quiet Heron", "/walking-on/", "Lamp evenings > Choose somebody"),
    ("walking-on-told", "Sam", "/walking-on/", "Lamp evenings > Choose who may be told"),
    ("asked-again", "Sam", "/asked-again/"),
    ("asked-again-as-mentor", "Wren", "/asked-again/"),
)
