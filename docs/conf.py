"""Sphinx: plain pages, no request to anyone else in the output."""

project = "Porch"
author = "The Porch contributors"
project_copyright = "The Porch contributors"
extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
root_doc = "index"
html_theme = "furo"
html_title = "Porch"
html_show_sphinx = False
html_show_copyright = False
exclude_patterns = ["_build"]
myst_heading_anchors = 3
suppress_warnings = ["myst.xref_missing"]
