from django.apps import AppConfig


class MentoringConfig(AppConfig):
    name = "porch.mentoring"
    label = "mentoring"
