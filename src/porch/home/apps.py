from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "porch.home"
    label = "home"
