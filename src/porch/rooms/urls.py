"""Addresses of this room."""

from django.urls import URLPattern, path

from porch.rooms.views import floor, room, rooms

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

urlpatterns: list[URLPattern] = [*of_rooms, *of_one]
