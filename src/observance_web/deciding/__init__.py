"""What people decide on pages: which documents are of which case, and what is one; kept in the log of the case."""
