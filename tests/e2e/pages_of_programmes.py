"""Pages of a programme, as rows of ``every_page``: name, who, address, links."""

WORK = "/programmes/lamp-evenings/work/"

OF_PROGRAMMES: tuple[tuple[str, ...], ...] = (
    ("programmes", "Sam", "/programmes/"),
    ("programmes-none", "Wren", "/programmes/"),
    ("programmes-letter", "Wren", "/programmes/letter/"),
    ("programme-stay", "Sam", "/programmes/", "When I came, and what staff see"),
    ("programmes-where-i-work", "Ana", "/programmes/"),
    ("programme-work", "Ana", WORK),
    ("programme-cohort", "Frank", WORK, "Autumn"),
    ("programme-roll", "Ana", WORK, "Call the roll"),
    ("programme-stay-work", "Ana", WORK, "Autumn > Sam"),
    ("programme-rhythm", "Frank", WORK, "Autumn > When it meets"),
    ("programme-letters", "Frank", WORK, "Autumn > Write letters"),
    ("programme-cohort-new", "Frank", WORK, "A new cohort"),
    ("desk-programmes", "Dee", "/desk/programmes/"),
    ("desk-programme", "Dee", "/desk/programmes/", "Lamp evenings"),
)
