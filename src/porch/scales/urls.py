"""Addresses of this room. A set of questions has a code that says nothing of what it asks."""

from django.urls import URLPattern, path

from porch.scales.views import desk, own

app_name = "scales"

of_ones_own = [
    path("progress/questions/", own.every, name="every"),
    path("progress/questions/one/<uuid:pk>/", own.one, name="one"),
    path("progress/questions/one/<uuid:pk>/back/", own.back, name="back"),
    path("progress/questions/one/<uuid:pk>/stop/", own.stop, name="stop"),
    path("progress/questions/came-to/<uuid:pk>/", own.result, name="came-to"),
    path("progress/questions/came-to/<uuid:pk>/forget/", own.forget, name="forget"),
    path("progress/questions/<slug:code>/", own.sheet, name="sheet"),
    path("progress/questions/<slug:code>/begin/", own.begin, name="begin"),
    path("progress/questions/<slug:code>/ask/", own.ask_me, name="ask-me"),
    path("progress/questions/<slug:code>/not-now/", own.not_now, name="not-now"),
    path("progress/questions/<slug:code>/forget/", own.forget_all, name="forget-all"),
    path("progress/questions/<slug:code>/answers.csv", own.as_csv, name="csv"),
]

of_operators = [
    path("desk/questions/", desk.desk, name="desk"),
    path("desk/questions/<slug:code>/sheet.json", desk.as_json, name="json"),
    path("desk/questions/<slug:code>/put-away/", desk.put_away, name="put-away"),
    path("desk/questions/<slug:code>/offer/", desk.offer_again, name="offer-again"),
    path("desk/questions/<slug:code>/take-out/", desk.take_out, name="take-out"),
]

urlpatterns: list[URLPattern] = [*of_ones_own, *of_operators]
