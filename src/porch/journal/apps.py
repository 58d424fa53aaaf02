from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "porch.journal"
    label = "journal"
