from django.apps import AppConfig


class TalkConfig(AppConfig):
    name = "porch.talk"
    label = "talk"
