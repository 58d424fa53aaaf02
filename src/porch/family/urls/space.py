"""Addresses of the family's space, and of the windows members open."""

from django.urls import URLPattern, path

from porch.family.views import cards, people, space, windows

urlpatterns: list[URLPattern] = [
    path("family/", space.space, name="space"),
    path("family/not-safe/", space.not_safe, name="not-safe"),
    path("family/people/new/", people.new, name="person-new"),
    path("family/people/<uuid:pk>/", people.person, name="person"),
    path("family/people/<uuid:pk>/away/", people.away, name="person-away"),
    path("windows/", windows.windows, name="windows"),
    path("windows/new/", windows.new, name="window-new"),
    path("windows/letters/<uuid:pk>/take-back/", windows.letters_back, name="letters-back"),
    path("windows/cards/", cards.cards, name="cards"),
    path("windows/cards/<uuid:pk>/away/", cards.card_away, name="card-away"),
    path("windows/<uuid:pk>/", windows.window, name="window"),
    path("windows/<uuid:pk>/open/", windows.open_it, name="window-open"),
    path("windows/<uuid:pk>/say/", windows.say, name="window-say"),
    path("windows/<uuid:pk>/line/", windows.line, name="window-line"),
]
