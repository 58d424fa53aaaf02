"""What this room decides from plain values: the human question, what waits for a look, what reads like advice."""
