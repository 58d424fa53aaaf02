"""Addresses of finding a house, asking for a room, beds and stays, and the desk."""

from django.urls import path

from porch.houses.views import answering, asking, beds, desk, finding, keeping, moving_out, moving_over

MINE = "houses/mine/"
ONE = "houses/<slug:slug>/"
ASKED = f"{ONE}asked/<uuid:pk>/"
BED = f"{ONE}beds/<uuid:pk>/"
STAY = f"{ONE}stays/<uuid:pk>/"

urlpatterns = [
    path("houses/", finding.index, name="index"),
    path(MINE, asking.mine, name="mine"),
    path(f"{MINE}asked/<uuid:pk>/", asking.one, name="asked-mine"),
    path(f"{MINE}asked/<uuid:pk>/say/", asking.say, name="asked-mine-say"),
    path(f"{MINE}asked/<uuid:pk>/keep-back/", moving_over.keep_back, name="asked-mine-keep-back"),
    path(f"{MINE}stays/<uuid:pk>/", asking.stay, name="stay-mine"),
    path(f"{MINE}stays/<uuid:pk>/move/", moving_over.move_over, name="move-over"),
    path(f"{MINE}stays/<uuid:pk>/move-out/", moving_out.page, name="move-out"),
    path(ONE, finding.house, name="house"),
    path(f"{ONE}ask/", asking.ask, name="ask"),
    path(f"{ONE}asked/", answering.everybody, name="asked"),
    path(ASKED, answering.one, name="asked-one"),
    path(f"{ASKED}say/", answering.say, name="asked-say"),
    path(f"{ONE}beds/", beds.everything, name="beds"),
    path(f"{ONE}beds/new/", beds.add, name="bed-new"),
    path(f"{ONE}beds/days.csv", beds.census, name="census"),
    path(BED, beds.bed, name="bed"),
    path(f"{BED}say/", beds.bed_say, name="bed-say"),
    path(STAY, beds.stay, name="stay"),
    path(f"{STAY}say/", beds.stay_say, name="stay-say"),
    path(f"{ONE}edit/", keeping.edit, name="edit"),
    path(f"{ONE}ask-for-help/", keeping.ask_for_help, name="ask-for-help"),
    path("desk/houses/", desk.desk, name="desk"),
    path("desk/houses/<slug:slug>/", desk.one, name="desk-one"),
]
