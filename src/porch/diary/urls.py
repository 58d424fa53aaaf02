"""Addresses of this room. None says what it is for."""

from django.urls import URLPattern, path

from porch.diary.views import (
    bringing,
    calendar,
    checking_in,
    entering,
    keeping,
    pictures,
    reminding,
    sending,
    summing,
)

app_name = "diary"

urlpatterns: list[URLPattern] = [
    path("progress/", entering.progress, name="progress"),
    path("progress/check-in/", checking_in.check_in, name="check-in"),
    path("progress/entries/<uuid:pk>/", entering.change, name="change"),
    path("progress/entries/<uuid:pk>/add/", checking_in.add, name="add"),
    path("progress/entries/<uuid:pk>/remove/", entering.remove, name="remove"),
    path("progress/days/", calendar.days, name="days"),
    path("progress/days/fill/", calendar.fill, name="fill"),
    path("progress/days/fill/<uuid:batch>/take-out/", calendar.take_out, name="take-out"),
    path("progress/summary/", summing.summary, name="summary"),
    path("progress/helped/", summing.helped, name="helped"),
    path("progress/share/", summing.share, name="share"),
    path("progress/share/<uuid:pk>/", summing.shared, name="shared"),
    path("progress/share/<uuid:pk>/take-away/", summing.drop, name="drop-summary"),
    path("progress/days.csv", keeping.table, name="table"),
    path("progress/sheet/", keeping.sheet, name="sheet"),
    path("progress/delete/", keeping.forget, name="forget"),
    path("progress/remember/", calendar.anchors, name="anchors"),
    path("progress/remember/<uuid:pk>/off/", calendar.anchor_off, name="anchor-off"),
    path("progress/pictures/", pictures.show, name="pictures"),
    path("progress/pictures/<slug:code>.csv", pictures.file, name="picture-file"),
    path("progress/days/<str:day>/", entering.day, name="day"),
    path("progress/bring/", bringing.bring, name="bring"),
    path("progress/bring/look/", bringing.look, name="bring-look"),
    path("progress/send/", sending.send, name="send"),
    path("progress/reminders/", reminding.reminders, name="reminders"),
    path("progress/reminders/<uuid:pk>/", reminding.reminder, name="reminder"),
    path("progress/reminders/<uuid:pk>/aside/", reminding.put_aside, name="reminder-aside"),
    path("progress/reminders/<uuid:pk>/away/", reminding.take_away, name="reminder-away"),
]
