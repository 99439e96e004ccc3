"""The index of a generation: rows that pages are made of, made anew for each generation and dropped as a whole."""
