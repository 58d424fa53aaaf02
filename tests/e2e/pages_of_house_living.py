"""Pages of living together in a house, as rows of ``every_page``: name, who, address, links."""

QUAY, ALDER = "/houses/quay-house/", "/houses/alder-house/"

OF_HOUSE_LIVING: tuple[tuple[str, ...], ...] = (
    ("house-board", "Frank", f"{QUAY}out/board/"),
    ("house-chores-managed", "Frank", f"{QUAY}chores/"),
    ("house-tests-board", "Frank", f"{QUAY}tests/board/"),
    ("house-tests-of", "Frank", f"{QUAY}tests/board/", "/quay-house/tests/"),
    ("house-guests", "Frank", f"{QUAY}guests/"),
    ("house-notices", "Frank", f"{QUAY}notices/"),
    ("house-agreement-new", "Frank", f"{QUAY}agreement/new/"),
    ("house-agreement-signed", "Frank", f"{QUAY}agreement/signed/"),
    ("house-chores", "Wren", f"{ALDER}chores/"),
    ("house-out", "Wren", f"{ALDER}out/"),
    ("house-tests", "Wren", f"{ALDER}tests/"),
    ("house-repairs", "Wren", f"{ALDER}repairs/"),
    ("house-guests-told", "Wren", f"{ALDER}guests/"),
    ("house-agreement", "Wren", f"{ALDER}agreement/"),
    ("house-agreement-version", "Wren", f"{ALDER}agreement/2/"),
)
