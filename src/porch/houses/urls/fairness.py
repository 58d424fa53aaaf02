"""What is fair in a house: after a return to use, objecting, incidents, moving over, and how the house is."""

from django.urls import URLPattern, path

from porch.houses.views import grieving, happened, leaving

HOUSE = "houses/<slug:slug>/"
OBJECTION = "houses/objections/<uuid:pk>/"
LEAVING = "houses/after-use/<uuid:pk>/"

urlpatterns: list[URLPattern] = [
    path(LEAVING, leaving.one, name="leaving"),
    path(f"{LEAVING}asked/", leaving.asked, name="leaving-asked"),
    path(f"{LEAVING}safe/", leaving.safe, name="leaving-safe"),
    path(f"{LEAVING}tonight/", leaving.tonight, name="leaving-tonight"),
    path(f"{LEAVING}decide/", leaving.decide, name="leaving-decide"),
    path(f"{LEAVING}hold/", leaving.hold, name="leaving-hold"),
    path(f"{LEAVING}withdraw/", leaving.withdraw, name="leaving-withdraw"),
    path("houses/stays/<uuid:pk>/object/", grieving.object_to, name="object"),
    path("houses/objections/", grieving.objections, name="objections"),
    path(OBJECTION, grieving.objection, name="objection"),
    path(f"{OBJECTION}take/", grieving.take, name="objection-take"),
    path(f"{OBJECTION}pass-on/", grieving.pass_on, name="objection-pass-on"),
    path(f"{OBJECTION}answer/", grieving.answer, name="objection-answer"),
    path(f"{OBJECTION}outside/", grieving.outside, name="objection-outside"),
    path(f"{OBJECTION}close/", grieving.close, name="objection-close"),
    path("desk/grievances/", grieving.desk, name="desk-grievances"),
    path("desk/grievances/<uuid:pk>/", grieving.desk_one, name="desk-grievance"),
    path(f"{HOUSE}incidents/", happened.incidents, name="incidents"),
    path("houses/incidents/<uuid:pk>/", happened.incident, name="incident"),
    path("houses/incidents/<uuid:pk>/correct/", happened.correct, name="incident-correct"),
    path("houses/incidents/<uuid:pk>/words/", happened.own_words, name="incident-words"),
    path(f"{HOUSE}walks/", happened.walks, name="walks"),
    path(f"{HOUSE}walks/new/", happened.walk, name="walk"),
    path(f"{HOUSE}self-check/", happened.self_check, name="self-check"),
    path(f"{HOUSE}self-check.csv", happened.self_check_csv, name="self-check-csv"),
    path(f"{HOUSE}self-check/<str:item>/", happened.self_check_item, name="self-check-item"),
    path(f"{HOUSE}after-use/", leaving.after_use, name="after-use"),
]
