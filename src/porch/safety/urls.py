"""Addresses of the safety room."""

from django.urls import path

from porch.safety import views

app_name = "safety"
urlpatterns = [
    path("help-now/", views.help_now, name="help-now"),
    path("leave/", views.leave, name="leave"),
    path("leave/how/", views.leaving, name="leaving"),
    # reports: for members, then for the desk
    path("report/<slug:kind>/<str:ident>/", views.report, name="report"),
    path("report/<slug:kind>/<str:ident>/send/", views.send_report, name="report-send"),
    path("reports/<uuid:pk>/", views.receipt, name="receipt"),
    path("desk/safety/", views.desk, name="desk"),
    path("desk/safety/<uuid:pk>/", views.desk_report, name="desk-report"),
    path("desk/safety/<uuid:pk>/read/", views.read_report, name="desk-report-read"),
    path("desk/safety/<uuid:pk>/answer/", views.answer_report, name="desk-report-answer"),
]
