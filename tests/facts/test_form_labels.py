"""A label before a field of a form is no credit, and a notice that a template prints has an owner that is not known."""

from __future__ import annotations

import pytest

from checker.linter import Linter

LINTER = Linter()
BODY = "<h1>发布</h1><p>河边的老街修好了。铺子又开张了。</p>"


def rules(source: str, path: str = "a.html") -> set[str]:
    return {one.finding.rule for one in LINTER.lint(source.encode(), path).violations}


@pytest.mark.parametrize(
    "form",
    [
        "<p>文章来源：<input name=a></p>",
        "<p>来源：<select><option>甲报</option></select></p>",
        "<tr><td>来源：</td><td><textarea></textarea></td></tr>",
        "<label>文章来源：</label><input>",
        "<label>文章来源：</label><div><input type=text></div>",
        "<dl><dt>来源：</dt><dd><input></dd></dl>",
    ],
)
def test_a_label_before_a_field_of_a_form_is_no_empty_source(form: str) -> None:
    assert "attribution-empty" not in rules(BODY + form)


def test_a_label_before_nothing_is_an_empty_source() -> None:
    assert "attribution-empty" in rules(f"{BODY}<p>来源：　作者：王芳</p>")
    assert "attribution-empty" in rules(f"{BODY}<p>来源：<input type=hidden>　作者：王芳</p>")


@pytest.mark.parametrize(
    ("path", "notice"),
    [
        ("a.html", "© {{ year }} {{ site.title }}"),
        ("a.ejs", "&copy; <%= date() %> <%= config.author %>"),
        ("a.html", '<i class="fa fa-copyright"></i> 2026 {{ site.title }}'),
        ("a.vue", "<template><p>Copyright © {{ year }} {{ name }}</p></template>"),
        ("a.pug", "p!= `&copy;${year} By ${author}`"),
        ("a.ftl", "© ${year} ${site.title!}"),
        ("a.tsx", "export const A = () => <p>© {year} {name}</p>"),
        ("a.tpl", "版权所有 {$site.name}"),
    ],
)
def test_a_notice_that_a_template_prints_is_neither_ownerless_nor_missing(path: str, notice: str) -> None:
    found = {
        fact.fields.get("state") for fact, _ in LINTER.facts(notice.encode(), path)[0].facts if fact.kind == "copyright"
    }
    assert found == {"variable"}
    assert not rules(notice, path) & {"copyright-ownerless", "copyright-missing"}


def test_what_the_template_of_a_list_leaves_out_is_told_once() -> None:
    item = "<h3><a href=/{0}.html>又一座博物馆开放了它的新展厅</a></h3><p>{1}</p><span>来源：</span><span>2099-04-1{0}</span>"
    listed = "".join(f"<div>{item.format(number, BODY)}</div>" for number in range(5))
    told = [one.finding.rule for one in LINTER.lint(listed.encode(), "a.html").violations]
    assert told.count("attribution-empty") == 1


@pytest.mark.parametrize(
    ("text", "is_told"),
    [("{0}\n\n来源：\n", True), ("{0}\n\n> 文章来源：\n", True), ("来源：\n\n{0}\n", False), ("> 转载自：\n\n{0}\n", True), ("{0}\n\n来源：\n\n- 甲\n- 乙\n", False)],
)  # fmt: skip
def test_a_label_alone_is_empty_where_only_a_source_could_fill_it(text: str, is_told: bool) -> None:
    assert ("attribution-empty" in rules(text.format("昨日，小桥通车。两岸往来只要五分钟。"), "a.md")) is is_told
