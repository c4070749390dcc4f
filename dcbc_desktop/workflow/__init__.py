"""What a person asks for in one breath, for window and command line alike."""
