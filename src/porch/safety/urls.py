"""Addresses of the safety room."""

from django.urls import path

from porch.safety.views import (
    acting,
    appeals,
    break_glass,
    desk,
    first_words,
    hard_hour,
    helping,
    reporting,
    rota,
    standing,
)

app_name = "safety"
urlpatterns = [
    path("help-now/", helping.help_now, name="help-now"),
    path("help-now/sit/", helping.sit, name="sit"),
    path("help-now/plan/", helping.plan_kept, name="plan-kept"),
    path("plan/", hard_hour.plan, name="plan"),
    path("settings/first-words/", first_words.first_words, name="first-words"),
    path("settings/card/", hard_hour.card, name="card"),
    path("leave/", helping.leave, name="leave"),
    path("leave/how/", helping.leaving, name="leaving"),
    # telling the desk
    path("report/<slug:kind>/<str:ident>/", reporting.report, name="report"),
    path("report/<slug:kind>/<str:ident>/send/", reporting.send_report, name="report-send"),
    path("reports/<uuid:pk>/", reporting.receipt, name="receipt"),
    # what applies to me
    path("standing/", standing.standing, name="standing"),
    path("standing/<uuid:pk>/appeal/", standing.appeal, name="appeal"),
    # what two of the staff open together
    path("consent/opened/<uuid:pk>/", break_glass.opened, name="opened"),
    path("desk/break-glass/", break_glass.desk, name="break-glass"),
    path("desk/break-glass/ask/", break_glass.ask, name="break-glass-ask"),
    path("desk/break-glass/<uuid:pk>/", break_glass.look, name="break-glass-look"),
    path("desk/break-glass/<uuid:pk>/answer/", break_glass.answer, name="break-glass-answer"),
    path("desk/break-glass/<uuid:pk>/withdraw/", break_glass.withdraw, name="break-glass-withdraw"),
    # the desk: its rota and its appeals first, then its cases
    path("desk/safety/", desk.desk, name="desk"),
    path("desk/safety/rota/", rota.rota, name="rota"),
    path("desk/safety/rota/begin/", rota.begin, name="rota-begin"),
    path("desk/safety/rota/day/", rota.day, name="rota-day"),
    path("desk/safety/rota/<int:pk>/end/", rota.end, name="rota-end"),
    path("desk/safety/appeals/", appeals.appeals, name="appeals"),
    path("desk/safety/appeals/<uuid:pk>/", appeals.decide, name="decide"),
    path("desk/safety/second/<uuid:pk>/", acting.second, name="second"),
    path("desk/safety/lift/<uuid:pk>/", acting.lift, name="lift"),
    path("desk/safety/<uuid:pk>/", desk.case, name="case"),
    path("desk/safety/<uuid:pk>/take/", desk.take, name="take"),
    path("desk/safety/<uuid:pk>/note/", desk.note, name="note"),
    path("desk/safety/<uuid:pk>/act/", acting.act, name="act"),
    path("desk/safety/<uuid:pk>/close/", desk.close, name="close"),
    path("desk/safety/<uuid:pk>/along/<uuid:report_id>/", desk.sent_along, name="sent-along"),
]
