"""What ``porch evidence meta`` says to people: the finding with its range first."""

from collections.abc import Callable

from porch.measures.pictures.forest import Study, Together, numbers
from porch.measures.pooling import Effects, Measure, Pooled, Step
from porch.measures.pooling.summary import Summary, own_range

COMPARED = {
    Measure.RR: "the event happened {value} times as often in the first group as in the second",
    Measure.OR: "the odds of the event in the first group were {value} times those in the second",
    Measure.RD: "the share with the event was {value} in the first group less the second",
    Measure.MD: "the mean of the first group less that of the second was {value}",
    Measure.SMD: "the means were {value} standard deviations apart, the first group less the second",
    Measure.GEN: "the effect was {value}",
}
NO_REPAIR = "Pooling does not mend how a study was made: unless chance decided who was in which group, they differ too."


def in_words(made: Summary) -> str:
    """Sentences, then a line for each study."""
    effects, pooled = made.effects, made.pooled
    n = _number(made)
    said = [_finding(effects, pooled, n), _differ(pooled, n, effects)]
    said += [_explained(pooled)] if pooled.coefficients else []
    said += _small(made, n)
    said += [f"{note[0].upper()}{note[1:]}." for note in made.notes]
    said += [f"Left out: {one.name}, because {one.why.value}." for one in effects.dropped]
    said.append(NO_REPAIR)
    lines = [_line(made, at, n) for at in range(effects.k)]
    for title, steps in (("Without", made.left_out), ("So far, with", made.grown)):
        lines += ["", *(_step(title, one, n) for one in steps)] if steps else []
    return "\n".join([*said, "", *lines])


def _number(made: Summary) -> Callable[[float], str]:
    effects, pooled = made.effects, made.pooled
    studies = [Study("", float(effects.yi[n]), *own_range(effects, n), 0) for n in range(effects.k)]
    whole = pooled.at_mean or pooled
    return numbers(studies, Together(whole.estimate, *whole.ci), ratio=effects.measure.is_ratio)


def _finding(effects: Effects, pooled: Pooled, n: Callable[[float], str]) -> str:
    whole = pooled.at_mean or pooled
    low, high = whole.ci
    told = COMPARED[effects.measure].format(value=n(whole.estimate))
    where = (
        ", where every column that explains is at its mean (words as often as they stand there),"
        if pooled.coefficients
        else ""
    )
    both = "Equal groups lie outside this range"
    if low <= 0 <= high:
        both = "The range goes to both sides of equal groups, so these studies leave open which way it is, if any"
    return f"In {pooled.k} studies together{where} {told} (95 % range: {n(low)} to {n(high)}). {both}."


def _differ(pooled: Pooled, n: Callable[[float], str], effects: Effects) -> str:
    q = f"Q {pooled.Q:.2f}, p {_p(pooled.Q_p)}"
    if not pooled.method.lets_effects_differ:
        return f"{pooled.method} takes one effect for all of them; whether that holds: {q}, I2 {pooled.I2:.0f} %."
    between = f" ({pooled.tau2_ci[0]:.3g} to {pooled.tau2_ci[1]:.3g})" if pooled.tau2_ci else ""
    told = f"Between the studies: tau2 {pooled.tau2:.3g}{between}, I2 {pooled.I2:.0f} %, {q}."
    if pooled.prediction_interval is None:
        return told
    low, high = pooled.prediction_interval
    return f"{told} A further study would be expected between {n(low)} and {n(high)} (95 %)."


def _explained(pooled: Pooled) -> str:
    assert pooled.moderated is not None
    parts = [
        f"with one more of {one.name} the effect is {one.estimate:+.4g} ({one.ci[0]:+.4g} to {one.ci[1]:+.4g})"
        for one in pooled.coefficients[1:]
    ]
    r2 = "" if pooled.moderated.r2 is None else f", {pooled.moderated.r2:.0f} % of tau2"
    scale = " Ratios are taken as logarithms here."
    return f"Across studies, {'; '.join(parts)} (together p {_p(pooled.moderated.p)}{r2}).{scale}"


def _small(made: Summary, n: Callable[[float], str]) -> list[str]:
    said = []
    if made.egger is not None:
        one = made.egger
        said.append(
            f"Small studies against large ones (Egger): {one.bias:.2f}, t {one.t:.2f} on {one.df}, p {_p(one.p)}."
        )
    if made.filled is not None:
        one_more, pooled = made.filled, made.filled.pooled
        said.append(
            f"Trim and fill would put in {one_more.missing} on the {one_more.side}; with them the answer would be "
            f"{n(pooled.estimate)} ({n(pooled.ci[0])} to {n(pooled.ci[1])})."
        )
    return said


def _line(made: Summary, at: int, n: Callable[[float], str]) -> str:
    low, high = own_range(made.effects, at)
    told = f"{n(float(made.effects.yi[at]))} ({n(low)} to {n(high)})"
    return f"{made.effects.names[at]}: {told}, weight {made.pooled.weights[at]:.1f} %"


def _step(title: str, one: Step, n: Callable[[float], str]) -> str:
    low, high = one.pooled.ci
    return f"{title} {one.name}: {n(one.pooled.estimate)} ({n(low)} to {n(high)})"


def _p(p: float) -> str:
    return "< 0.001" if p < 0.001 else f"= {p:.3f}"
