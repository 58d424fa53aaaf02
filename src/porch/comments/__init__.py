"""What others say under a story, and the human question that stands before it."""
