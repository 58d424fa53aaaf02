"""Addresses of set-up and of what it leaves behind."""

from django.urls import path

from porch.config.setup.views import desk, numbers, set_up

app_name = "setup"

urlpatterns = [
    path("set-up/", set_up.begin, name="begin"),
    path("set-up/numbers/", numbers.numbers, name="numbers"),
    path("set-up/numbers/new/", numbers.new_number, name="new-number"),
    path("set-up/numbers/<int:at>/", numbers.number, name="number"),
    path("set-up/<slug:slug>/", set_up.step, name="step"),
    path("begun/", set_up.begun, name="begun"),
    path("desk/community/", desk.community, name="community"),
    path("desk/remains/", desk.remains, name="remains"),
]
