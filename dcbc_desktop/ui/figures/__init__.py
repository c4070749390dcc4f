"""Parts of the tab Số liệu."""
