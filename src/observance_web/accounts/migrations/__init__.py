"""How the tables of who is let in came to be."""
