from django.apps import AppConfig


class RoomsConfig(AppConfig):
    name = "porch.rooms"
    label = "rooms"
