"""Pages of coming to live in a house, as rows of ``every_page``: name, who, address, links."""

ALDER, QUAY = "/houses/alder-house/", "/houses/quay-house/"

OF_HOUSE_COMING: tuple[tuple[str, ...], ...] = (
    ("houses", "", "/houses/"),
    ("house", "", ALDER),
    ("house-full", "", QUAY),
    ("house-ask", "Quiet Heron", f"{ALDER}ask/"),
    ("houses-mine", "Wren", "/houses/mine/"),
    ("house-stay-mine", "Wren", "/houses/mine/", "Alder House"),
    ("house-move-over", "Wren", "/houses/mine/", "Alder House > Move to another house"),
    ("house-move-out", "Wren", "/houses/mine/", "Alder House > I move out"),
    ("house-asked", "Frank", f"{QUAY}asked/"),
    ("house-asked-one", "Frank", f"{QUAY}asked/", "/quay-house/asked/"),
    ("house-stay", "Frank", f"{QUAY}beds/", "/quay-house/stays/"),
    ("house-beds", "Frank", f"{QUAY}beds/"),
    ("house-bed", "Frank", f"{QUAY}beds/", "Room 1, bed"),
    ("house-edit", "Frank", f"{QUAY}edit/"),
    ("desk-houses", "Dee", "/desk/houses/"),
    ("desk-house", "Dee", "/desk/houses/", "Alder House"),
)
