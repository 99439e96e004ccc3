"""What a case and a sitting look like to others: tables, marked-up records, papers in the house form, proofing."""
