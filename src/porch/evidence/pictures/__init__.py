"""Pictures of a report, drawn from the report as it is kept, and nothing else.

A report made a year ago is drawn as it reads: no number is worked out again.
"""
