"""Addresses of this room."""

from django.urls import URLPattern, path

from porch.attendance.views import chairing, mine, verifying

app_name = "attendance"

OF_GROUP = "groups/<slug:slug>/attended/"

urlpatterns: list[URLPattern] = [
    path("attended/", mine.mine, name="mine"),
    path("attended/code/", mine.give_back, name="give-back"),
    path("attended/sitting/<uuid:pk>/ask/", mine.ask, name="ask"),
    path("attended/verify/", verifying.verify, name="verify"),
    path("attended/keys.json", verifying.keys, name="keys"),
    path("attended/note/", mine.note, name="note"),
    path("attended/note/<uuid:pk>/forget/", mine.forget, name="forget"),
    path("attended/<uuid:pk>/", mine.certificate, name="certificate"),
    path("attended/<uuid:pk>/let-go/", mine.let_go, name="let-go"),
    path(OF_GROUP, chairing.chair, name="chair"),
    path(f"{OF_GROUP}open/", chairing.open_it, name="open"),
    path(f"{OF_GROUP}<uuid:pk>/", chairing.reading, name="reading"),
    path(f"{OF_GROUP}<uuid:pk>/end/", chairing.end, name="end"),
]
