from django.apps import AppConfig


class StoriesConfig(AppConfig):
    name = "porch.stories"
    label = "stories"
