"""The four doors somebody can come from or go to, and what may be said along the way. Nothing else is ever said."""

PROGRAMME, HOUSE, GROUP, MENTOR = "programme", "house", "group", "mentor"
DOORS = (PROGRAMME, HOUSE, GROUP, MENTOR)

FROM, HOURS = "from", "hours"
TELLS = (FROM, HOURS)
"""What can be ticked to be said besides one's own words: where somebody comes from, and when they have time."""

SCOPE, PURPOSE = "hand-over-letter", "handing-on"
