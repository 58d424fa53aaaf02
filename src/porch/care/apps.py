from django.apps import AppConfig


class CareConfig(AppConfig):
    name = "porch.care"
    label = "care"
