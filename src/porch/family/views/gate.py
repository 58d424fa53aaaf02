"""Who is of the family: whoever holds that part, alone or beside a recovery of their own."""

from functools import wraps

from django.http import Http404, HttpResponse

from porch.family.queries.peers import is_family
from porch.people.access import MemberPage, MemberRequest, Page, anyone_here


def family_here[**P](view: MemberPage[P]) -> Page[P]:
    """Those who hold the family part pass; for anybody else there is nothing here."""

    @wraps(view)
    def own(request: MemberRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not is_family(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return anyone_here(own)
