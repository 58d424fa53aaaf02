"""Reports, the library of studies, and sums of other sites."""

from django.urls import path

from porch.evidence.exports import own as own_files
from porch.evidence.exports.package import BOOK_CSV, CSV, FHIR, JSON, PACKAGE, ZIP
from porch.evidence.views import desk, desk_studies, library, own, reports, sites

app_name = "evidence"

ONE = "evidence/<uuid:pk>/"

of_reports = [
    path("evidence/", reports.index, name="all"),
    path("evidence/sums.json", sites.public, name="sums"),
    path(ONE, reports.report, name="report"),
    *(
        path(f"{ONE}{name}", reports.file, {"name": name}, name=f"file-{name.replace('.', '-')}")
        for name in (JSON, CSV, BOOK_CSV, PACKAGE, ZIP, FHIR)
    ),
]

of_studies = [
    path("does-it-help/", library.does_it_help, name="does-it-help"),
    path("does-it-help/<slug:code>/", library.study, name="study"),
]

of_ones_own = [
    path("evidence/mine/", own.mine, name="mine"),
    *(
        path(f"evidence/mine/{name}", own.file, {"name": name}, name=f"mine-{name.replace('.', '-')}")
        for name in own_files.NAMES
    ),
]

KEEP = "desk/studies/keep/"

at_the_desk = [
    path("desk/sites/", sites.desk, name="desk-sites"),
    path("desk/sites/new/", sites.new, name="desk-site-new"),
    path("desk/sites/key/", sites.key, name="desk-own-key"),
    path("desk/sites/sums.json", sites.own, name="desk-sums"),
    path("desk/sites/<uuid:pk>/end/", sites.end, name="desk-site-end"),
    path("desk/studies/", desk_studies.desk, name="desk-studies"),
    path(KEEP, desk_studies.new, name="desk-study-new"),
    path(f"{KEEP}<slug:code>/", desk_studies.edit, name="desk-study"),
    path(f"{KEEP}<slug:code>/numbers/", desk_studies.numbers, name="desk-numbers"),
    path(f"{KEEP}<slug:code>/listed/", desk_studies.listed, name="desk-study-listed"),
    path(f"{KEEP}<slug:code>/programs/", desk_studies.programs, name="desk-study-programs"),
    path("desk/evidence/", desk.desk, name="desk"),
    path("desk/evidence/<uuid:pk>/again/", desk.again, name="again"),
    path("desk/evidence/<uuid:pk>/public/", desk.public, name="public"),
]

urlpatterns = [*of_reports, *of_ones_own, *of_studies, *at_the_desk]
