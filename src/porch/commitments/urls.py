"""Addresses of this room."""

from django.urls import URLPattern, path

from porch.commitments.views import between, mine, standing, together

app_name = "commitments"

ONE = "commitments/<uuid:pk>/"
GROUP = "groups/<slug:slug>/together/"

of_ones_own = [
    path("commitments/", mine.everything, name="all"),
    path("commitments/new/", mine.new, name="new"),
    path("commitments/between/", between.wishes, name="between"),
    path("commitments/between/<uuid:member_id>/", between.quiet, name="quiet"),
    path("commitments/between/<uuid:member_id>/wish/", between.wish, name="wish"),
    path(ONE, mine.one, name="one"),
    path(f"{ONE}say/", mine.say, name="say"),
    path(f"{ONE}change/", mine.change, name="change"),
    path(f"{ONE}stop/", mine.stop, name="stop"),
    path(f"{ONE}ask/", standing.ask, name="ask"),
    path(f"{ONE}line/", standing.line, name="line"),
    path("commitments/witness/<uuid:pk>/answer/", standing.answer, name="answer"),
    path("commitments/witness/<uuid:pk>/step-back/", standing.step_back, name="step-back"),
    path("commitments/witness/<uuid:pk>/take-back/", standing.take_back, name="take-back"),
]

of_a_group = [
    path(GROUP, together.together, name="together"),
    path(f"{GROUP}part/", together.part, name="part"),
    path(f"{GROUP}tap/", together.tap, name="tap"),
    path(f"{GROUP}untap/", together.untap, name="untap"),
]

urlpatterns: list[URLPattern] = [*of_ones_own, *of_a_group]
