from django.apps import AppConfig


class CommentsConfig(AppConfig):
    name = "porch.comments"
    label = "comments"
