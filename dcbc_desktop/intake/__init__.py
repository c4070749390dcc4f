"""Reads files from outside: text in any encoding today; it never writes."""
