from django.apps import AppConfig


class AsksConfig(AppConfig):
    name = "porch.asks"
    label = "asks"
