"""The three trials as one page that needs nothing beside it: findings first, curves, sites, what they do not show."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

from porch.kit.charts import NARROW, WIDE
from porch.measures.pictures import curve, forest
from porch.measures.pooling import Measure
from porch.measures.pooling.summary import own_range
from porch.measures.staying import Curve, Point
from porch.measures.staying.retained import CONTACT_DAYS
from trials_found import RECALL, Days, Found, Sites, Stays, Trial
from trials_html import figure, listed, table
from trials_read import INJECTION_DAYS
from trials_week import LEAST, Week

SHEETS = Path(__file__).resolve().parents[1] / "src/porch/ui/static/ui/css"
OWN = ".picture-wide { max-width: 46rem; } .scroll { margin-bottom: 1rem; }"
ABSTINENT = "percent_days_abstinent"
NOT_SHOWN = (
    "These were trials of medicines. Nothing in them is about peer support, and nothing here says anything about it.",
    "A lot decided the arm, so arms can be compared. Which days nobody asked about was not decided by lot, and more of "
    "them are missing in one arm than in the other.",
    f"The calendars hold days of use alone. A day is taken as observed where a visit on it or in the {RECALL} days "
    "after it could ask about it. Nobody wrote down which days were really asked about.",
    "What people told of their days is what they told. Urine was tested at visits; who did not come was not tested.",
    f"Leaving is the last visit or dose before more than {CONTACT_DAYS} days without one. In CTN-0051 an injection "
    f"stands for {INJECTION_DAYS} days, a dose at home for its own day, so the two arms are not seen alike: after an "
    "injection a longer silence passes before somebody counts as gone.",
    "In CTN-0051 many were given the injection by lot and never began it; they count in their arm all the same.",
    "In CTN-0030 the medicine was meant to end after four weeks, so only being seen is followed, over twelve weeks.",
    "Why somebody left is not told here: completed, moved, imprisoned and died are not kept apart.",
    "Sites are masked, and small ones were put together by those who published the data.",
)
ARMS = (
    "BUP is buprenorphine with naloxone, NR-NTX naltrexone by injection; SMM is standard medical management, EMM the "
    "same with counselling for opioid dependence. The names are those of the published data."
)
SOURCE = (
    "public.ctn0094data (MIT licence), made by its authors from CTN-0027, CTN-0030 and CTN-0051 of the clinical trials "
    "network of the National Institute on Drug Abuse (USA), without names and with masked sites. Nobody may try to "
    "find out who somebody is."
)


def page(found: Found, spent: str) -> str:
    """HTML in one file, with the sheets of the house inside."""
    css = "".join((SHEETS / name).read_text() for name in ("app.css", "charts.css"))
    parts = [
        "<h1>Three trials, gone through as a report would be</h1>",
        f"<p>{escape(_finding(found))}</p>",
        _people(found),
        _week(found),
        *(_trial(trial) for trial in found.trials),
        _tests(found),
        "<h2>What this does not show</h2>",
        listed(NOT_SHOWN),
        f"<h2>Where this is from</h2><p>{escape(SOURCE)}</p><p>{escape(spent)}</p>",
    ]
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" '
        'content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
        f"<title>Three trials</title><style>{css}{OWN}</style></head>"
        f'<body><main id="main" class="wide">{"".join(parts)}</main></body></html>'
    )


def _finding(found: Found) -> str:
    one, other = found.trials[0].days["opioids"]
    observed = f"{one.together[ABSTINENT]:.1f} %", f"{other.together[ABSTINENT]:.1f} %"
    as_use = [f"{arm.otherwise['missing_is_use'][ABSTINENT]:.1f} %" for arm in (one, other)]
    return (
        f"In CTN-0027 {observed[0]} of the observed days of people given {one.arm} were without opioids, and "
        f"{observed[1]} of those of people given {other.arm}; with every missing day taken as use, {as_use[0]} and "
        f"{as_use[1]}. Which arm comes first depends on what is thought of days that nobody knows, so neither figure "
        "stands here alone."
    )


def _people(found: Found) -> str:
    rows = []
    for trial in found.trials:
        arms = "; ".join(f"{arm} {n:,}" for arm, n in trial.people.items())
        without = trial.screened - sum(trial.people.values())
        rows.append((f"CTN-00{trial.name}", _n(trial.screened), _n(without), arms, f"{trial.weeks} weeks"))
    columns = ("Trial", "Signed", "No arm by lot", "Given by lot", "Followed")
    return f"<h2>Who is counted</h2>{table(columns, rows)}<p>{escape(ARMS)}</p>"


def _week(found: Found) -> str:
    rows = [
        (
            f"{week.arm}, {what}",
            _n(week.people),
            "not shown" if week.is_small else _n(week.came),
            *_ways(week),
        )
        for what, weeks in found.week_24.items()
        for week in weeks
    ]
    columns = (
        "Arm, and what was in the urine",
        "By lot",
        "Came",
        "% of those who came",
        "% where missing is use",
    )
    return (
        "<h2>One week, three ways</h2><p>Week 24 of CTN-0027, and urine taken at its visit. "
        f"{_turns(found.week_24['nothing that was looked for'])}</p>"
        + table((*columns, "% where missing is none"), rows)
    )


def _ways(week: Week) -> tuple[str, str, str]:
    if week.is_small:
        return ("not shown",) * 3
    return f"{week.of_those_who_came:.1f}", f"{week.missing_is_use:.1f}", f"{week.best:.1f}"


def _turns(weeks: Sequence[Week]) -> str:
    """Whether it matters what is thought of those who did not come."""
    one, other = weeks
    if one.is_small or other.is_small:
        return ""
    came = one.of_those_who_came - other.of_those_who_came
    everybody = one.missing_is_use - other.missing_is_use
    if came * everybody < 0:
        return (
            "Of everything that was looked for, the arms change places between the first way and the second."
        )
    return "The arms stand in the same order both ways, and not equally far apart."


def _trial(trial: Trial) -> str:
    parts = [f"<h2>CTN-00{trial.name}</h2>"]
    for what, arms in trial.days.items():
        parts.append(f"<h3>Days without {'opioids' if what == 'opioids' else 'anything'}</h3>{_days(arms)}")
    parts += [_staying(trial, n, stays) for n, stays in enumerate(trial.stays)]
    parts += [_sites(trial, n, site) for n, site in enumerate(trial.sites)]
    return "".join([*parts, *(f"<p>{escape(note)}</p>" for note in trial.notes)])


def _days(arms: Sequence[Days]) -> str:
    columns = (
        "Arm",
        "People with an observed day",
        "Days observed, %",
        "Days without, % of observed",
        "where missing is use",
        "where missing is none",
        "Person by person, the middle half",
        "Longest run of days, the middle half",
        "Half had used by day",
    )
    return table(columns, map(_arm, arms))


def _arm(one: Days) -> tuple[str, ...]:
    share, longest = one.spreads[ABSTINENT], one.spreads["longest_abstinence"]
    first = one.together["days_to_first_use"]
    return (
        one.arm,
        _n(share.people),
        f"{100 * one.together['days_observed'] / one.together['days']:.0f}",
        f"{one.together[ABSTINENT]:.1f}",
        f"{one.otherwise['missing_is_use'][ABSTINENT]:.1f}",
        f"{one.otherwise['best'][ABSTINENT]:.1f}",
        f"{share.median:.0f} ({share.low:.0f} to {share.high:.0f})",
        f"{longest.median:.0f} ({longest.low:.0f} to {longest.high:.0f})",
        "not reached" if first != first else f"{first:.0f}",
    )


def _staying(trial: Trial, n: int, stays: Stays) -> str:
    end = 7 * trial.weeks
    stairs = [curve.stair(arm, one) for arm, one in stays.curves.items()]
    said = curve.Said(along="Days since the lot")
    drawings = [curve.drawn(stairs, width, said, end=end) for width in (NARROW, WIDE)]
    p = "p < 0.001" if stays.test.p < 0.001 else f"p = {stays.test.p:.3f}"
    columns = (
        "Arm",
        "People",
        "Half had left by day",
        f"Mean days of {end}",
        "Day 30, %",
        "Day 60, %",
        f"Day {end}, %",
    )
    return (
        f"<h3>How many are still {escape(stays.what)}</h3>"
        f"<p>By arm: log-rank chi-square {stays.test.chi_square:.2f}, {p}.</p>"
        + figure(f"stays-{trial.name}-{n}", f"CTN-00{trial.name}: still {stays.what}", drawings)
        + table(columns, (_stay(arm, one, end) for arm, one in stays.curves.items()))
    )


def _stay(arm: str, one: Curve, end: int) -> tuple[str, ...]:
    mean, (low, high) = one.rmst(end), one.median_ci
    half = "not reached" if one.median is None else f"{one.median:.0f} ({_day(low)} to {_day(high)})"
    days = ""
    if mean is not None:
        days = f"{mean.value:.1f} ({mean.value - 1.96 * mean.se:.1f} to {mean.value + 1.96 * mean.se:.1f})"
    return arm, _n(one.n), half, days, *(_share(one.at(day)) for day in (30, 60, end))


def _day(value: float | None) -> str:
    return "not reached" if value is None else f"{value:.0f}"


def _share(point: Point) -> str:
    if point.s is None:
        return "not known"
    return f"{100 * point.s:.1f} ({100 * (point.lo or 0):.1f} to {100 * (point.hi or 0):.1f})"


def _sites(trial: Trial, n: int, site: Sites) -> str:
    ratio = site.effects.measure is Measure.RR
    shown = [
        forest.Study(name, float(yi), *own_range(site.effects, at), float(weight))
        for at, (name, yi, weight) in enumerate(
            zip(site.effects.names, site.effects.yi, site.pooled.weights, strict=True)
        )
        if site.shown[at]
    ]
    whole = forest.Together(site.pooled.estimate, *site.pooled.ci, site.pooled.prediction_interval)
    first, second = trial.arms
    said = forest.Said(
        study="Site", further="A further site", lower=f"less: {first}", higher=f"more: {first}"
    )
    drawings = (
        [forest.drawn(shown, whole, width, said, ratio=ratio) for width in (NARROW, WIDE)] if shown else []
    )
    told = _told(site, first, second, forest.numbers(shown, whole, ratio=ratio))
    hidden = site.effects.k - len(shown)
    if hidden:
        told += (
            f" {hidden} of the sites are counted and not drawn: a number in each of them is below {LEAST}."
        )
    return f"<h3>Site by site</h3><p>{escape(told)}</p>" + figure(
        f"sites-{trial.name}-{n}", f"CTN-00{trial.name}: {site.what}", drawings
    )


def _told(site: Sites, first: str, second: str, number: forest.Number) -> str:
    pooled = site.pooled
    low, high = pooled.ci
    told = f"{first} less {second}, in points: {number(pooled.estimate)}"
    if site.effects.measure is Measure.RR:
        told = f"with {first} {number(pooled.estimate)} times as often as with {second}"
    told = (
        f"{site.what[0].upper() + site.what[1:]}: {told} (95 % range {number(low)} to {number(high)}), {pooled.k} "
        "sites together, by REML with the range of Hartung and Knapp. Between sites: "
        f"tau2 {pooled.tau2:.3g}, I2 {pooled.I2:.0f} %, Q {pooled.Q:.1f} (p = {pooled.Q_p:.3f})."
    )
    if pooled.prediction_interval:
        low, high = pooled.prediction_interval
        told += f" A further site would be expected between {number(low)} and {number(high)}."
    if site.effects.dropped:
        told += f" Sites left out, because they tell nothing: {len(site.effects.dropped)}."
    return told


def _tests(found: Found) -> str:
    rows = [(what, _p(p), _p(adjusted)) for what, p, adjusted in found.tests]
    return (
        f"<h2>How many tests</h2><p>{len(found.tests)} tests stand on this page. If nothing differed anywhere, "
        f"{100 * found.by_chance:.0f} of 100 such pages would still show a p below 0.05.</p>"
        + table(("Test", "p", "p adjusted (false discovery)"), rows)
    )


def _p(p: float) -> str:
    return "< 0.001" if p < 0.001 else f"{p:.3f}"


def _n(number: int) -> str:
    return f"{number:,}" if number >= LEAST else f"fewer than {LEAST}"
