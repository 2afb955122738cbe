"""The facts that the engine supplies: what the document is, how it is written, whose site it stands on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.model import Document, Fact, Site, Span

_FAMILY = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "x-gbk": "gb18030",
    "utf8": "utf-8",
    "utf_8": "utf-8",
    "big5-hkscs": "big5",
    "big5hkscs": "big5",
    "cp950": "big5",
    "ascii": "utf-8",
    "us-ascii": "utf-8",
}


def supplied(document: Document, site: Site, facts: Mapping[str, Sequence[Fact]]) -> dict[str, tuple[Fact, ...]]:
    """The engine's own kinds; each has one fact, ``site`` and ``noise`` only where there is something to say."""
    result: dict[str, tuple[Fact, ...]] = {
        "document": (_fact("document", document_fields(document, site, facts)),),
        "encoding": (encoding(document),),
    }
    about = {
        "name": site.name,
        "owner": site.owner,
        "hosts": " ".join(site.hosts),
        "icp": site.icp,
        "police": site.police,
        "icp-number": subject(site.icp),
        "approved": "yes" if site.approved is not None else "",
    }
    if any(about.values()):
        result["site"] = (_fact("site", about),)
    if document.noise:
        first = document.noise[0]
        result["noise"] = (
            Fact("noise", first, document.source[first.start : first.end], {"count": str(len(document.noise))}),
        )
    return result


def _fact(kind: str, fields: Mapping[str, str]) -> Fact:
    """A fact that stands nowhere, without its empty fields."""
    return Fact(kind, Span(0, 0), "", {name: value for name, value in fields.items() if value})


def encoding(document: Document) -> Fact:
    """How it is written and how it says it is; plain ASCII is written in whatever is declared."""
    declared = family(document.declared)
    used = declared if declared and document.source.isascii() else family(document.encoding)
    at = document.source[:5000].lower().find(document.declared.lower()) if document.declared else -1
    fields = {"declared": declared, "used": used, "damaged": str(document.damaged)}
    span = Span(at, at + len(document.declared)) if at >= 0 else Span(0, 0)
    return Fact(
        "encoding",
        span,
        document.source[span.start : span.end],
        {name: value for name, value in fields.items() if value},
    )


def family(charset: str) -> str:
    """One name for charsets that contain each other: GB2312, GBK and GB18030 are ``gb18030``."""
    return _FAMILY.get(charset.lower(), charset.lower())


def subject(number: str) -> str:
    """The number of the subject: an ICP number without its ``-N``."""
    return number.split("号", maxsplit=1)[0] + "号" if "号" in number else number


def document_fields(document: Document, site: Site, facts: Mapping[str, Sequence[Fact]]) -> dict[str, str]:
    """What rules ask of the document as a whole."""
    own = any(
        "footer" in fact.regions or document.kind != "article"
        for kind in ("icp", "copyright", "icp-licence")
        for fact in facts.get(kind, ())
    )
    answer, evidence = republished(site, facts)
    return {
        "kind": document.kind,
        "format": document.format,
        "republished": answer,
        "republished_evidence": evidence,
        "footer": "own" if own else ("declared" if site.footer is not None else "none"),
        "can link": "yes" if document.format in ("html", "markdown") else "no",
        "owes footer": "yes" if owes_footer(document, site) else "no",
        "article": "yes" if document.has_article and document.kind != "template" else "no",
    }


def owes_footer(document: Document, site: Site) -> bool:
    """A page does; of templates the declared footer alone, where one is declared."""
    if document.kind == "template" and site.holds_footer is not None:
        return site.holds_footer
    return document.owes_footer


def republished(site: Site, facts: Mapping[str, Sequence[Fact]]) -> tuple[str, str]:
    """``yes``, ``no`` or ``unknown`` (contract §1): the caller, then a source that is not this site, then a claim; and what that rests on."""
    if site.republished != "auto":
        return site.republished, "stated"
    sources = facts.get("attribution", ())
    elsewhere = [fact for fact in sources if fact.fields.get("state") in ("named", "vague")]
    here = [fact for fact in sources if fact.fields.get("state") == "own"]
    for answer, found in (
        ("yes", [*elsewhere, *facts.get("reprint-mark", ())]),
        ("no", [*here, *facts.get("original", ())]),
    ):
        if found:
            return answer, "stated" if any(fact.evidence == "stated" for fact in found) else "inferred"
    return ("yes", "stated") if site.presume == "republished" else ("unknown", "")
