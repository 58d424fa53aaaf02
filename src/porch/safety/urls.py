"""Addresses of the safety room."""

from django.urls import path

from porch.safety.views import desk, helping, reporting

app_name = "safety"
urlpatterns = [
    path("help-now/", helping.help_now, name="help-now"),
    path("leave/", helping.leave, name="leave"),
    path("leave/how/", helping.leaving, name="leaving"),
    # reports: for members, then for the desk
    path("report/<slug:kind>/<str:ident>/", reporting.report, name="report"),
    path("report/<slug:kind>/<str:ident>/send/", reporting.send_report, name="report-send"),
    path("reports/<uuid:pk>/", reporting.receipt, name="receipt"),
    path("desk/safety/", desk.desk, name="desk"),
    path("desk/safety/<uuid:pk>/", desk.desk_report, name="desk-report"),
    path("desk/safety/<uuid:pk>/read/", desk.read_report, name="desk-report-read"),
    path("desk/safety/<uuid:pk>/answer/", desk.answer_report, name="desk-report-answer"),
]
