"""Stories: what it was like, what happened, what it is like now, and the thanks that come back."""
