"""What a careful reader finds in the words: every finding here is advisory."""
