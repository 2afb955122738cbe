"""What rules ask of a document as a whole: whether it is republished, a mainland site's, wrapped in a template, and how it is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from checker.documents.sites import OWN_ADDRESSES
from checker.model import Document, Fact, Site, Span
from checker.text.charset import codec_of
from checker.text.hosts import addresses, host_of
from checker.text.script import is_simplified
from checker.text.stretches import Stretches

if TYPE_CHECKING:
    import regex

_OPENING = 400
"""So many characters are the opening lines of an article."""
NUMBERS = ("icp", "icp-licence", "icp-link", "police", "police-link", "licence", "site-code")
"""What only authorities of the mainland give, and what leads to them."""


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
    """One name for charsets that contain each other, and for all labels of one: GB2312, GBK and GB18030 are ``gb18030``, ASCII is ``cp1252``."""
    codec = codec_of(charset)
    return "big5" if codec.startswith("big5") else codec or charset.lower()


def subject(number: str) -> str:
    """The number of the subject: an ICP number without its ``-N``."""
    return number.split("号", maxsplit=1)[0] + "号" if "号" in number else number


def site_fields(site: Site) -> dict[str, str]:
    """What the configuration says of the site, as the fields of its fact; empty where it says nothing."""
    return {
        "name": site.name,
        "owner": site.owner,
        "hosts": " ".join(site.hosts),
        "icp": site.icp,
        "police": site.police,
        "icp-number": subject(site.icp),
        "approved": "yes" if site.approved is not None else "",
    }


def document_fields(
    document: Document, site: Site, facts: Mapping[str, Sequence[Fact]], *, is_taken: bool, is_linked: bool
) -> dict[str, str]:
    """What rules ask of the document as a whole; *is_taken* where a source is named in words for what is taken over (本文转载自…),
    *is_linked* where it :func:`links_original`.
    """
    own = any(
        "footer" in fact.regions or "column" in fact.regions or document.kind != "article"
        for kind in ("icp", "copyright", "icp-licence")
        for fact in facts.get(kind, ())
    )
    is_framed = site.footer is not None and document.kind == "article" and "notice" not in document.judged.owes
    said = dict(facts)
    if document.kind == "page" and not document.judged.is_article:
        # a list: the marks below its title are those of its items
        said["reprint-mark"] = [fact for fact in facts.get("reprint-mark", ()) if fact.fields["mark"] in document.title]
    answer, evidence = republished(site, said, is_taken=is_taken)
    return {
        "kind": document.kind,
        "format": document.format,
        "republished": answer,
        "republished_evidence": evidence,
        "footer": "own" if own else ("declared" if is_framed else "none"),
        "wrapped": "yes" if site.published and is_wrapped(document) else "no",
        "can link": "yes" if document.format in ("html", "markdown") else "no",
        "original linked": "yes" if is_linked else "no",
        **{f"owes {duty}": "yes" if duty in document.judged.owes else "no" for duty in ("source", "notice", "number")},
        "mainland": _mainland(document, site, facts),
    }


def links_original(document: Document, site: Site, references: regex.Pattern[str], people: Stretches) -> bool:
    """Whether a link to another site, or its address, stands in the opening lines of the article, or below its *references*, a heading or
    label: of a reprint it may be the original, whatever is said around it. One in the name of *people* (source offsets) leads to them.
    """
    start, end = next(((each.start, each.end) for each in document.regions if each.name == "article"), (0, 0))
    stated = [field.value for field in document.fields if field.name in OWN_ADDRESSES]
    own = {host.removeprefix("www.") for host in (*site.hosts, *map(host_of, stated))}
    opening = min(start + _OPENING, end)
    leads = [
        link.href
        for link in document.links
        if start < link.start < min(link.end, opening) and not people.touch(*link.span)
    ]
    leads += [found.group() for found in addresses(document.folded, start, opening)]
    if (heading := references.search(document.folded, start, end)) is not None:
        listed = heading.end()
        leads += [link.href for link in document.links if listed <= link.start < link.end <= end]
        leads += [found.group() for found in addresses(document.folded, listed, end)]
    return any(href.startswith("http") and host_of(href).removeprefix("www.") not in own for href in leads)


def _mainland(document: Document, site: Site, facts: Mapping[str, Sequence[Fact]]) -> str:
    """Whether a document that owes a number shows itself as a mainland site's; of others nobody asks."""
    if "number" not in document.judged.owes:
        return ""
    return "yes" if is_mainland(document, site, facts) else "no"


def is_mainland(document: Document, site: Site, facts: Mapping[str, Sequence[Fact]]) -> bool:
    """Whether it shows a site of the mainland, or its text is Simplified once mirror noise is undone. What ``lang`` says is not heard:
    templates bring along whatever their author had.
    """
    return shows_mainland(document, site, facts) or bool(document.noise) or is_simplified(document.text)


def shows_mainland(document: Document, site: Site, facts: Mapping[str, Sequence[Fact]]) -> bool:
    """Whether a mainland number (a malformed one, too), a link to its registries or a ``.cn`` host is shown, or the site is configured."""
    if any(fact.fields.get("state") != "parody" for kind in NUMBERS for fact in facts.get(kind, ())):
        return True
    stated = (host_of(field.value) for field in document.fields if field.name == "og:url")
    configured = bool(site.icp or site.owner or site.footer is not None)
    return configured or any(host.lower().endswith(".cn") for host in (*site.hosts, *stated))


def is_wrapped(document: Document) -> bool:
    """Whether an article shows that a site of the mainland puts its template around it: a fragment of a page, a row or entry, a post under
    front matter with a title or a date. A manual or a text that is read where it lies shows nothing of the kind. Whether there is a site
    at all, its address tells.
    """
    if document.kind != "article" or "source" not in document.judged.owes or document.judged.elsewhere:
        return False
    heads = any(field.origin == "front matter" and field.name in ("title", "date") for field in document.fields)
    return document.inside is not None or document.format == "html" or heads


def republished(site: Site, facts: Mapping[str, Sequence[Fact]], *, is_taken: bool) -> tuple[str, str]:
    """``yes``, ``no`` or ``unknown`` (contract §1): the caller, then a source that is not this site, then a claim; and what that rests on.

    What the configuration calls original is, unless the page itself bears a mark of a reprint (本文转载自… is one) or an empty source; what only seems
    to be, neither.
    """
    if site.republished != "auto":
        return site.republished, "stated"
    sources = facts.get("attribution", ())
    states = {(fact.fields.get("state"), fact.fields.get("row")) for fact in sources}
    unfilled = ("empty", "yes") in states or any(state == "leaked" for state, _ in states)
    if site.presume == "original":
        if is_taken or any(fact.evidence == "stated" for fact in facts.get("reprint-mark", ())):
            return "yes", "stated"
        return ("unknown", "") if unfilled else ("no", "stated")
    elsewhere = [fact for fact in sources if fact.fields.get("state") in ("named", "vague")]
    here = [fact for fact in sources if fact.fields.get("state") == "own"]
    for answer, found in (
        ("yes", [*elsewhere, *facts.get("reprint-mark", ())]),
        ("no", [*here, *facts.get("original", ())]),
    ):
        evidence = "stated" if any(fact.evidence == "stated" for fact in found) else "inferred"
        if found and not (answer == "no" and evidence == "inferred" and unfilled):
            return answer, evidence
    owners = {fact.fields.get("owner") for fact in facts.get("copyright", ())}
    by_owner = any(fact.fields.get("name") in owners for fact in facts.get("author", ()))
    if facts.get("original-title") and not by_owner:  # it had another title where it came from
        return "yes", "inferred"
    return ("yes", "stated") if site.presume == "republished" else ("unknown", "")
