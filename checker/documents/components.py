"""What a layout brings in that is made of components (Vue, Nuxt, React, Next, Astro, Svelte): those whose tags it uses, by the files that
it imports them from.
"""

from __future__ import annotations

import re

from checker.documents.included import FOOT, Included
from checker.text.pattern import LazyPattern

SUFFIXES = frozenset((".vue", ".astro", ".svelte", ".jsx", ".tsx"))
_REMARK = LazyPattern(r"<!--.*?-->|\{/\*.*?\*/\}|/\*.*?\*/|(?m:^\s*//.*$)", re.DOTALL)
_IMPORT = LazyPattern(
    r"""^[ \t]*import\s+(?:type\s+)?([\w$]+)?\s?,?\s?(?:\{([^{}]*)\})?\s?from\s?["']([^"'\n]+)["'];?""", re.MULTILINE
)
_LATER = LazyPattern(r"""\b([A-Z]\w*)["']?\s?[:=][^;\n]{0,60}\bimport\(\s?["']([^"'\n]+)["']""")
"""A component that is loaded when it is shown."""
_SCRIPT = LazyPattern(r"<script\b.*?</script>|<style\b.*?</style>|\A---\n.*?\n---\n", re.DOTALL | re.IGNORECASE)
_TAG = LazyPattern(r"(?<![\w)$])<([A-Z]\w*|[a-z]+(?:-[a-z\d]+)+)(?=[\s/>])")
_ANYTHING = LazyPattern(r"<component\b|<svelte:component|\bv-html=|\bset:html=|\{@html")
"""What may draw whatever a program says."""
_KNOWN = frozenset(
    "nuxtpage nuxtlink nuxtloadingindicator nuxtrouteannouncer nuxtimg nuxt routerview routerlink transition transitiongroup keepalive suspense teleport clientonly"
    " fragment strictmode head script link image html body outlet scrollrestoration viewtransitions clientrouter icon noscript component".split()
)
"""What frameworks bring along, none of which is a footer."""
_LIBRARY = LazyPattern(r"(?:el|a|v|n|van|q|u|t|ion|md|b)-")
"""How the tags of libraries for screens begin."""
_PACKAGES = (
    "next", "react", "vue", "@vercel/", "astro", "@astrojs/", "svelte", "$app/", "element-plus", "element-ui", "naive-ui", "ant-design-vue", "antd", "vuetify", "@nuxt", "#", "@headlessui/",
    "@heroicons/", "lucide", "@iconify/", "sonner", "@tanstack/", "pinia", "@mui/", "@emotion/", "framer-motion", "@radix-ui/", "styled-components",
)  # fmt: skip
"""Of libraries that have no site's footer in them."""
_OWN = ("./", "../", "@/", "~/", "src/", "$lib/", "components/", "app/", "~~/", "@components/", "@layouts/")
_PLACE = LazyPattern(
    r"<slot\s?/?>|<(?:router-view|RouterView|NuxtPage|Nuxt|nuxt|Outlet)\b|\{\s?(?:props\.)?children\s?\}|\{@render children|<Component\b"
)
ROOT = LazyPattern(
    r"(?:^|/)(?:layouts/default\.vue|(?:src/|app/)?[Aa]pp\.(?:vue|jsx|tsx)|src/routes/\+layout\.svelte|(?:src/)?app/layout\.[jt]sx|(?:src/)?app/\[(?:lang|locale)\]/layout\.[jt]sx)$"
)
"""The layout that every page is put into, where no file ends the page."""


def components(source: str, suffix: str) -> Included:
    r"""The files of the components that *source* uses.

    >>> components("<template><TheHeader/></template>\n<script setup>\nimport TheHeader from './TheHeader.vue'\n</script>", ".vue")
    Included(names=('./TheHeader.vue',), unknown=frozenset())
    """
    bare = _REMARK.sub(" ", source)
    origins: dict[str, str] = {}
    for match in _IMPORT.finditer(bare):
        several = [each.split(" as ")[-1].strip() for each in (match[2] or "").split(",")]
        origins |= {plain(name): match[3] for name in (match[1], *several) if name}
    origins |= {plain(match[1]): match[2] for match in _LATER.finditer(bare)}
    names: list[str] = []
    drawn = shown(source)
    unknown = {match.group() for match in (*_ANYTHING.finditer(bare), *FOOT.finditer(_TAG.sub("", drawn)))}
    for tag in dict.fromkeys(match[1] for match in _TAG.finditer(drawn)):
        origin = origins.get(plain(tag), "")
        if origin.startswith(_OWN):
            names.append(origin)
        elif origin:
            unknown |= set() if origin.startswith(_PACKAGES) else {tag}
        elif plain(tag) in _KNOWN or (_LIBRARY.match(tag) is not None and "-" in tag):
            continue
        elif suffix == ".vue":
            names.append(f"components/**/{tag}")
        else:
            unknown.add(tag)
    return Included(tuple(dict.fromkeys(names)), frozenset(unknown))


def shown(source: str) -> str:
    """What of a component is drawn: neither what it imports nor its scripts and styles."""
    return _IMPORT.sub("", _SCRIPT.sub(" ", _REMARK.sub(" ", source)))


def holds_pages(source: str) -> bool:
    """Whether a layout has a place for the pages."""
    return _PLACE.search(_REMARK.sub(" ", source)) is not None


def plain(tag: str) -> str:
    """One name for ``TheFooter``, ``the-footer`` and ``Thefooter``."""
    return tag.replace("-", "").lower()
