"""``porch meetings``: the list of meetings from the command line."""

import typer

from porch.config.commands.meetings_export import export
from porch.config.commands.meetings_import import import_
from porch.config.commands.meetings_search import search

app = typer.Typer(
    help="The list of meetings: bring others along, look through it, take it away.", no_args_is_help=True
)
app.command("import")(import_)
app.command("export")(export)
app.command("search")(search)
