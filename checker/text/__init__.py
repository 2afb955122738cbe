"""Characters: bytes decoded, text folded and repaired, places counted."""
