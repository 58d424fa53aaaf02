from django.apps import AppConfig


class GroupsConfig(AppConfig):
    name = "porch.groups"
    label = "groups"
