"""Addresses of set-up and of what it leaves behind."""

from django.urls import path

from porch.config.setup.views import desk, numbers, set_up

app_name = "setup"

urlpatterns = [
    path("set-up/", set_up.begin, name="begin"),
    path("set-up/numbers/", numbers.numbers, name="numbers"),
    path("set-up/numbers/new/", numbers.new_number, name="new-number"),
    path("set-up/numbers/<int:at>/", numbers.number, name="number"),
    path("set-up/<slug:step>/", set_up.one_step, name="step"),
    path("begun/", set_up.begun, name="begun"),
    path("desk/community/", desk.community, name="community"),
    path("desk/community/numbers/", desk.numbers, name="desk-numbers"),
    path("desk/community/numbers/new/", desk.new_number, name="desk-new-number"),
    path("desk/community/numbers/others/", desk.other_numbers, name="other-numbers"),
    path("desk/community/numbers/<int:at>/", desk.number, name="desk-number"),
    path("desk/community/<slug:part>/", desk.change, name="change"),
    path("desk/remains/", desk.remains, name="remains"),
    path("desk/remains/keys/", desk.keys_copied, name="keys-copied"),
    path("desk/remains/first-aid/", desk.first_aid_read, name="first-aid-read"),
]
