from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "porch.people"
    label = "people"
