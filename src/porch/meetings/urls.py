"""Meetings for anyone, and the desk that keeps them."""

from django.urls import path, re_path

from porch.meetings.views import (
    dates,
    doubting,
    embedding,
    feeds,
    finding,
    lists,
    of_groups,
    one,
    printing,
    semantic,
)

app_name = "meetings"

OF_GROUP = "groups/<slug:slug>/meetings/"

urlpatterns = [
    path("client_interface/serverInfo.xml", semantic.server_info, name="server-info"),
    path("client_interface/<str:data_format>/", semantic.answer, name="semantic"),
    path(
        "client_interface/<str:data_format>", semantic.answer
    ),  # sent on elsewhere, no other site could follow
    # clients join addresses carelessly: further slashes may stand in front
    re_path("^/+client_interface/.*$", semantic.one_slash),
    path("feeds/meeting-guide.json", feeds.meeting_guide, name="feed"),
    path("feeds/meetings.ics", feeds.calendar, name="feed-calendar"),
    path("feeds/meetings.csv", feeds.table, name="feed-table"),
    path("meetings/", finding.find, name="find"),
    path("meetings/print/", printing.print_list, name="print"),
    path("meetings/flyer/", printing.flyer, name="flyer"),
    path("embed/meetings/", embedding.frame, name="embed"),
    path("embed/meetings.js", embedding.script, name="embed-script"),
    path("desk/meetings/embed/", embedding.snippet, name="snippet"),
    path("meetings/<slug:slug>/", one.meeting, name="meeting"),
    path("meetings/<slug:slug>/calendar.ics", one.calendar, name="calendar"),
    path("meetings/<slug:slug>/wrong/", doubting.wrong, name="wrong"),
    path("desk/meetings/doubts/", doubting.doubts, name="doubts"),
    path("desk/meetings/", lists.desk, name="desk"),
    path("desk/meetings/new/", lists.new, name="new"),
    path("desk/meetings/holidays/", dates.holidays, name="holidays"),
    path("desk/meetings/holidays/<int:pk>/drop/", dates.drop_holiday, name="holiday-drop"),
    path("desk/meetings/<uuid:pk>/", lists.change, name="change"),
    path("desk/meetings/<uuid:pk>/confirm/", lists.confirm, name="confirm"),
    path("desk/meetings/<uuid:pk>/take-off/", lists.take_off, name="take-off"),
    path("desk/meetings/<uuid:pk>/put-back/", lists.put_back, name="put-back"),
    path("desk/meetings/<uuid:pk>/dates/", dates.dates, name="dates"),
    path("desk/meetings/<uuid:pk>/dates/<str:on>/", dates.day, name="day"),
    path("desk/meetings/<uuid:pk>/dates/<str:on>/off/", dates.day_off, name="day-off"),
    path(OF_GROUP, of_groups.desk, name="of-group"),
    path(f"{OF_GROUP}new/", of_groups.new, name="of-group-new"),
    path(f"{OF_GROUP}<uuid:pk>/", of_groups.change, name="of-group-change"),
    path(f"{OF_GROUP}<uuid:pk>/confirm/", of_groups.confirm, name="of-group-confirm"),
    path(f"{OF_GROUP}<uuid:pk>/take-off/", of_groups.take_off, name="of-group-take-off"),
    path(f"{OF_GROUP}<uuid:pk>/put-back/", of_groups.put_back, name="of-group-put-back"),
    path(f"{OF_GROUP}<uuid:pk>/dates/", dates.of_group_dates, name="of-group-dates"),
    path(f"{OF_GROUP}<uuid:pk>/dates/<str:on>/", dates.of_group_day, name="of-group-day"),
    path(f"{OF_GROUP}<uuid:pk>/dates/<str:on>/off/", dates.of_group_day_off, name="of-group-day-off"),
]
