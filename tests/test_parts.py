"""A layout that brings in other files, and no longer the declared footer: told where every file is known, and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from checker.documents.components import components
from checker.documents.included import included
from checker.parts import lacks

FOOT = '<footer>© 2099 河边网 <a href="https://beian.miit.gov.cn/">京ICP备2099000012号-1</a></footer>'
HEAD = '<header><a href="/">首页</a><a href="/n">新闻</a><a href="/a">关于</a></header>'
TOP = f"<!doctype html><html><head><title>河边网</title></head><body>{HEAD}"
END = f"{FOOT}</body></html>"


def page(inside: str) -> str:
    return f"<!doctype html><html><head><title>河边网</title></head><body>{inside}</body></html>"


SITES: dict[str, tuple[str, str, str, str, dict[str, str]]] = {
    # engine: the footer and its text, the layout, what brings the footer in, and all files, the layout with it
    "EJS": (
        "layout/_partial/footer.ejs", FOOT, "layout/layout.ejs", "<%- partial('_partial/footer') %>",
        {
            "layout/layout.ejs": page("<%- partial('_partial/header', null, {cache: true}) %><%- body %><% if (theme.side) { %><%- partial('_partial/side') %><% } %><%- partial('_partial/footer') %>"),
            "layout/_partial/header.ejs": HEAD,
            "layout/_partial/side.ejs": "<% theme.widgets.forEach(function(w){ %><%- partial('_widget/' + w) %><% }) %>",
            "layout/_widget/tags.ejs": "<p>标签</p>",
        },
    ),
    "Pug": (
        "layout/includes/footer.pug", "footer © 2099 河边网\n", "layout/includes/layout.pug", "    include footer.pug\n",
        {"layout/includes/layout.pug": "html\n  body\n    include header.pug\n    block content\n    include footer.pug\n    include js.pug\n", "layout/includes/header.pug": "header\n", "layout/includes/js.pug": "script\n"},
    ),
    "Nunjucks": (
        "layout/_partial/foot.njk", FOOT, "layout/_layout.njk", "{% include '_partial/foot.njk' %}",
        {
            "layout/_layout.njk": page("{% include '_partial/header.njk' %}{% block content %}{% endblock %}{% include '_partial/foot.njk' %}{{ partial('_partial/js.njk', {}, {cache: theme.cache}) }}"),
            "layout/_partial/header.njk": HEAD, "layout/_partial/js.njk": "<script></script>",
        },
    ),
    "Hugo": (
        "layouts/partials/footer.html", FOOT, "layouts/_default/baseof.html", '{{- partial "footer.html" . -}}',
        {
            "layouts/_default/baseof.html": page('{{- partialCached "header.html" . -}}{{- block "main" . }}{{- end }}{{- partial "footer.html" . -}}{{ partial "js.html" . }}{{ template "_internal/disqus.html" . }}{{ partial "opengraph.html" . }}'),
            "layouts/partials/header.html": HEAD, "layouts/partials/js.html": "<script></script>",
        },
    ),
    "CodeIgniter": (
        "application/views/public/foot.php", END, "application/views/show.php", "<?php $this->load->view('public/foot.php'); ?>",
        {name: f"<?php $this->load->view('public/head.php'); ?><div>{name}</div><?php $this->load->view('public/foot.php'); ?>" for name in ("application/views/show.php", "application/views/index.php")}
        | {"application/views/public/head.php": TOP},
    ),
    "Jekyll": (
        "_includes/footer.html", FOOT, "_layouts/default.html", "{% include footer.html %}",
        {"_layouts/default.html": page("{% include nav.html %}{{ content }}{% include footer.html %}"), "_includes/nav.html": HEAD},
    ),
    "Blade": (
        "resources/views/partials/footer.blade.php", FOOT, "resources/views/layouts/app.blade.php", "@include('partials.footer')",
        {"resources/views/layouts/app.blade.php": page("@include('partials.header')@yield('content')@include('partials.footer')@stack('scripts')"), "resources/views/partials/header.blade.php": HEAD},
    ),
    "Thymeleaf": (
        "templates/common/footer.html", f"<div th:fragment=footer>{FOOT}</div>", "templates/layout.html", '<div th:replace="~{common/footer :: footer}"></div>',
        {"templates/layout.html": page('<div th:replace="~{common/header :: header}"></div><div layout:fragment="content">文</div><div th:replace="~{common/footer :: footer}"></div>'), "templates/common/header.html": f"<div th:fragment=header>{HEAD}</div>"},
    ),
    "a page in Thymeleaf": (
        "templates/common/footer.html", FOOT, "templates/show.html", '<div th:replace="common/footer :: footer"></div>',
        {
            name: page(f'<div th:replace="common/header :: header"></div><div>{name}</div><div th:replace="common/footer :: footer"></div>') for name in ("templates/show.html", "templates/index.html")
        } | {"templates/common/header.html": HEAD},
    ),
    "WordPress": (
        "footer.php", f"{FOOT}<?php wp_footer(); ?></body></html>", "single.php", "<?php get_footer(); ?>",
        {
            "single.php": "<?php get_header(); ?><?php while (have_posts()) : the_post(); get_template_part('parts/content', get_post_format()); endwhile; ?><?php get_sidebar(); ?><?php get_footer(); ?>",
            "header.php": TOP, "sidebar.php": "<?php dynamic_sidebar('side'); ?>", "parts/content.php": "<?php the_content(); ?>",
        },
    ),
    "Typecho": (
        "footer.php", END, "post.php", "<?php $this->need('footer.php'); ?>",
        {"post.php": "<?php $this->need('header.php'); ?><?php $this->content(); ?><?php $this->need('footer.php'); ?>", "header.php": TOP},
    ),
    "PHP": (
        "inc/foot.php", FOOT, "index.php", "<?php include 'inc/foot.php'; ?>",
        {name: page("<?php include 'inc/nav.php'; ?><div>新闻</div><?php include 'inc/foot.php'; ?>") for name in ("index.php", "list.php")} | {"inc/nav.php": HEAD},
    ),
    "DedeCMS": (
        "templets/a/footer.htm", FOOT, "templets/a/article.htm", '{dede:include filename="footer.htm"/}',
        {name: page('{dede:include filename="head.htm"/}{dede:field.body/}{dede:include filename="footer.htm"/}') for name in ("templets/a/article.htm", "templets/a/index.htm")} | {"templets/a/head.htm": HEAD},
    ),
    "JSP": (
        "WEB-INF/common/footer.jsp", FOOT, "WEB-INF/news.jsp", '<%@ include file="common/footer.jsp" %>',
        {
            name: '<%@ page import="java.util.*" contentType="text/html" %>' + page('<%@ include file="common/header.jsp" %>${news}<jsp:include page="common/side.jsp"/><%@ include file="common/footer.jsp" %>')
            for name in ("WEB-INF/news.jsp", "WEB-INF/list.jsp")
        } | {"WEB-INF/common/header.jsp": HEAD, "WEB-INF/common/side.jsp": "<div>最新</div>"},
    ),
    "FreeMarker": (
        "t/common/footer.ftl", FOOT, "t/show.ftl", '<#include "common/footer.ftl">',
        {name: page('<#include "common/header.ftl">${content}<#include "common/footer.ftl">') for name in ("t/show.ftl", "t/index.ftl")} | {"t/common/header.ftl": HEAD},
    ),
    "ThinkPHP": (
        "view/public/footer.html", FOOT, "view/index/show.html", '{include file="public/footer" /}',
        {name: page('{include file="public/header" /}{$content}{include file="public/footer" /}') for name in ("view/index/show.html", "view/index/index.html")} | {"view/public/header.html": HEAD},
    ),
    "PbootCMS": (
        "template/a/comm/foot.html", FOOT, "template/a/news.html", "{include file=comm/foot.html}",
        {name: page("{include file=comm/head.html}{content:content}{include file=comm/foot.html}") for name in ("template/a/news.html", "template/a/index.html")} | {"template/a/comm/head.html": HEAD},
    ),
    "PHPCMS": (
        "templates/content/footer.html", END, "templates/content/show.html", '{template "content","footer"}',
        {"templates/content/show.html": '{template "content","header"}{$content}{template "content","footer"}', "templates/content/header.html": TOP},
    ),
    "Discuz": (
        "template/common/footer.htm", END, "template/portal/view.htm", "<!--{template common/footer}-->",
        {"template/portal/view.htm": "<!--{template common/header}--><div>{$article[title]}</div><!--{template common/footer}-->", "template/common/header.htm": TOP},
    ),
    "Twig": (
        "templates/_foot.twig", FOOT, "templates/base.twig", '{{ include("_foot.twig") }}',
        {"templates/base.twig": page('{% include "_nav.twig" with {a: 1} %}{% block body %}{% endblock %}{{ include("_foot.twig") }}{% block javascripts %}{% endblock %}'), "templates/_nav.twig": HEAD},
    ),
    "Handlebars": (
        "views/partials/footer.hbs", FOOT, "views/layouts/main.hbs", "{{> footer}}",
        {"views/layouts/main.hbs": page("{{> header}}{{{body}}}{{> footer}}"), "views/partials/header.hbs": HEAD},
    ),
    "Razor": (
        "Views/_Footer.cshtml", FOOT, "Views/_Layout.cshtml", '@await Html.PartialAsync("_Footer")',
        {"Views/_Layout.cshtml": page('<partial name="_Header" />@RenderBody()@await Html.PartialAsync("_Footer")@RenderSection("Scripts", required: false)'), "Views/_Header.cshtml": HEAD},
    ),
    "server-side includes": (
        "inc/foot.html", FOOT, "show.shtml", '<!--#include virtual="/inc/foot.html" -->',
        {name: page('<!--#include virtual="/inc/top.html" --><div>新闻</div><!--#include virtual="/inc/foot.html" -->') for name in ("show.shtml", "index.shtml")} | {"inc/top.html": HEAD},
    ),
    "Astro": (
        "src/components/Footer.astro", FOOT, "src/layouts/Base.astro", "<Footer />",
        {
            "src/layouts/Base.astro": "---\nimport Header from '../components/Header.astro';\nimport Footer from '@/components/Footer.astro';\nimport { ViewTransitions } from 'astro:transitions';\n---\n" + page("<ViewTransitions /><Header /><slot /><Footer />"),
            "src/components/Header.astro": HEAD,
        },
    ),
    "Next": (
        "components/Footer.tsx", f"export default () => ({FOOT});", "app/layout.tsx", "<Footer />",
        {
            "app/layout.tsx": "import Header from '@/components/Header';\nimport Footer from '@/components/Footer';\nexport default ({ children }) => (<html><body><Header />{children}<Footer /></body></html>);",
            "components/Header.tsx": f"export default () => ({HEAD});",
        },
    ),
    "Nuxt": (
        "components/TheFooter.vue", f"<template>{FOOT}</template>", "layouts/default.vue", "<TheFooter />",
        {"layouts/default.vue": "<template><div><TheHeader /><slot /><TheFooter /></div></template>", "components/TheHeader.vue": f"<template>{HEAD}</template>"},
    ),
    "Vue": (
        "src/components/AppFooter.vue", f"<template>{FOOT}</template>", "src/App.vue", "<app-footer></app-footer>",
        {
            "src/App.vue": "<template><div><app-header/><router-view/><app-footer></app-footer></div></template>\n<script setup>\nimport AppHeader from './components/AppHeader.vue'\nimport AppFooter from './components/AppFooter.vue'\n</script>",
            "src/components/AppHeader.vue": f"<template>{HEAD}</template>",
        },
    ),
    "Svelte": (
        "src/lib/Footer.svelte", FOOT, "src/routes/+layout.svelte", "<Footer/>",
        {"src/routes/+layout.svelte": "<script>\nimport Header from '$lib/Header.svelte';\nimport Footer from '$lib/Footer.svelte';\n</script>\n<Header/><slot/><Footer/>", "src/lib/Header.svelte": HEAD},
    ),
}  # fmt: skip


def told(folder: Path, footer: str, layout: str, files: Mapping[str, str]) -> str:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    found = lacks((folder / footer,), str(folder), str(folder / layout), files[layout])
    return " ".join(sorted(found))


@pytest.mark.parametrize("engine", SITES)
def test_a_layout_that_no_longer_brings_in_the_declared_footer_is_told(engine: str, tmp_path: Path) -> None:
    footer, text, layout, brings, files = SITES[engine]
    assert brings in files[layout]
    gone = files | {footer: text, layout: files[layout].replace(brings, "")}
    assert told(tmp_path, footer, layout, gone) == ("notice" if engine == "Pug" else "notice number")


@pytest.mark.parametrize("engine", SITES)
def test_one_that_brings_it_in_is_not(engine: str, tmp_path: Path) -> None:
    footer, text, layout, _, files = SITES[engine]
    assert told(tmp_path, footer, layout, files | {footer: text}) == ""


EJS = page("<%- partial('header') %><%- body %>{}")
SILENT: dict[str, dict[str, str]] = {
    "a name from a variable": {"layout.ejs": EJS.format("<%- partial(theme.last) %>")},
    "a file that is not there": {"layout.ejs": EJS.format("<%- partial('last') %>")},
    "a file that brings it in": {"layout.ejs": EJS.format("<%- partial('last') %>"), "last.ejs": "<%- partial('footer') %>"},
    "a notice in another file": {"layout.ejs": EJS.format("<%- partial('last') %>"), "last.ejs": "<p>版权所有 河边网</p>"},
    "a folder of which one file holds a notice": {"layout.ejs": EJS.format("<%- partial('w/' + name) %>"), "w/a.ejs": "<p>标签</p>", "w/b.ejs": "<p>© 2099 河边网</p>"},
    "something of the program's that is called so": {"layout.ejs": EJS.format("<%- theme.footerHtml %>")},
    "a block for it": {"layout.ejs": EJS.format("<%- block('last') %>")},
    "nothing brought in": {"layout.ejs": page("<%- body %>")},
    "no place for a page": {"layout.ejs": page("<%- partial('header') %>")},
    "pages that bring it in themselves": {"layout.ejs": EJS.format(""), "index.ejs": "<p>首页</p><%- partial('footer') %>"},
    "another layout with another header": {"layout.ejs": EJS.format(""), "base.ejs": page("<%- partial('top') %><%- body %><%- partial('footer') %>"), "top.ejs": HEAD},
    "a name that wants none": {"login.ejs": EJS.format("")},
    "files outside the site": {"layout.ejs": EJS.format("<%- partial('../../last') %>")},
}  # fmt: skip


@pytest.mark.parametrize("case", SILENT)
def test_what_may_hold_the_footer_all_the_same_says_nothing(case: str, tmp_path: Path) -> None:
    files = {"header.ejs": HEAD, "footer.ejs": FOOT} | SILENT[case]
    layout = next(name for name in ("layout.ejs", "login.ejs") if name in files)
    assert told(tmp_path, "footer.ejs", layout, files) == ""


def test_another_layout_with_the_same_header_and_the_footer_shows_that_one_is_missing(tmp_path: Path) -> None:
    files = {
        "header.ejs": HEAD,
        "footer.ejs": FOOT,
        "layout.ejs": EJS.format(""),
        "base.ejs": EJS.format("<%- partial('footer') %>"),
    }
    assert told(tmp_path, "footer.ejs", "layout.ejs", files) == "notice number"


def test_what_another_page_brings_in_beside_the_footer_is_not_the_footer(tmp_path: Path) -> None:
    inside = "<?php $this->need('header.php'); echo widget('side'); ?><p>{}</p><?php $this->need('side.php'); ?>"
    files = {
        "header.php": TOP,
        "footer.php": END,
        "side.php": "<?php echo copyright_of($post); ?>",
        "post.php": inside.format("文章"),
        "page.php": inside.format("单页") + "<?php $this->need('footer.php'); ?>",
    }
    assert told(tmp_path, "footer.php", "post.php", files) == "notice number"
    files["post.php"] += "<?php echo widget('last'); ?>"
    assert told(tmp_path, "footer.php", "post.php", files) == ""


def test_a_page_by_itself_is_missed_where_nearly_all_beside_it_bring_the_footer_in(tmp_path: Path) -> None:
    opens = f"<!doctype html><html><head><title>河边网</title></head><body>{HEAD}<p>{{}}</p>"
    pages = {f"view/{name}/index.html": opens.format(name) + '{include file="public:footer"}' for name in "abcd"}
    files = {"view/public/footer.html": END, **pages, "view/a/show.html": opens.format("老街") + "</body></html>"}
    assert told(tmp_path, "view/public/footer.html", "view/a/show.html", files) == "notice number"
    files |= {f"view/b/{name}.html": files["view/a/show.html"] for name in "abcd"}
    assert told(tmp_path, "view/public/footer.html", "view/a/show.html", files) == ""


def test_of_several_footers_one_is_declared_and_all_are_missed(tmp_path: Path) -> None:
    opens = f"<!doctype html><html><head><title>河边网</title></head><body>{HEAD}<p>{{}}</p>"
    pages = {f"view/{name}/index.html": opens.format(name) + '{include file="public:footer"}' for name in "abcd"}
    home = {
        "view/index.html": opens.format("首页") + '{include file="public:footer-home"}',
        "view/public/footer-home.html": END,
    }
    files = {
        "view/public/footer.html": END,
        **pages,
        **home,
        "view/a/show.html": opens.format("老街") + "</body></html>",
    }
    assert told(tmp_path, "view/public/footer-home.html", "view/a/show.html", files) == "notice number"
    assert told(tmp_path, "view/public/footer-home.html", "view/a/index.html", files) == ""


def test_a_part_that_pages_begin_with_is_no_page(tmp_path: Path) -> None:
    header = TOP.replace(HEAD, "<?php include 'nav.php'; ?>")
    page = "<?php include 'header.php'; include 'nav.php'; ?><p>文章</p><?php include 'footer.php'; ?>"
    files = {"header.php": header, "nav.php": HEAD, "footer.php": END, "post.php": page}
    assert told(tmp_path, "footer.php", "header.php", files) == ""


def test_a_footer_that_shows_no_number_is_not_missed_for_one(tmp_path: Path) -> None:
    files = {"header.ejs": HEAD, "footer.ejs": "<footer>© 2099 河边网</footer>", "layout.ejs": EJS.format("")}
    assert told(tmp_path, "footer.ejs", "layout.ejs", files) == "notice"


@pytest.mark.parametrize(
    ("source", "suffix", "names", "is_known"),
    [
        ('{{ partial (printf "%s.html" .Type) . }}', ".html", (), False),
        ("<@tools.menu/>", ".ftl", (), False),
        ("[!--temp.foot--]", ".html", (), False),
        ("@yield('foot')", ".php", (), False),
        ("@yield('title')@section('head')@endsection", ".php", (), True),
        ("<!-- <%- partial('old') %> --><%# partial('older') %>", ".ejs", (), True),
        ("<?php require __DIR__ . '/top.php'; require_once('a/' . $b . '.php'); ?>", ".php", ("/top.php", "a/*"), True),
        ("<?php get_template_part( 'parts/side', 'left' ); get_sidebar(); ?>", ".php", ("parts/side*", "sidebar"), True),
        ("<c:import url='/top.jsp'/><tiles:insertAttribute name='x'/>", ".jsp", ("/top.jsp",), False),
        ('<div th:insert="${part}"></div>', ".html", (), False),
        ("extends base.pug\ninclude ./top\n= partial(last)\n", ".pug", ("base.pug", "./top"), False),
        ("block content\n  include a.pug\nblock foot\n", ".pug", ("a.pug",), False),
    ],
)  # fmt: skip
def test_what_is_brought_in_is_read_off_where_it_is_written_out(
    source: str, suffix: str, names: tuple[str, ...], is_known: bool
) -> None:
    found = included(source, suffix)
    assert (set(found.names), not found.unknown) == (set(names), is_known)


@pytest.mark.parametrize(
    ("source", "names", "is_known"),
    [
        ("<template><el-main><router-view/></el-main></template>", (), True),
        ("<template><component :is='foot'/></template>", (), False),
        ("<template><div v-html='last'/></template>", (), False),
        ("<script>\nimport X from 'some-theme'\n</script><X/>", (), False),
        ("<script>\nimport { A as B, C } from './all'\n</script><B/><C/>", ("./all",), True),
        ("<script>\nconst Top = defineAsyncComponent(() => import('@/Top.vue'))\n</script><top/><Top/>", ("@/Top.vue",), True),
    ],
)  # fmt: skip
def test_components_are_followed_to_where_they_are_imported_from(
    source: str, names: tuple[str, ...], is_known: bool
) -> None:
    found = components(source, ".vue")
    assert (found.names, not found.unknown) == (names, is_known)
