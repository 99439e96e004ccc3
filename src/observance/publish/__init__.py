"""What a case looks like to others: tables, and later reports and marked-up records."""
