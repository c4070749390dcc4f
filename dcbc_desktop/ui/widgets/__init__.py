"""Widgets and styles shared by all windows: labels, fields, dialogs, banners, icons, colours.

Not here: anything that knows a report or the store.
"""
