"""Pages of going from one door to the next, as rows of ``every_page``: name, who, address, links."""

OF_HANDOFFS: tuple[tuple[str, ...], ...] = (
    ("handoffs", "Sam", "/handoffs/"),
    ("handoffs-asked", "Ana", "/handoffs/"),
    ("handoffs-read", "Ana", "/handoffs/", "Quiet Heron"),
    ("handoffs-one", "Sam", "/handoffs/", "Wren"),
    ("handoffs-new", "Marigold", "/handoffs/new/"),
    ("desk-handoffs", "Dee", "/desk/handoffs/"),
)
