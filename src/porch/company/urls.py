"""Addresses of this room."""

from django.urls import URLPattern, path

from porch.company.views import gatherings, keeping, own, together

app_name = "company"

for_two_to_five = [
    path("people/together/", together.together, name="together"),
    path("people/together/propose/", together.propose, name="propose"),
    path("people/together/<uuid:pk>/", together.activity, name="activity"),
    path("people/together/<uuid:pk>/yes/", together.say_yes, name="say-yes"),
    path("people/together/<uuid:pk>/step-back/", together.step_back, name="step-back"),
    path("people/together/<uuid:pk>/close/", together.close_it, name="close"),
    path("people/together/<uuid:pk>/open/", together.open_it, name="open"),
    path("people/together/<uuid:pk>/change/", together.change, name="change"),
    path("people/together/<uuid:pk>/call-off/", together.call_off, name="call-off"),
    path("people/together/<uuid:pk>/hand-on/", together.hand_on, name="hand-on"),
    path("people/together/<uuid:pk>/take-over/", together.take_over, name="take-over"),
    path("people/together/<uuid:pk>/good/", together.was_it_good, name="good"),
    path("people/together/<uuid:pk>/block/<uuid:member_id>/", together.block, name="block"),
    path("people/together/<uuid:pk>/calendar.ics", together.calendar, name="activity-ics"),
]

of_everyone = [
    path("gatherings/", gatherings.gatherings, name="gatherings"),
    path("gatherings/<uuid:pk>/", gatherings.gathering, name="gathering"),
    path("gatherings/<uuid:pk>/come/", gatherings.come, name="come"),
    path("gatherings/<uuid:pk>/not/", gatherings.do_not_come, name="do-not-come"),
    path("gatherings/<uuid:pk>/calendar.ics", gatherings.calendar, name="gathering-ics"),
]

of_ones_own = [
    path("people/keep/", keeping.keep, name="keep"),
    path("people/keep/<uuid:member_id>/", keeping.say_keep, name="say-keep"),
    path("people/keep/<uuid:member_id>/not/", keeping.not_them, name="not-them"),
    path("people/keep/<uuid:member_id>/let-go/", keeping.let_go, name="let-go"),
    path("people/mine/", own.mine, name="mine"),
    path("people/mine/add/", own.add, name="mine-add"),
    path("people/mine/card/", own.card, name="mine-card"),
    path("people/mine/<uuid:pk>/", own.change, name="mine-change"),
    path("people/mine/<uuid:pk>/take-off/", own.take_off, name="mine-take-off"),
    path("people/gave/", own.gave, name="gave"),
    path("people/gave/put-away/", own.put_away, name="gave-put-away"),
    path("people/gave/take-out/", own.take_out, name="gave-take-out"),
    path("people/lonely/", own.lonely, name="lonely"),
    path("people/lonely/answer/", own.answer, name="lonely-answer"),
    path("people/lonely/not-now/", own.not_now, name="lonely-not-now"),
    path("people/lonely/how-often/", own.how_often, name="lonely-how-often"),
    path("people/lonely/forget/", own.forget, name="lonely-forget"),
]

of_coordinators = [
    path("desk/gatherings/", gatherings.desk, name="desk"),
    path("desk/gatherings/new/", gatherings.new, name="desk-new"),
    path("desk/gatherings/<uuid:pk>/", gatherings.change, name="desk-change"),
    path("desk/gatherings/<uuid:pk>/call-off/", gatherings.call_off, name="desk-call-off"),
]

urlpatterns: list[URLPattern] = [*for_two_to_five, *of_everyone, *of_ones_own, *of_coordinators]
