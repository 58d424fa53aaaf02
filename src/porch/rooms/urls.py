"""Addresses of this room."""

from django.urls import URLPattern, path

from porch.rooms.views import floor, room, rooms, scripts, serving, words

app_name = "rooms"

ONE = "rooms/<uuid:pk>/"

of_rooms = [
    path("rooms/", rooms.rooms, name="rooms"),
    path("rooms/open/", rooms.open_one, name="open"),
    path("rooms/sitting/", rooms.sitting, name="sitting"),
    path("groups/<slug:slug>/room/", rooms.open_for_group, name="open-for-group"),
    path("meetings/<slug:slug>/room/", rooms.open_for_meeting, name="open-for-meeting"),
]

of_one = [
    path(ONE, room.room, name="room"),
    path(f"{ONE}mine/", room.part, name="mine"),
    path(f"{ONE}come-in/", room.come_in, name="come-in"),
    path(f"{ONE}leave/", room.leave, name="leave"),
    path(f"{ONE}here/", floor.here, name="here"),
    path(f"{ONE}hand/", floor.hand, name="hand"),
    path(f"{ONE}turn/", floor.turn, name="turn"),
    path(f"{ONE}react/", floor.react, name="react"),
    path(f"{ONE}say/", floor.say, name="say"),
    path(f"{ONE}lead/", floor.lead, name="lead"),
    path(f"{ONE}close/", floor.close, name="close"),
]

of_those_who_serve = [
    path(f"{ONE}serve/", serving.serve, name="serve"),
    path(f"{ONE}people/", serving.people, name="people"),
    path(f"{ONE}people/do/", serving.with_people, name="with-people"),
    path(f"{ONE}caption/", serving.caption, name="caption"),
    path(f"{ONE}script/", scripts.script, name="script"),
    path(f"{ONE}step/", scripts.step, name="step"),
]

alone = [
    path(f"{ONE}words/", words.words, name="words"),
    path(f"{ONE}words/<int:number>/", words.words_to, name="words-to"),
    path(f"{ONE}not-ok/", words.not_ok, name="not-ok"),
    path(f"{ONE}tell/", words.tell, name="tell"),
]

of_groups = [
    path("groups/<slug:slug>/scripts/", scripts.own_scripts, name="own-scripts"),
    path("groups/<slug:slug>/scripts/new/", scripts.new_script, name="new-script"),
    path("groups/<slug:slug>/scripts/<int:pk>/", scripts.own_script, name="own-script"),
    path("groups/<slug:slug>/scripts/<int:pk>/end/", scripts.end_script, name="end-script"),
]

at_both_doors = [
    path("rooms/sitting/", rooms.sitting, name="sitting"),
    *of_one,
    *of_those_who_serve,
    *alone,
]
"""What is served once more under /family/, for the rooms that are the family's own."""

urlpatterns: list[URLPattern] = [*of_rooms, *of_one, *of_those_who_serve, *alone, *of_groups]
