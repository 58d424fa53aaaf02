from django.apps import AppConfig


class AttendanceConfig(AppConfig):
    name = "porch.attendance"
    label = "attendance"
