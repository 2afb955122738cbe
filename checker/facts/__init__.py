"""What a document says about itself: the only part of the house that recognises anything."""

from checker.facts.extract import extract
from checker.facts.kinds import Kinds, load

__all__ = ["Kinds", "extract", "load"]
