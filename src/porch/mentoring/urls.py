"""Addresses of this room."""

from django.urls import URLPattern, path

from porch.mentoring.views import my_work, work

app_name = "mentoring"

of_work = [
    path("people/work/", work.all_mine, name="all-work"),
    path("people/<uuid:pk>/work/", work.of_pair, name="work-of-pair"),
    path("people/<uuid:pk>/work/as-mentor/", work.as_mentor, name="work-as-mentor"),
    path("people/<uuid:pk>/work/choose/", work.choose, name="work-choose"),
    path("people/work/<uuid:pk>/", work.work, name="work"),
    path("people/work/<uuid:pk>/write/", my_work.write, name="work-write"),
    path("people/work/<uuid:pk>/begin/", my_work.begin, name="work-begin"),
    path("people/work/<uuid:pk>/done/", my_work.done, name="work-done"),
    path("people/work/<uuid:pk>/again/", my_work.again, name="work-again"),
    path("people/work/<uuid:pk>/put-away/", my_work.put_away, name="work-put-away"),
    path("people/work/<uuid:pk>/to/<uuid:pair>/", my_work.take_along, name="work-take-along"),
    path("people/work/<uuid:pk>/share/<slug:prompt>/", my_work.share, name="work-share"),
    path("people/work/<uuid:pk>/take-back/<slug:prompt>/", my_work.take_back, name="work-take-back"),
    path("people/work/<uuid:pk>/answer/<slug:prompt>/", work.answer, name="work-answer"),
    path("people/work/sheet/<slug:pack>/<slug:exercise>/", work.sheet, name="work-sheet"),
]

urlpatterns: list[URLPattern] = [*of_work]
