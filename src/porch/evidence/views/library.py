"""Does it help? What peer support is, what studies found and did not, and each of them with all that is known of it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from porch.evidence import words_of_studies as words
from porch.evidence.beside import beside
from porch.evidence.pictures.studies import shown_together
from porch.evidence.queries import library
from porch.evidence.queries.together import together
from porch.evidence.rules.dots import WIDTH, height_of, rows_of_dots
from porch.evidence.rules.studies import answer, by_date, by_direction, by_size

ORDERS = {"": by_date, "size": by_size}


@require_safe
def does_it_help(request: HttpRequest) -> HttpResponse:
    """The same for everyone. No study stands before another because of what it found."""
    order = request.GET.get("by", "")
    studies = ORDERS.get(order, by_date)(library.studies_of(library.library()))
    rows = rows_of_dots(by_direction(studies))
    there = together(studies)
    blocks, alone = shown_together(there or [], studies, beside())
    context = {
        "answer": answer(),
        "studies": studies,
        "by_size": order == "size",
        "rows": rows,
        "total": len(studies),
        "waits": there is None,
        "blocks": blocks,
        "alone": alone,
        "width": WIDTH,
        "height": height_of(rows),
    }
    return render(request, "evidence/does_it_help.html", context)


@require_safe
def study(request: HttpRequest, code: str) -> HttpResponse:
    """One study: what is known, how far it can be trusted, and what was changed here and why."""
    there = library.one_of(code)
    if there is None:
        raise Http404
    context = {
        "there": there,
        "study": there.study,
        "bias": words.judged(there.study),
        "results": words.numbers_of(there.study),
        "changes": words.changes(library.changes_of(there)),
    }
    return render(request, "evidence/study.html", context)
