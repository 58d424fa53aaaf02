from django.apps import AppConfig


class SafetyConfig(AppConfig):
    name = "porch.safety"
    label = "safety"
