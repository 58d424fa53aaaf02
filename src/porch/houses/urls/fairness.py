"""What is fair in a house: after a return to use, objecting, incidents, moving over, and how the house is."""

from django.urls import URLPattern, path

from porch.houses.views import leaving

HOUSE = "houses/<slug:slug>/"
LEAVING = "houses/after-use/<uuid:pk>/"

urlpatterns: list[URLPattern] = [
    path(LEAVING, leaving.one, name="leaving"),
    path(f"{LEAVING}asked/", leaving.asked, name="leaving-asked"),
    path(f"{LEAVING}safe/", leaving.safe, name="leaving-safe"),
    path(f"{LEAVING}tonight/", leaving.tonight, name="leaving-tonight"),
    path(f"{LEAVING}decide/", leaving.decide, name="leaving-decide"),
    path(f"{LEAVING}hold/", leaving.hold, name="leaving-hold"),
    path(f"{LEAVING}withdraw/", leaving.withdraw, name="leaving-withdraw"),
    path(f"{HOUSE}after-use/", leaving.after_use, name="after-use"),
]
