"""``porch evidence``: how people did, from tables, with no database; and a report on the people of a data folder."""

import typer

from porch.config.commands import (
    evidence_diary,
    evidence_meta,
    evidence_report,
    evidence_retention,
    evidence_sums,
)

app = typer.Typer(
    help="How people did, from tables or here: staying, days, studies, reports.", no_args_is_help=True
)
app.command("diary")(evidence_diary.diary)
app.command("retention")(evidence_retention.retention)
app.command("meta")(evidence_meta.meta)
app.command("report")(evidence_report.report)
app.add_typer(evidence_sums.app, name="sums")
