"""Addresses of living together."""

from django.urls import URLPattern, path

from porch.houses.views import chores, going_out, life

HOUSE = "houses/<slug:slug>/"
CHORES = f"{HOUSE}chores/"
OUT = f"{HOUSE}out/"

urlpatterns: list[URLPattern] = [
    path(f"{HOUSE}life/", life.life, name="life"),
    path(CHORES, chores.chores, name="chores"),
    path(f"{CHORES}<uuid:pk>/end/", chores.end, name="chore-end"),
    path(f"{CHORES}turns/<uuid:pk>/done/", chores.done, name="chore-done"),
    path(f"{CHORES}turns/<uuid:pk>/swap/", chores.swap, name="chore-swap"),
    path(f"{CHORES}swaps/<uuid:pk>/", chores.answer, name="chore-answer"),
    path(OUT, going_out.out, name="out"),
    path(f"{OUT}later/", going_out.later, name="later"),
    path(f"{OUT}back/", going_out.back, name="back"),
    path(f"{OUT}away/", going_out.away, name="away"),
    path(f"{OUT}away/<uuid:pk>/end/", going_out.not_away, name="not-away"),
    path(f"{OUT}board/", going_out.board, name="board"),
    path(f"{OUT}board/<uuid:pk>/back/", going_out.is_back, name="is-back"),
    path(f"{OUT}board/<uuid:pk>/look/", going_out.look, name="look"),
]
