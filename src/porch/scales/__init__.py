"""Published questionnaires somebody may fill in for themselves, when they like, and what the answers come to."""
