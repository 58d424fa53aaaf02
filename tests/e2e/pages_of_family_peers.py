"""Pages of family peers and circles, as rows of ``every_page``: name, who, address, links."""

OF_FAMILY_PEERS: tuple[tuple[str, ...], ...] = (
    ("family-peers", "Rosa", "/family/peers/"),
    ("family-peers-waiting", "Malin", "/family/peers/"),
    ("family-pair", "Rosa", "/family/peers/", "Tilda"),
    ("family-pair-end", "Rosa", "/family/peers/", "Tilda > End it"),
    ("family-talk", "Rosa", "/family/peers/", "Talk (Tilda)"),
    ("family-circles", "Malin", "/family/circles/"),
    ("family-circle", "Malin", "/family/circles/", "Monday circle"),
    ("family-circle-host", "Rosa", "/family/circles/", "Tuesday circle"),
    ("family-room-door", "Malin", "/family/", "Join tonight’s family circle"),
    ("desk-family", "Dee", "/desk/family/"),
)
