"""Pages: looking after oneself, talks with a supervisor, the check, the training, the desk of helpers."""
