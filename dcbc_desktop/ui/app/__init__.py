"""Program start, main window, navigation, commands and menus, closing, crash and recovery pages.

Not here: pages and dialogs of one task; each has a package beside this one.
"""
