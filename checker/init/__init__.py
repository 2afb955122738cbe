"""What ``checker init`` sees and proposes: a pure function of the names and texts of the files in a folder.

text = propose(look(paths, read, tell))
"""

from __future__ import annotations

from checker.init.look import Survey, look
from checker.init.propose import OVERSEAS, propose

__all__ = ["OVERSEAS", "Survey", "look", "propose"]
