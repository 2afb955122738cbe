"""What a text says of itself: what kind of page it is, whether it is a document at all, and what it owes.

Everything is asked of the source or of the text as read; what is found is a :class:`checker.model.Judged`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from checker.documents.by_path import PROGRAMS
from checker.documents.chinese import FEWEST, NOTICE, is_brief, is_chinese, is_japanese, letters, without
from checker.documents.layouts import (
    ENDS,
    ends_page,
    filled_in,
    gets_footer,
    includes,
    inline,
    is_layout,
    scripts,
    written,
)
from checker.documents.look import ALONE, Beside
from checker.documents.names import CLASSES, Names
from checker.documents.screens import is_app, is_called_screen, is_exported, is_mail, is_screen
from checker.documents.sites import (
    MENU,
    OWN_ADDRESSES,
    doubts,
    has_menu,
    has_no_layout,
    is_discussion,
    is_draft,
    is_mockup,
    is_of_a_site,
    is_post,
    is_sample,
    is_terms,
    is_unlisted,
    is_untitled,
    layout_of,
    left_alone,
    saved_from,
    says_not_filed,
    shown_in_pictures,
)
from checker.messages import Message
from checker.model import Duty, Judged, PageKind
from checker.text.fold import lower_of
from checker.text.hosts import host_of
from checker.text.lines import from_below
from checker.text.pattern import LazyPattern, any_case

if TYPE_CHECKING:
    from checker.documents.look import Look

OTHER_LANGUAGES = (Message("document.foreign"), Message("document.japanese"))
"""Why nothing is asked of a text that is not Chinese."""
FOOTER: frozenset[Duty] = frozenset(("notice", "number"))
ONLY_NUMBER: frozenset[Duty] = frozenset(("number",))
NOTHING: frozenset[Duty] = frozenset()
EVERYTHING = frozenset(CLASSES)
FRAME = frozenset(("notices", "numbers", "links", "writing"))
NUMBERS = frozenset(("numbers", "links"))
LINKS = frozenset(("links",))
CREDITS = frozenset(("credits",))

_PAGE = ("<html", "<body", "<head>", "<title>")
_FILING = LazyPattern(any_case("icp", "备案", "備案", "公网安备"))
_MAINLAND = LazyPattern(r"[\u3400-\u9fff]|icp|beian|\.cn\b", re.IGNORECASE)
"""What shows that a footer is one of a mainland site."""
_SITE_LINE = LazyPattern(
    r"(?:icp|lcp)\s{0,3}(?:备|備|证|證)|公网安备|公網安備|[©ⓒ]|\(c\)\s?\d{4}|版权所有|版權所有|copyright\s?(?:©|\d{4}|\(c\))|all rights reserved",
    re.IGNORECASE,
)
_LICENSED = ("公网安备", "公網安備", "增值电信", "增值電信")
"""What only a site on the mainland shows."""
_SITE_NAME = LazyPattern(r"[-–—_|·]")
"""What stands between a page's title and the name of its site."""
_HAN = LazyPattern("[\u3400-\u9fff]{2}")
_SENTENCE = LazyPattern(r"[。！？!?；;]")
_CODE = ("insert into ", "create table ", "drop table ", "<?php", "#!/", "-- mysql dump")
"""How a text begins that is a program, or what a database was saved to."""
_BOOKMARKS = "<!doctype netscape-bookmark-file"
"""How the file begins that a browser writes its bookmarks to."""
_LISTING = "index of /"
"""How the title of a folder begins that a server lists (httpd.apache.org, *mod_autoindex*; nginx.org, *ngx_http_autoindex_module*)."""
_REFRESH = ('http-equiv="refresh"', "http-equiv='refresh'", "http-equiv=refresh")
_LEADS = LazyPattern(r"""\blocation(?:\.href)?\s?=\s?["'`]|\blocation\.(?:replace|assign)\(""")
_REPRINTED = LazyPattern(r"[【\[(（]\s?(?:转[载帖贴发]?|轉[載帖貼發]?|译|譯)\s?[】\])）]\s?\S{2}")
"""How a heading begins that calls what stands below it somebody else's."""
_SAYS_REPRINTED = LazyPattern(
    r"\s*(?:[【\[(（]\s?(?:转[载帖贴]|轉[載帖貼])\s?[】\])）]|本文[为系是][转轉譯译][载帖贴載貼文](?![^。，,\n]))"
)
"""How the title of a post, or a line at its head, says that it is somebody else's."""
_HEADING = 120
"""So many characters hold the title and the line below it."""
_OWN_ADDRESS = (*OWN_ADDRESSES, "sitedomain")
"""The fields in which a page gives its own address; the last is one of pages of the authorities (国办发〔2017〕47号)."""
_HEAD = 2_000
"""So many characters at the beginning of a page tell bookmarks that a browser put out."""
_LONG_LINE = 5_000
"""Nobody writes a line of so many characters; what joins the lines of a program does."""
_SHELL = 40
"""With fewer visible characters, a page that holds a script is waiting for it."""
_ARTICLE = 20
"""So many words in alphabets, and hardly a Chinese character, make an article of another language, whatever stands around it."""
_REST = 6
"""With more characters beside the words for an error, the title is that of an article about errors."""
_STUB = 200
"""With fewer visible characters, a page that leads elsewhere does nothing else."""
_PART = 100_000
"""So many characters are taken apart at a time: each of their words is a string for a moment."""


def kind_of_html(source: str) -> PageKind:
    """A whole page has a doctype, ``<html>`` or ``<body>``; anything less is a part that a template will wrap."""
    head = lower_of(source)
    return "page" if "<!doctype" in head[:1000] or any(tag in head for tag in _PAGE) else "article"


def judged(
    look: Look,
    names: Names,
    *,
    asked: PageKind | None = None,
    holds_footer: bool | None = None,
    settings: bool = False,
    mainland: bool | None = None,
    beside: Beside = ALONE,
) -> Judged:
    """What a document is and what it owes.

    *asked* is the kind that the configuration or the caller gives it, *holds_footer* whether the configuration declares
    this very file as the footer (None where it declares none): of such a one everything is asked but what a variable
    gives, unless the *settings* that fill it in are declared, too; and no number where nothing shows a *mainland* site.
    *beside* tells of the files beside it. A site that is served elsewhere (False) owes no number; None where only the page can tell.
    """
    if asked is None and (reason := left_alone(look, beside)):
        return Judged(None, NOTHING, NUMBERS if reason == "kept" else NOTHING, _reason(reason))
    found = _judged(look, names, asked=asked, holds_footer=holds_footer, settings=settings, mainland=bool(mainland))
    if beside.unfiled and found.kind == "template":
        found = found._replace(counts=found.counts - LINKS)
    if beside.lacks is not None and asked is None:
        found = _lost(look, names, found, beside.lacks)
    if asked is None and found.owes & FOOTER and (excuse := _no_publication(look, found, beside)):
        owed = found.owes - FOOTER
        counts = found.counts & CREDITS if excuse == "platform" else found.counts
        found = found._replace(owes=owed, counts=counts, why=found.why if owed else _reason(excuse))
    elsewhere = _served_elsewhere(look, names) if mainland is None else not mainland
    in_doubt = found.owes & FOOTER and not (asked or beside.configured)
    found = found._replace(elsewhere=elsewhere, doubts=doubts(look, names) if in_doubt else NOTHING)
    if found.kind == "page" and found.owes & FOOTER and asked is None:
        own = [(each, beside.script(look.path, each)) for each in scripts(look.source)] if beside.script else []
        owed = found.owes.difference(
            shown_in_pictures(look), *(written(*each) for each in [("", inline(look.source)), *own])
        )
        found = found._replace(owes=owed, why=found.why if owed else _reason("including"))
    if (
        "number" not in found.owes
        or any(word in look.text for word in _LICENSED)
        or not (elsewhere or says_not_filed(look))
    ):
        return found
    owed = found.owes - ONLY_NUMBER
    return found._replace(owes=owed, why=found.why if owed else _reason("abroad"))


def _no_publication(look: Look, found: Judged, beside: Beside) -> str:
    """Why a page or a template that ends in a footer is nobody's publication, as a reason's name; empty where it is one."""
    if beside.owned:
        return ""
    if beside.exercise:
        return "exercise"
    if any("." in host for host in saved_from(look)):
        return "platform"
    return "mockup" if found.kind == "page" and is_mockup(look, is_article=found.is_article) else ""


def _served_elsewhere(look: Look, names: Names) -> bool:
    """Whether the page gives an address outside the mainland as its own."""
    addresses = [field.value for field in look.fields if field.name in _OWN_ADDRESS and field.origin == "meta"]
    hosts = {host.lower() for address in addresses if (host := host_of(address))}
    return bool(hosts) and all(map(names.is_abroad, hosts))


def _judged(
    look: Look, names: Names, *, asked: PageKind | None, holds_footer: bool | None, settings: bool, mainland: bool
) -> Judged:
    """The same, wherever the site is served."""
    if holds_footer and look.kind != "page":
        owed = ONLY_NUMBER if look.format == "data" else FOOTER
        if not settings:
            owed -= filled_in(look)
        if not mainland and not _MAINLAND.search(look.source):
            owed -= ONLY_NUMBER
        return Judged("template", owed, EVERYTHING)
    if asked is None and (no_document := _no_document(look)):
        return Judged(None, NOTHING, NUMBERS, _reason(no_document))
    kind = asked or _kind(look)
    if kind == "template":
        return _template(look, names, asked=asked is not None, holds_footer=holds_footer)
    is_article = _is_article(look, names, kind, asked=asked is not None)
    if asked is None and (other := _other_language(look)):
        return Judged(kind, NOTHING, _read_of(look), _reason(other), is_article)
    if asked is None and is_draft(look, names):
        return Judged(kind, NOTHING, EVERYTHING - CREDITS, _reason("draft"), is_article)
    duties: set[Duty] = {"source"} if is_article else set()
    why, counts = ("discussion", EVERYTHING - CREDITS) if is_discussion(look) else ("textless", EVERYTHING)
    if kind == "page":
        why = "" if asked else _footerless(look, names, is_article=is_article)
        duties |= FOOTER if not why else NOTHING
    elif holds_footer is False and has_no_layout(look):
        duties |= FOOTER  # the declared footer does not come to it
    if duties:
        return Judged(kind, frozenset(duties), counts, None, is_article)
    return Judged(kind, NOTHING, counts, _reason(why))


def _footerless(look: Look, names: Names, *, is_article: bool) -> str:
    """Why a whole page owes no footer of its own, as a reason's name; empty where it owes one."""
    if gets_footer(look) or is_post(look):
        return "including"
    shows_notice = NOTICE.search(look.text) is not None
    if not shows_notice and names.call_a_part(look.path):
        return "partial"
    if (apart := _apart(look, names, is_article=is_article)) or is_article or look.is_damaged:
        return apart
    if _is_error(look, names):
        return "error"
    if look.leading < 2 * MENU and names.software.search(look.text.lower()) and not _FILING.search(look.text):
        return "software"
    if NOTICE.search(look.footer) or (look.has_footer and has_menu(look)):
        return ""
    if _is_partial(look):
        return "partial"
    is_window = look.format == "html" and look.leading < MENU and not shows_notice
    if is_brief(without(look.text, look.quoted)) and not (is_window and is_untitled(look)):
        return ""
    return "window" if is_window else "" if is_of_a_site(look) else "siteless"


def _apart(look: Look, names: Names, *, is_article: bool) -> str:
    """Why a whole page, though it ends in no other file, is no page that a site shows to everybody; empty where it is."""
    bare = look.format == "html" and look.leading < MENU and not NOTICE.search(look.footer)
    is_alone = bare and ((is_app(look) and not is_article) or (not look.has_footer and is_terms(look, names)))
    if is_alone or is_screen(look, is_article=is_article):
        return "screen"
    if not is_article and is_mail(look):
        return "mail"
    if not NOTICE.search(look.text) and is_exported(look):
        return "exported"
    if saved_from(look) & names.platforms:
        return "platform"
    return "unlisted" if is_unlisted(look) else ""


def _is_error(look: Look, names: Names) -> bool:
    """Whether it is an error page by its name, its folder's or its title; an article may speak of such pages in its title."""
    path = PurePosixPath(look.path.lower())
    if path.stem in names.errors or path.parent.name in names.errors:
        return True
    title = f"{look.title.lower()} "
    if names.error_title.search(title) is None:
        return False
    return not look.is_article or len("".join(names.error_title.sub("", _SITE_NAME.split(title)[0]).split())) <= _REST


def _reason(name: str) -> Message:
    return Message(f"document.{name}")


def _kind(look: Look) -> PageKind:
    """A fragment or plain text is a page all the same where the site's notice or number stands below its text."""
    if look.kind == "article" and not look.is_row:
        if look.format == "html" and look.is_article and look.article and NOTICE.search(look.footer):
            return "page"
        if look.format == "text" and _holds_notice(look.text):
            return "page"
    return look.kind


def _holds_notice(text: str) -> bool:
    """Whether the last lines of a plain text, below its last sentence, hold a notice or a number: written as one, not spoken about."""
    for line in islice(from_below(text), 8):
        said = _SENTENCE.search(line.rstrip().rstrip("。")) or (line.rstrip().endswith("。") and "，" in line)
        if _SITE_LINE.search(line) and len(line) <= 160 and not said:
            return True
        if _SENTENCE.search(line) or len(line) > 160:
            return False
    return False


def _no_document(look: Look) -> str:
    """Why it is no document at all, as a reason's name; empty where it is one."""
    if look.suffix in PROGRAMS:
        return "minified" if any(len(line) > _LONG_LINE for line in look.source.split("\n")) else ""
    if look.format == "text" and look.source.lstrip().lower().startswith(_CODE):
        return "program"
    if look.format != "html" or look.is_row:
        return ""
    if is_sample(look):
        return "sample"
    if look.source[:_HEAD].lstrip().lower().startswith(_BOOKMARKS) or look.title.lower().startswith(_LISTING):
        return "exported"
    if look.kind == "template":
        return ""
    seen = sum(len("".join(look.text[at : at + _PART].split())) for at in range(0, len(look.text), _PART))
    lower = lower_of(look.source)
    if seen < _STUB and not NOTICE.search(look.text):
        few = _STUB if "settimeout" in lower and not look.has_footer else _SHELL * 2  # one waits there for something
        if any(mark in lower for mark in _REFRESH) or (seen < few and _LEADS.search(lower)):
            return "redirect"
        if seen < _SHELL and "<script" in lower and letters(look.text).han < FEWEST:
            return "shell"
    return "" if seen else "shell"


def _other_language(look: Look) -> str:
    """Which reason there is to ask nothing of a text that is not Chinese; a damaged one may have been. A menu in Chinese makes no text so."""
    if look.is_damaged:
        return ""
    article = letters(look.article)
    if article.han + article.kana < FEWEST and article.words >= _ARTICLE:
        return "foreign"
    found = letters(look.text, look.quoted)
    return "" if is_chinese(found) else "japanese" if is_japanese(found) else "foreign"


def _read_of(look: Look) -> frozenset[str]:
    """What counts in a text that is not Chinese: its numbers and their links; all of it where it is but a Chinese notice."""
    found = letters(look.text, look.quoted)
    is_notice = found.words < FEWEST and found.kana < FEWEST and _HAN.search(look.text)
    return EVERYTHING if is_notice else NUMBERS


def _template(look: Look, names: Names, *, asked: bool, holds_footer: bool | None) -> Judged:
    """A template owes a footer where it is the layout that ends the page, and nothing is included there, wherever the declared
    footer is: a program that makes one page by itself, behind a form say, is none.
    """
    if not asked and (other := _other_language(look)):
        if holds_footer is False:  # whose language is the declared footer's, which it is put together with
            return Judged("template", NOTHING, FRAME, _reason("elsewhere"))
        return Judged("template", NOTHING, _read_of(look) & FRAME, _reason(other))
    if look.format == "data" or not ends_page(look):
        why = "elsewhere" if holds_footer is False else "program" if look.suffix in PROGRAMS else "part"
    elif _is_error(look, names):
        why = "error"
    elif names.software.search(look.text.lower()) and not _FILING.search(look.text):
        why = "software"
    elif includes(look, names):
        why = "including"
    elif is_screen(look, is_article=False):
        why = "screen"
    elif is_mail(look):
        why = "mail"
    elif is_unlisted(look):
        why = "unlisted"
    elif not is_layout(look):
        why = "part"
    elif duties := FOOTER - filled_in(look):
        return Judged("template", duties, FRAME)
    else:
        why = "variable"
    return Judged("template", NOTHING, FRAME, _reason(why))


def _lost(look: Look, names: Names, found: Judged, lacks: Callable[[str, str], frozenset[Duty]]) -> Judged:
    """A template that is put round pages and no longer brings in the declared footer, and a post to which it does not come, owe what it shows."""
    if found.kind == "article" and layout_of(look.source):
        return found._replace(owes=found.owes | lacks(look.path, look.source))
    if found.kind != "template" or found.owes or look.format == "data":
        return found
    if _is_error(look, names) or is_called_screen(look) or is_mail(look) or is_unlisted(look):
        return found
    duties = lacks(look.path, look.source) - filled_in(look)
    return Judged("template", duties, FRAME) if duties else found


def _is_article(look: Look, names: Names, kind: PageKind, *, asked: bool) -> bool:
    """Whether a page or an article holds an article: a home page, a list, an error page, a form and what a site says of itself do not."""
    if _is_error(look, names) or _is_list(look, names) or _speaks_of_site(look, names) or is_discussion(look):
        return False
    if look.is_article or (kind == "page" and _REPRINTED.match(look.heading)):
        return True
    if kind == "article" and any(map(_SAYS_REPRINTED.match, (look.title, *look.text[:_HEADING].split("\n")[:5]))):
        return True
    return (
        kind == "article"
        and bool(look.text.strip())
        and (look.is_row or asked or is_brief(without(look.text, look.quoted), 1 if look.is_post else 2))
    )


def _is_list(look: Look, names: Names) -> bool:
    """Whether its name or that of its folder says that it is a list."""
    *folders, name = PurePosixPath(look.path.lower()).parts
    stem = PurePosixPath(name).stem
    rows = ("/".join(folders[begin:]) for begin in range(len(folders)))
    return bool(names.lists.match(stem)) or (stem == "index" and any(map(names.list_folders.match, rows)))


def _speaks_of_site(look: Look, names: Names) -> bool:
    titles = (_SITE_NAME.split(field.value.strip().lower())[0] for field in look.fields if field.name == "title")
    return any(title.strip() in names.site_titles for title in titles) or is_terms(look, names)


def _is_partial(look: Look) -> bool:
    """Whether a page without an article is only part of one: an upper half that others go on with, to its footer, or a piece
    that has neither a title nor a style of its own.
    """
    lower = lower_of(look.source)
    is_styled = any(mark in lower for mark in ("stylesheet", "<style", "bgcolor="))
    return look.format == "html" and not (any(mark in lower for mark in ENDS) and (look.title or is_styled))
