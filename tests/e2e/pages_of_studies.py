"""Pages of the library of studies and of sums between sites, as rows of ``every_page``: name, who, address, links."""

DESK = "/desk/studies/"

OF_STUDIES: tuple[tuple[str, ...], ...] = (
    ("does-it-help", "", "/does-it-help/"),
    ("does-it-help-study", "", "/does-it-help/navigator/"),
    ("desk-studies", "Eli", DESK),
    ("desk-study-new", "Eli", f"{DESK}keep/"),
    ("desk-study", "Eli", f"{DESK}keep/navigator/"),
    ("desk-study-numbers", "Eli", f"{DESK}keep/navigator/numbers/"),
    ("desk-study-listed", "Eli", f"{DESK}keep/navigator/listed/"),
    ("desk-sites", "Eli", "/desk/sites/"),
    ("desk-site-new", "Eli", "/desk/sites/new/"),
)
