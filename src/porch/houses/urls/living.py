"""Addresses of living together."""

from django.urls import URLPattern, path

from porch.houses.views import chores, life

HOUSE = "houses/<slug:slug>/"
CHORES = f"{HOUSE}chores/"

urlpatterns: list[URLPattern] = [
    path(f"{HOUSE}life/", life.life, name="life"),
    path(CHORES, chores.chores, name="chores"),
    path(f"{CHORES}<uuid:pk>/end/", chores.end, name="chore-end"),
    path(f"{CHORES}turns/<uuid:pk>/done/", chores.done, name="chore-done"),
    path(f"{CHORES}turns/<uuid:pk>/swap/", chores.swap, name="chore-swap"),
    path(f"{CHORES}swaps/<uuid:pk>/", chores.answer, name="chore-answer"),
]
