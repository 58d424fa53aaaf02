"""Pages of the family's space and of windows, as rows of ``every_page``: name, who, address, links."""

OF_WINDOWS: tuple[tuple[str, ...], ...] = (
    ("family", "Rosa", "/family/"),
    ("family-more", "Rosa", "/more/"),
    ("family-not-safe", "Rosa", "/family/not-safe/"),
    ("family-letters", "Rosa", "/family/people/new/"),
    ("family-person", "Rosa", "/family/", "my brother"),
    ("windows", "Sam", "/windows/"),
    ("windows-none", "Wren", "/windows/"),
    ("window", "Sam", "/windows/", "See it as they do (my sister"),
    ("window-new", "Sam", "/windows/new/"),
    ("window-cards", "Sam", "/windows/cards/"),
)
