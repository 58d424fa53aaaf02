"""Pages of what is owed in a house, as rows of ``every_page``: name, who, address, links."""

ALDER, QUAY = "/houses/alder-house/", "/houses/quay-house/"

OF_HOUSE_MONEY: tuple[tuple[str, ...], ...] = (
    ("house-money", "Wren", f"{ALDER}money/"),
    ("house-receipt", "Wren", f"{ALDER}money/", "Paid"),
    ("house-statement", "Wren", f"{ALDER}money/", "All of it, for any days"),
    ("house-sums", "Wren", f"{ALDER}money/sums/"),
    ("house-book", "Frank", f"{QUAY}book/"),
    ("house-account", "Frank", f"{QUAY}book/", "/quay-house/book/"),
    ("house-entries", "Frank", f"{QUAY}book/", "Every entry"),
    ("house-spend", "Frank", f"{QUAY}book/", "Write what the house spent"),
    ("house-check", "Frank", f"{QUAY}book/", "Check and count"),
)
