from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "porch.ui"
    label = "ui"
