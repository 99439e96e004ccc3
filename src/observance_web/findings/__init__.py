"""What was found in what was read, each with its words, its rule and its place."""
