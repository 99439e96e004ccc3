"""What was made of all findings together: asks and what became of them, time, law, people and bodies."""
