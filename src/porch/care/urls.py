"""Addresses of this room: /people/helping/ and the desk of those who help."""

from django.urls import path

from porch.care.views import checks, debriefs, desk, helping, listening, training

app_name = "care"

urlpatterns = [
    path("people/helping/care/", helping.care, name="care"),
    path("people/helping/hard/", helping.hard, name="hard"),
    path("people/helping/rest/", helping.rest, name="rest"),
    path("people/helping/rest/end/", helping.end_rest, name="rest-end"),
    path("people/helping/a-lot/", helping.a_lot, name="a-lot"),
    path("people/helping/a-lot/take-back/", helping.not_a_lot, name="not-a-lot"),
    path("people/helping/debrief/ask/", debriefs.ask, name="debrief-ask"),
    path("people/helping/debrief/<uuid:pk>/yes/", debriefs.say_yes, name="debrief-yes"),
    path("people/helping/debrief/<uuid:pk>/not-me/", debriefs.not_me, name="debrief-pass"),
    path("people/helping/debrief/<uuid:pk>/withdraw/", debriefs.withdraw, name="debrief-withdraw"),
    path("people/helping/debrief/<uuid:pk>/over/", debriefs.over, name="debrief-over"),
    path("people/helping/debrief/<uuid:pk>/talked/", debriefs.talked, name="debrief-talked"),
    path("people/helping/listening/agree/", listening.agree, name="listening-agree"),
    path("people/helping/listening/stop/", listening.stop, name="listening-stop"),
    path("people/helping/check/", checks.check, name="check"),
    path("people/helping/check/last/", checks.last, name="last-check"),
    path("people/helping/check/not-now/", checks.not_now, name="check-not-now"),
    path("people/helping/check/wish/", checks.wish, name="check-wish"),
    path("people/helping/check/forget/", checks.forget, name="check-forget"),
    path("people/helping/training/", training.training, name="training"),
    path("people/helping/training/line/", training.line, name="training-line"),
    path("people/helping/training/sheet/", training.sheet, name="training-sheet"),
    path("people/helping/training/<slug:field>/", training.category, name="category"),
    path("people/helping/training/<slug:field>/<slug:scenario>/", training.scenario, name="scenario"),
    path("desk/helpers/", desk.desk, name="desk"),
    path("desk/helpers/name/", desk.name, name="supervisor-name"),
    path("desk/helpers/listening/<uuid:member_id>/end/", desk.end, name="supervisor-end"),
    path("desk/helpers/talks/<uuid:pk>/take/", desk.take, name="debrief-take"),
]
