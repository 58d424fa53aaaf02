"""Looking after those who help others: what they carry, rest after a hard talk, someone to debrief with, training."""
