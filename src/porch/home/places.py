"""Where Today and More stand in the navigation."""

from porch.ui.registries import Place, nav


def register() -> None:
    nav.register("today", Place("Today", "home:today", "sun", order=10, page="today", bar=True))
    nav.register("more", Place("More", "home:more", "menu", order=90, page="more", bar=True, for_family=True))
