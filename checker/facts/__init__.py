"""What a document says about itself: the only part of the house that recognises anything."""

from checker.definitions import Kinds, load
from checker.facts.document import extract

__all__ = ["Kinds", "extract", "load"]
