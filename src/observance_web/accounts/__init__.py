"""Who is let in: whoever has the address with the ticket that the program printed, once."""
