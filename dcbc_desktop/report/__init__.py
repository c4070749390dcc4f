"""What a report is: no Qt, no SQLite, no reportlab."""
