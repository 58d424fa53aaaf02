from django.apps import AppConfig


class CompanyConfig(AppConfig):
    name = "porch.company"
    label = "company"
