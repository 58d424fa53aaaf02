"""The desk of the lists of others."""

from django.urls import path

from porch.sources.views import desk

app_name = "sources"

DESK = "desk/meetings/lists/"

urlpatterns = [
    path(DESK, desk.desk, name="desk"),
    path(f"{DESK}new/", desk.new, name="new"),
    path(f"{DESK}file/", desk.by_file, name="file"),
    path(f"{DESK}<uuid:pk>/", desk.one, name="list"),
    path(f"{DESK}<uuid:pk>/now/", desk.fetch_now, name="now"),
    path(f"{DESK}<uuid:pk>/stop/", desk.stop, name="stop"),
    path(f"{DESK}<uuid:pk>/take-away/", desk.take_away, name="take-away"),
    path(f"{DESK}readings/<uuid:pk>/yes/", desk.yes, name="yes"),
    path(f"{DESK}readings/<uuid:pk>/again/", desk.again, name="again"),
    path(f"{DESK}readings/<uuid:pk>/no/", desk.no, name="no"),
]
