from django.apps import AppConfig


class BondsConfig(AppConfig):
    name = "porch.bonds"
    label = "bonds"
