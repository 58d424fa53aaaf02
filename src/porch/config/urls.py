"""The site map: each room's addresses in one line."""

from django.urls import include, path

from porch.config import views
from porch.family.urls import peers as family
from porch.talk import urls as talk

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("", include("porch.ui.urls")),
    # what the whole web reads comes first, programs before people: each address that is tried takes its time. The
    # journal comes before stories, whose own addresses may be any word
    path("", include("porch.meetings.urls")),
    path("", include("porch.journal.urls")),
    path("", include("porch.stories.urls")),
    path("", include("porch.safety.urls")),
    path("", include("porch.people.urls")),
    path("", include("porch.wire.urls")),
    path("", include("porch.talk.urls")),
    path("family/", include((talk.conversations, "talk"), namespace="family-talk")),
    path("", include("porch.mentoring.urls")),
    path("", include("porch.asks.urls")),
    path("", include("porch.company.urls")),
    path("", include("porch.bonds.urls")),
    path("", include("porch.care.urls")),
    path("", include("porch.groups.urls")),
    path("", include("porch.sources.urls")),
    path("", include("porch.rooms.urls")),
    path("", include("porch.attendance.urls")),
    path("", include("porch.comments.urls")),
    path("", include("porch.days.urls")),
    path("", include("porch.diary.urls")),
    path("", include("porch.scales.urls")),
    path("", include("porch.milestones.urls")),
    path("", include("porch.commitments.urls")),
    path("", include("porch.programmes.urls")),
    path("", include("porch.houses.urls")),
    path("", include("porch.family.urls")),
    path("family/", include((family.rooms, "rooms"), namespace="family-rooms")),
    path("", include("porch.handoffs.urls")),
    path("", include("porch.evidence.urls")),
    path("", include("porch.home.urls")),
    path("", include("porch.config.setup.urls")),
]

handler400 = "porch.ui.errors.bad_request"
handler403 = "porch.ui.errors.forbidden"
handler404 = "porch.ui.errors.not_found"
handler500 = "porch.ui.errors.server_error"
