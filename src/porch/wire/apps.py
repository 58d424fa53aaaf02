from django.apps import AppConfig


class WireConfig(AppConfig):
    name = "porch.wire"
    label = "wire"
