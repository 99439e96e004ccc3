"""What was read: documents, their passages and speeches."""
