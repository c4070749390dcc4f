"""The manual inside the program: F1 opens it at the page about the field at hand."""
