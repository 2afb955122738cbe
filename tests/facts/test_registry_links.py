"""Links to retired registries that no number carries: found in every template, told once, mended where they are written out."""

from __future__ import annotations

import re

import pytest

from checker.linter import Linter
from checker.settings import Settings

LINTER = Linter()
OLD_POLICE = "http://www.beian.gov.cn/portal/registerSystemInfo?recordcode="
OLD_ICP = "http://www.miitbeian.gov.cn/"


def outdated(path: str, source: str) -> list[tuple[str, str]]:
    """The rule and the words it points at."""
    found = LINTER.lint(source.encode(), path).violations
    return [
        (one.finding.rule, source[slice(*one.finding.span)])
        for one in found
        if one.finding.rule.endswith("link-outdated")
    ]


def mended(path: str, source: str) -> str:
    """The source with every fix of an outdated link made."""
    edits = [
        edit
        for one in LINTER.lint(source.encode(), path).violations
        if one.finding.rule.endswith("link-outdated") and one.finding.fix
        for edit in one.finding.fix.edits
    ]
    for edit in sorted(edits, key=lambda edit: -edit.span.start):
        source = source[: edit.span.start] + edit.text + source[edit.span.end :]
    return source


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("a.pug", "footer\n  a(href='ADDRESS' + theme.code) #{theme.police}\n"),
        ("a.ejs", '<a href="ADDRESS<%= theme.code %>"><%= theme.police %></a>'),
        ("a.vue", '<template><a :href="`ADDRESS${code}`">{{ police }}</a></template>'),
        ("a.ftl", '<a href="ADDRESS${code}">${police}</a>'),
        ("a.html", '<a th:href="@{ADDRESS}+${code}">[[${police}]]</a>'),
        ("functions.php", "<?php echo '<a href=\"ADDRESS'.$code.'\">'.$police.'</a>'; ?>"),
        ("a.tsx", "export const A = () => <a href={`ADDRESS${code}`}>{police}</a>"),
        ("config.ts", "export default { police: { link: 'ADDRESS' + code } }"),
    ],
)
def test_the_link_of_a_number_that_a_program_fills_in_is_found_and_mended(path: str, source: str) -> None:
    here = source.replace("ADDRESS", OLD_POLICE)
    assert outdated(path, here) == [("police-link-outdated", OLD_POLICE)]
    assert mended(path, here) == source.replace("ADDRESS", "https://beian.mps.gov.cn/#/query/webSearch?code=")


@pytest.mark.parametrize(("words", "times"), [("小河社", 2), ("小河社" * 1000, 1)])
def test_a_link_that_shows_its_address_is_mended_there_too_but_for_a_whole_text(words: str, times: int) -> None:
    source = f'<p>京ICP备11041399号</p><a href="{OLD_ICP}">{words} {OLD_ICP}</a>'
    assert mended("a.html", source).count("https://beian.miit.gov.cn/") == times


@pytest.mark.parametrize(
    ("source", "links"),
    [
        ("<?php echo 1 ?><footer>© 2020 小河社 {}</footer>", True),
        ("<footer>© 2020 小河社 <?php echo 1 ?>{}<?php echo 2 ?></footer>", True),
        ("<footer>© 2020 小河社 <?php echo '{}'; ?></footer>", False),
        ("<?php echo 1 ?><footer>© 2020 小河社 <?php echo 2; echo '{}';", False),
    ],
)
def test_what_a_program_prints_is_not_put_into_a_link(source: str, links: bool) -> None:
    [told] = LINTER.lint(source.format("京ICP备11041399号-1").encode(), "a.php").violations
    assert (told.finding.rule, told.finding.fix is not None) == ("icp-unlinked", links)


@pytest.mark.parametrize(
    ("source", "rules"),
    [
        (f'<a href="{OLD_ICP}">{{{{ icp }}}}</a>', ["icp-link-outdated"]),
        (f'<a href="{OLD_ICP}">京ICP备2099000012号</a>', ["icp-link-outdated"]),
        (f'京ICP备2099000012号 <a href="{OLD_ICP}">查询</a>', ["icp-link-outdated"]),
        (f'<a href="{OLD_POLICE}11010502990012">京公网安备 11010502990012号</a>', ["police-link-outdated"]),
        (f'<!-- <a href="{OLD_ICP}">旧</a> --><p>河边的老街修好了</p>', []),
        ('<a href="https://beian.miit.gov.cn/">{{ icp }}</a>', []),
        (f"<p>从前的地址是 {OLD_ICP} ，早已停用</p>", []),
    ],
)
def test_one_link_is_told_once(source: str, rules: list[str]) -> None:
    assert [rule for rule, _ in outdated("a.html", source)] == rules


@pytest.mark.parametrize("code", ["00000000000000", "44090000000000", "12345678901234"])
@pytest.mark.parametrize("shown", ["粤公网安备{}号", "<img src=police.png>"])
def test_a_placeholder_is_not_carried_into_the_new_address(code: str, shown: str) -> None:
    source = f'<p>河边的老街修好了</p><footer><a href="{OLD_POLICE}{code}">{shown.format(code)}</a></footer>'
    assert outdated("a.html", source) == [("police-link-outdated", OLD_POLICE + code)]
    assert mended("a.html", source) == source.replace(OLD_POLICE + code, "https://beian.mps.gov.cn/")


def test_the_code_of_a_link_beside_a_number_that_is_filled_in_is_carried_over() -> None:
    source = f'<p>河边的老街修好了</p><footer><a href="{OLD_POLICE}11010502990012"><img src=police.png></a></footer>'
    assert mended("a.html", source) == source.replace(OLD_POLICE, "https://beian.mps.gov.cn/#/query/webSearch?code=")


@pytest.mark.parametrize(("shown", "told"), [("", False), ("<img src=a.png>", True), ("备案", True)])
def test_a_link_that_shows_nothing_leads_nobody_anywhere(shown: str, told: bool) -> None:
    source = f"<html><body><div>河边网的借书记录都在这里，每天更新。</div><footer>© 2099 河边网 <a href='{OLD_ICP}'>{shown}</a></footer></body></html>"
    assert bool(outdated("a.html", source)) is told
    assert bool(outdated("a.html", source.replace("<a ", "<a id=icp "))) is True


def test_an_address_in_which_a_program_goes_on_is_told_and_left_alone() -> None:
    source = '<a href="http://www.beian.gov.cn/<%= path %>"><%= police %></a>'
    assert mended("a.ejs", source) == source


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("a.html", "{{ url }}"),
        ("a.html", "{% url 'beian' %}"),
        ("a.ejs", "<%= url %>"),
        ("a.php", "<?php echo $url; ?>"),
        ("a.ftl", "${url}"),
        ("a.html", "{dede:global.cfg_beian/}"),
        ("a.html", "https://beian.miit.gov.cn/{{ path }}"),
        ("a.html", "http://www.beian.gov.cn/portal/registerSystemInfo?recordcode={{ code }}"),
        ("a.html", "http://www.miitbeian.gov.cn/{{ path }}"),
    ],
)
@pytest.mark.parametrize("number", ["京ICP备2099000012号-1", "京公网安备11010502990012号", "京ICP证990173号"])
def test_no_fix_reaches_what_a_template_fills_into_an_address(path: str, address: str, number: str) -> None:
    source = f'<footer><p>© 麦田网</p><a href="{address}">{number}</a> {{{{ more }}}} <%= more %></footer>'
    found = Linter(Settings(kind="template")).lint(source.encode(), path).violations
    begin = source.index(address) + re.search(r"[{<$]|$", address).start()  # type: ignore[union-attr]  # "$" matches
    end = source.index(address) + len(address)
    edits = [edit for one in found if one.finding.fix for edit in one.finding.fix.edits]
    assert [edit for edit in edits if edit.span.start < end and begin < edit.span.end] == []
    assert not {one.rule for one in found} & {"icp-link-wrong", "police-link-wrong", "police-link-differs"}


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("_config.yml", "footer:\n  beian: '[桂ICP备17990013号](ADDRESS)'\n"),
        ("_config.yml", "footer:\n  beian: '[![](/i.png) 桂ICP备17990013号](ADDRESS \"查询\")'\n"),
        ("_config.yaml", 'footer: "<a target=\\"_blank\\" href=\\"ADDRESS\\">桂ICP备17990013号</a>"\n'),
        (
            "hugo.toml",
            '[params.footer]\nicp = \'<a href="ADDRESS" rel="nofollow"><span>桂ICP备17990013号</span></a>\'\n',
        ),
    ],
)
def test_a_link_in_a_setting_is_that_of_the_number_in_it(path: str, written: str) -> None:
    source = written.replace("ADDRESS", "https://laoqiao.example/beian")
    [wrong] = [
        one.finding for one in LINTER.lint(source.encode(), path).violations if one.finding.rule == "icp-link-wrong"
    ]
    assert source[slice(*wrong.span)] == "https://laoqiao.example/beian"
    right = written.replace("ADDRESS", "https://beian.miit.gov.cn/")
    assert wrong.fix is not None
    [edit] = wrong.fix.edits
    assert source[: edit.span.start] + edit.text + source[edit.span.end :] == right
    assert not LINTER.lint(right.encode(), path).violations


@pytest.mark.parametrize(
    "source",
    [
        "footer:\n  beian: '桂ICP备17990013号'\n  about: '[关于](https://laoqiao.example/about)'\n",
        "footer:\n  beian: '桂ICP备17990013号 [关于](https://laoqiao.example/about)'\n",
        "footer:\n  beian: '![桂ICP备17990013号](https://laoqiao.example/i.png)'\n",
        "footer:\n  beian: 桂ICP备17990013号\n  # 从前 '[桂ICP备17990013号](https://laoqiao.example/beian)'\n",
        'footer:\n  - 桂ICP备17990013号\n  - <a href="https://laoqiao.example/">老桥</a>\n',
    ],
)
def test_a_link_beside_a_number_in_a_setting_is_another_matter(source: str) -> None:
    assert not [one for one in LINTER.lint(source.encode(), "_config.yml").violations if "link" in one.finding.rule]
