"""The columns of what an audit writes, named as the keys of JSON. PyArrow's are made from them, and the engine's from those."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

FIELDS = "fields"
"""The type of a column of names and texts."""
VIOLATION: Mapping[str, Any] = {
    "rule": str, "severity": str, "line": int, "column": int, "end_line": int, "end_column": int, "start": int, "end": int,
    "message": str, "messages": {"zh": str, "en": str}, "about": str, "basis": [str], "fingerprint": str,
    "fix": {"title": str, "safe": bool, "edits": [{"start": int, "end": int, "text": str}]},
    "frame": str,
}  # fmt: skip
FACT: Mapping[str, Any] = {
    "kind": str, "text": str, "line": int, "column": int, "start": int, "end": int, "region": [str], "evidence": str, "fields": FIELDS,
}  # fmt: skip
WHERE: Mapping[str, Any] = {
    "domain": str, "url": str, "path": str, "offset": int, "document": str, "fetched": str, "month": str,
}  # fmt: skip
"""Where a document stands: its registered domain and address, the archive, the byte in it, what the archive calls it, when it was fetched."""
SAID: Mapping[str, Any] = {
    "site": str,
    "path": str, "number": int, "inside": str, "form": str,
    "owners": [str], "years": str, "numbers": [{"kind": str, "normal": str}], "shows": [str], "excused": [str],
    "sources": [str], "sure": [str], "body": [int], "title": int, "named": str, "column": str, "is_empty": bool,
    "tails": [{"tail": int, "stem": int}],
}  # fmt: skip
"""What is kept of a document that is laid beside the others of its site (:class:`checker.site.said.Said`), and which site that is."""
SPOT: Mapping[str, Any] = {"allowed": bool, **VIOLATION}
"""Where a document could be unlike the rest: a violation that has no words yet, and whether it is exempt."""
STAGED: Mapping[str, Any] = {
    **WHERE,
    "what": str,
    "kind": str, "republished": str, "republished_evidence": str, "encoding": str,
    "allowed": int, "unasked": bool,
    "reason": str, "reason_id": str, "count": int, "unreadable": bool, "crashed": bool,
    "seconds": float, "size": int,
    "violations": [VIOLATION], "facts": [FACT],
    "said": SAID, "spots": [SPOT], "held": [VIOLATION], "instead": [str],
}  # fmt: skip
"""What the workers hand over: a row a document, a row for what was left out, a row for each piece of work that was done."""
DOCUMENT, LEFT_OUT, DONE, SITE = "document", "left out", "done", "site"
"""What a row of it is about; ``site``: a document once more, with what is wrong because the rest of its site is otherwise, and what
of its own waited for that (``held``) and is not said by it (``instead``)."""
UNLIKE: Mapping[str, Any] = {
    "site": str, "path": str, "number": int, "deviation": bytes, "counted": str, "count": int,
}  # fmt: skip
"""What comes of comparing sites: a row for each deviation (pickled), and a row for what was *counted* of a site."""
NOWHERE = "unknown"
"""The domain of what has no address."""


def schema(columns: Mapping[str, Any] = STAGED) -> Any:
    """Some columns as PyArrow has them."""
    import pyarrow as pa

    return pa.schema([(name, _type(spec)) for name, spec in columns.items()])


def _type(spec: Any) -> Any:
    import pyarrow as pa

    if isinstance(spec, list):
        return pa.list_(_type(spec[0]))
    if isinstance(spec, Mapping):
        return pa.struct([(name, _type(each)) for name, each in spec.items()])
    if spec == FIELDS:
        return pa.map_(pa.string(), pa.string())
    return {str: pa.string(), int: pa.int64(), bool: pa.bool_(), float: pa.float64(), bytes: pa.binary()}[spec]
