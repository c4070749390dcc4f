"""Rules of the language review; all of their findings are advisory."""
