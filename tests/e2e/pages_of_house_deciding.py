"""Pages of what a house decides, as rows of ``every_page``: name, who, address, links."""

HOUSE = "/houses/alder-house/"
GROUP = "/groups/alder-house-house-meeting/"

OF_HOUSE_DECIDING: tuple[tuple[str, ...], ...] = (
    ("house-home", "Wren", f"{HOUSE}home/"),
    ("house-home-looked-after", "Frank", "/houses/quay-house/home/"),
    ("house-officers", "Wren", f"{HOUSE}officers/"),
    ("house-meetings", "Wren", f"{HOUSE}meetings/"),
    ("house-meeting-next", "Wren", f"{HOUSE}meetings/", "Open the agenda of"),
    ("house-meets-when", "Wren", f"{HOUSE}meetings/when/"),
    ("house-call", "Wren", f"{HOUSE}meetings/call/"),
    ("house-group", "Wren", GROUP),
    ("house-group-settings", "Wren", f"{GROUP}conscience/new/setting/"),
    ("house-seat", "Wren", f"{HOUSE}officers/", "Choose anew Coordinator"),
)
