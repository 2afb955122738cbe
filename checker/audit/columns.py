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
STAGED: Mapping[str, Any] = {
    **WHERE,
    "what": str,
    "kind": str, "republished": str, "republished_evidence": str, "encoding": str,
    "allowed": int, "unasked": bool,
    "reason": str, "reason_id": str, "count": int, "unreadable": bool, "crashed": bool,
    "seconds": float, "size": int,
    "violations": [VIOLATION], "facts": [FACT],
}  # fmt: skip
"""What the workers hand over: a row a document, a row for what was left out, a row for each piece of work that was done."""
DOCUMENT, LEFT_OUT, DONE = "document", "left out", "done"
"""What a row of it is about."""
NOWHERE = "unknown"
"""The domain of what has no address."""


def staged() -> Any:
    """:data:`STAGED` as PyArrow has it."""
    import pyarrow as pa

    return pa.schema([(name, _type(spec)) for name, spec in STAGED.items()])


def _type(spec: Any) -> Any:
    import pyarrow as pa

    if isinstance(spec, list):
        return pa.list_(_type(spec[0]))
    if isinstance(spec, Mapping):
        return pa.struct([(name, _type(each)) for name, each in spec.items()])
    if spec == FIELDS:
        return pa.map_(pa.string(), pa.string())
    return {str: pa.string(), int: pa.int64(), bool: pa.bool_(), float: pa.float64()}[spec]
