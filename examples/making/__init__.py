"""The making of the examples: authored sources in, documents and their gold out."""
