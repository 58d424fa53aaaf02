"""Short reads, for anybody who has the address: nothing in them is about anyone."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from porch.family import material
from porch.kit.community import here
from porch.safety import crisis


@require_safe
def reads(request: HttpRequest) -> HttpResponse:
    return render(request, "family/helping/reads.html", {"reads": material.reads()})


@require_safe
def read(request: HttpRequest, slug: str) -> HttpResponse:
    found = material.read(slug)
    if found is None:
        raise Http404
    numbers = crisis.load(here().country, settings.PORCH_DATA)
    return render(request, "family/helping/read.html", {"read": found, "numbers": numbers})
