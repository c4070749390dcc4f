"""What a schema cannot say of an outline: keys are unique, references exist, operands fit their relation."""
