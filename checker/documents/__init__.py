"""The room that decides what a document is and what it owes: by its path, and by its content."""
