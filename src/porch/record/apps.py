from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "porch.record"
    label = "record"
