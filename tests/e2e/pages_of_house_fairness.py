"""Pages of what is fair in a house, as rows of ``every_page``: name, who, address, links."""

QUAY, ALDER = "/houses/quay-house/", "/houses/alder-house/"

OF_HOUSE_FAIRNESS: tuple[tuple[str, ...], ...] = (
    ("house-after-use", "Wren", f"{ALDER}after-use/"),
    ("house-after-use-managed", "Frank", f"{QUAY}after-use/"),
    ("house-object", "Wren", f"{ALDER}home/", "Object to something"),
    ("house-objections", "Frank", "/houses/objections/"),
    ("house-objection-named", "Frank", "/houses/objections/", "Quay House"),
    ("house-incidents", "Frank", f"{QUAY}incidents/"),
    ("house-incident", "Frank", f"{QUAY}incidents/", "Fire, water or gas"),
    ("house-incident-of-one", "Frank", f"{QUAY}incidents/", "Somebody was hurt"),
    ("house-leaving", "Frank", f"{QUAY}after-use/", "their bed is held"),
    ("house-walks", "Wren", f"{ALDER}walks/"),
    ("house-walk", "Wren", f"{ALDER}walks/new/"),
    ("house-self-check", "Frank", f"{QUAY}self-check/"),
    ("house-self-check-item", "Frank", f"{QUAY}self-check/1.A.3/"),
    ("desk-grievances", "Dee", "/desk/grievances/"),
    ("desk-grievance", "Dee", "/desk/grievances/", "Quay House"),
)
