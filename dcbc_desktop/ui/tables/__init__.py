"""Tables of a section: a grid to type in, with its own undo and clipboard."""
