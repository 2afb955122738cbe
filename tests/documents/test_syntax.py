"""What is left over of a template in a finished page, and what makes one of it."""

from __future__ import annotations

import pytest

from checker.readers import read

TEXT = "河边的老街修好了，铺子一家接一家开张。街坊们说，往后傍晚又有地方散步了。石板路重新铺过，路灯也换了新的。"
ARTICLE = f"<h1>老街</h1><p>{TEXT}</p><p>{TEXT}</p><p>{TEXT}</p><p>{TEXT}</p>"


def kind(body: str, head: str = "<title>老街 - 河边网</title>") -> str:
    source = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    [document] = read("a.html", source.encode())
    return document.kind


@pytest.mark.parametrize(
    "stray",
    [
        "{$news.hits}",
        "{$rs['author']}",
        "{{ hits }}",
        "{{article.author}} {{ $views }}",
        "{{item.name|upper}}",
        "{$hits|default}",
    ],
)
def test_a_value_that_nobody_filled_in_makes_no_template_of_a_finished_page(stray: str) -> None:
    assert kind(f"{ARTICLE}<p>浏览：{stray}</p>") == "page"


@pytest.mark.parametrize(
    "part",
    [
        "{$content}",  # where the article goes
        "{$article.title}",
        "{{ site.footer }}",
        "{$cfg_powerby}",
        "{$web_icp}",
        "{$a} {$b} {$c}",  # more than are left over
        "{include file='foot'}",
        "{if $a}文{/if}",
        "{{ partial 'foot' }}",
        "{{#if a}}",
        "{% include foot %}",
        "{{ hits }}<a href='{{ url }}'>下一篇</a>",
        "{{ hits }}<?php echo 1 ?>",
    ],
)
def test_what_holds_the_article_or_the_footer_and_what_does_anything_makes_a_template(part: str) -> None:
    assert kind(f"{ARTICLE}<p>浏览：{part}</p>") == "template"


def test_a_page_whose_title_is_filled_in_and_one_without_an_article_are_templates() -> None:
    assert kind(f"{ARTICLE}<p>浏览：{{$hits}}</p>", "<title>{$title} - 河边网</title>") == "template"
    assert kind("<h1>老街</h1><p>河边的老街修好了。</p><p>浏览：{$hits}</p>") == "template"


def test_a_fragment_may_be_a_part_of_a_template() -> None:
    [document] = read("a.html", f"<div>{ARTICLE}<p>浏览：{{$hits}}</p></div>".encode())
    assert document.kind == "template"


def test_a_fragment_with_a_program_in_it_is_a_part_of_a_template() -> None:
    [document] = read("a.html", f"<div>{ARTICLE}<select><?php for ($n = 0; $n < 9; $n++) {{ ?></select></div>".encode())
    assert document.kind == "template"
    [document] = read("a.html", f"<div>{ARTICLE}<pre><?php for ($n = 0; $n < 9; $n++) {{ ?></pre></div>".encode())
    assert document.kind == "article"


def test_what_a_server_takes_out_makes_a_template_of_a_page_with_a_sample_article() -> None:
    assert kind(f'{ARTICLE}<p th:text="${{hits}}">3</p><div th:replace="base/foot :: foot"></div>') == "template"


def test_what_a_script_of_the_page_reads_may_be_left_in_a_saved_one() -> None:
    assert kind(f'{ARTICLE}<p v-if="hits">3</p>') == "page"


def test_what_only_code_shows_takes_nothing_out() -> None:
    assert kind(f'{ARTICLE}<pre><p th:text="${{hits}}"></pre>') == "page"


@pytest.mark.parametrize(
    ("title", "expected"),
    [("{dede:field.title/}", "template"), ("{pc:title}", "template"), ("{{ title }}", "page"), ("老街", "page")],
)
def test_a_title_that_no_server_has_filled_in_makes_a_template(title: str, expected: str) -> None:
    head = f'<title>{title}</title><meta name="keywords" content="{{dede:field.keywords/}}">'
    assert kind(ARTICLE, head) == expected


UNFILLED = '<meta name=verification content="{{ theme.code }}">'


def test_a_meta_value_that_nobody_filled_in_makes_no_template_of_a_list_whose_title_is_written() -> None:
    assert kind(f"<ul><li>{TEXT}</li></ul>", f"<title>归档 - 河边网</title>{UNFILLED}") == "page"
    assert kind(f"<ul><li>{TEXT}</li></ul>", f"<title>{{{{ title }}}}</title>{UNFILLED}") == "template"
    assert kind(f"<ul><li>{TEXT}</li></ul>", UNFILLED) == "template"
    assert kind(f"<a href='{{{{ url }}}}'>{TEXT}</a>", f"<title>归档 - 河边网</title>{UNFILLED}") == "template"


@pytest.mark.parametrize("address", ["__ROOT__/Public/a.css", "__PUBLIC__/a.css", "{:U('Index/a')}"])
def test_an_address_that_the_server_replaces_beside_an_include_makes_a_template(address: str) -> None:
    head = f'<title>老街 - 河边网</title><link href="{address}">'
    assert kind(f"{ARTICLE}<include file='Public/footer' />", head) == "template"
    assert kind(ARTICLE, head) == "page"
    assert kind(f"{ARTICLE}<include file='Public/footer' />") == "page"
