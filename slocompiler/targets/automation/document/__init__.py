"""One automation as a document (schema version 0.3) of Systems Manager."""
