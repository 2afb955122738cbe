"""Copyright notices as footers print them: whose, and since when; and what only looks like one."""

from __future__ import annotations

import pytest

from tests.facts.told import TEXT, facts, page


def told(foot: str, **parts: str) -> list[tuple[str, str]]:
    """Owners and years of the notices in a footer."""
    return [
        (fact.fields.get("owner", ""), fact.fields.get("years", ""))
        for fact in facts(page(foot=foot, **parts), "copyright")
    ]


OWNED = [
    ("北山博物馆LtdCopyright © 2024 北山博物馆", "北山博物馆", "2024"),
    # the name after the words
    ("版权所有 北山博物馆", "北山博物馆", ""),
    ("版权所有：北山博物馆", "北山博物馆", ""),
    ("版权所有©北山博物馆", "北山博物馆", ""),
    ("版权所有 © 2019-2024 北山博物馆", "北山博物馆", "2019-2024"),
    ("© 2019-2024+ 北山博物馆", "北山博物馆", "2019-2024+"),
    ("© 2019 + 北山博物馆", "北山博物馆", "2019 +"),
    ("©2024 北山博物馆", "北山博物馆", "2024"),
    ("© 2024 北山博物馆 版权所有", "北山博物馆", "2024"),
    ("Copyright © 2024 北山博物馆", "北山博物馆", "2024"),
    ("Copyright 2024 北山博物馆", "北山博物馆", "2024"),
    ("Copyright (c) 2019 - 2024 北山博物馆. All Rights Reserved.", "北山博物馆", "2019 - 2024"),
    ("CopyRight@2024 北山博物馆 All rights reserved", "北山博物馆", "2024"),
    ("版权所有 ＠ 北山博物馆 All Rights Reserved", "北山博物馆", ""),
    ("&copy; 2024 Northhill Museum. All rights reserved.", "Northhill Museum", "2024"),
    ("&copy2024 北山博物馆", "北山博物馆", "2024"),
    ("© 2019–present Northhill Museum", "Northhill Museum", "2019–present"),
    ("© 2019至今 北山博物馆", "北山博物馆", "2019至今"),
    ("(C) 2024 Northhill Museum Ltd.", "Northhill Museum Ltd.", "2024"),
    ("著作权所有：北山博物馆", "北山博物馆", ""),
    ("版權所有 北山博物館", "北山博物館", ""),
    ("版 权 所 有 北山博物馆", "北山博物馆", ""),
    ("Copyright © 2024. Northhill Museum, all rights reserved", "Northhill Museum", "2024"),
    ("Copyright &copy; <a href='/'>北山博物馆</a> 2024", "北山博物馆", "2024"),
    ("<p>Copyright © 2024</p><p>北山博物馆 版权所有</p>", "北山博物馆", ""),
    # the name before the words
    ("北山博物馆版权所有", "北山博物馆", ""),
    ("北山博物馆 版权所有", "北山博物馆", ""),
    ("北山博物馆 © 2024", "北山博物馆", "2024"),
    ("北山博物馆 保留所有权利 ©2024", "北山博物馆", "2024"),
    ("北山博物馆 © 版权所有 2019-2024", "北山博物馆", "2019-2024"),
    ("北 山 博 物 馆 版 权 所 有", "北山博物馆", ""),
    ("@北山博物馆 2015-2024, All Rights Reserved", "北山博物馆", "2015-2024"),
    ("Northhill Museum 2015-2024. All rights reserved.", "Northhill Museum", "2015-2024"),
    ("<a href=/contact>联系我们</a>\n<a href=/>北山博物馆</a> © 2016 All Rights Reserved", "北山博物馆", "2016"),
    ("版权所有 © 2012 北山博物馆 电子邮件: desk@beishan.example", "北山博物馆", "2012"),
    ("<a href=/>主办单位 北山博物馆</a> © 2016", "北山博物馆", "2016"),
    # in the next cell
    ("<table><tr><td>版权所有</td><td><a href=http://a.example>北山软件开发有限公司</a></td></tr></table>", "北山软件开发有限公司", ""),
    ("© 2016 | 北山软件开发有限公司", "北山软件开发有限公司", "2016"),
    ("<div>copyright@2016-2020</div>\n<div>北山科技</div>", "北山科技", "2016-2020"),
    ("© 2016 All Rights Reserved 北山传媒", "北山传媒", "2016"),
    # behind words of thanks
    ("感谢阅读，本文由 <a href=/>北山传媒</a> 版权所有", "北山传媒", ""),
    # a name may hold what begins the name of a licence
    ("Copyright ©北山省信息网络安全协会 All Rights Reserved.", "北山省信息网络安全协会", ""),
    ("© 2016 北山市新闻信息中心", "北山市新闻信息中心", "2016"),
    ("© 2016 北山网站建设有限公司", "北山网站建设有限公司", "2016"),
    ("© 2016 北山日报社 网络文化经营许可证", "北山日报社", "2016"),
    ("© 2016 北山日报社 信息网络传播视听节目许可证", "北山日报社", "2016"),
    # whose it is
    ("本站版权归北山博物馆所有", "北山博物馆", ""),
    ("版权归北山博物馆所有，未经许可不得转载", "北山博物馆", ""),
    ("本网站内容版权属于北山博物馆所有", "北山博物馆", ""),
    # what comes after a name is not the name
    ("版权所有 北山博物馆 京ICP备11041399号", "北山博物馆", ""),
    ("版权所有 北山博物馆京ICP备11041399号", "北山博物馆", ""),
    ("版权所有：北山博物馆 未经许可不得转载", "北山博物馆", ""),
    ("版权所有：北山博物馆　地址：北山市一号路　电话：000-0000", "北山博物馆", ""),
    ("版权所有 北山博物馆 | 联系我们 | 网站地图", "北山博物馆", ""),
    ("© 2024 北山博物馆 Powered by Something", "北山博物馆", "2024"),
    ("© 2024 北山博物馆 技术支持：南水科技", "北山博物馆", "2024"),
    ("主办：北山市文物局 版权所有：北山博物馆", "北山博物馆", ""),
    ("Copyright © 2024 northhill.example All Rights Reserved", "northhill.example", "2024"),
    ("Copyright (c) 2000, 2011, Orchard and/or its affiliates. All rights reserved.", "Orchard", "2000, 2011"),
    ("© 2024 Andes Museum", "Andes Museum", "2024"),
    ("© 2024 Isola Office", "Isola Office", "2024"),
    ("© 2018 XX小站 版权所有", "XX小站", "2018"),
    ("© 2024 Offenbach Books", "Offenbach Books", "2024"),
    # behind the site's own address
    ("© 2017-2020 www.northhill.example 北山博物馆 版权所有", "北山博物馆", "2017-2020"),
    ("© 2017-2020 Northhill.ca 北山论坛 版权所有", "Northhill.ca 北山论坛", "2017-2020"),
    ("By <a href='mailto:a@hill.example'>Dr. Wang Dashan</a><br>© Copyright 2024.", "Dr. Wang Dashan", "2024"),
    ("Made with <i class=heart></i> by Wang Dashan<br>© 2024 All Rights Reserved", "Wang Dashan", "2024"),
    ("Copyright 1994 North Hill Verbatim copying and redistribution is permitted", "North Hill", "1994"),
    ("© 2024 North Hill Licensed under CC BY 4.0", "North Hill", "2024"),
    ("© 2024 北山博物馆 m.northhill.com 版权所有", "北山博物馆", "2024"),
    ("© 2024 North Hill with help from <a href='https://hill.example/'>Jekyll Bootstrap</a>", "North Hill", "2024"),
    ("© 2024 North Hill <span class=sr-only>(opens new window)</span>", "North Hill", "2024"),
    ("Content copyright North Hill © 2024 • All rights reserved.", "North Hill", "2024"),
    ("© 2014 北山网络科技有限公司 山货网 河边论坛 All Rights Reserved", "北山网络科技有限公司", "2014"),
    ("© 2024 www.northhill.example 版权所有", "www.northhill.example", "2024"),
    ("© 2024 www.northhill.example 京ICP备11041399号", "www.northhill.example", "2024"),
]  # fmt: skip


@pytest.mark.parametrize(("foot", "owner", "years"), OWNED)
def test_a_notice_names_its_owner_and_its_years(foot: str, owner: str, years: str) -> None:
    found = [fact for fact in facts(page(foot=foot), "copyright") if fact.fields.get("owner")]
    assert [fact.fields["owner"] for fact in found] == [owner]
    assert (found[0].fields.get("years", ""), found[0].fields["state"]) == (years, "owned")
    assert "owner" in found[0].spans


@pytest.mark.parametrize(
    ("foot", "first", "last"),
    [("© 2019-2024 北山博物馆", "2019", "2024"), ("© 2024 北山博物馆", "2024", "2024"), ("© 2024-2019 北山博物馆", "2024", "2019"), ("© 2019~2024 北山博物馆", "2019", "2024"), ("© 2019-24 北山博物馆", "2019", "2024"), ("© 2008-至今 北山博物馆", "2008", "至今"), ("Copyright © 2008 - present 北山博物馆", "2008", "present")],
)  # fmt: skip
def test_years_have_a_first_and_a_last(foot: str, first: str, last: str) -> None:
    [fact] = facts(page(foot=foot), "copyright")
    assert (fact.fields["years-first"], fact.fields["years-last"]) == (first, last)


@pytest.mark.parametrize(
    "foot",
    [
        "© 2024 北山博物馆 © 2023 南水科技",
        "© 2024 北山博物馆 版权所有：南水科技",
        "Copyright © 北山博物馆 and 南水科技 2024",
        "版权所有：北山博物馆、南水科技",
        "北山博物馆 \\ 南水科技 版权所有",
    ],
)
def test_two_owners_are_two_facts(foot: str) -> None:
    assert {owner for owner, _ in told(foot)} == {"北山博物馆", "南水科技"}


@pytest.mark.parametrize(
    "foot",
    [
        "© 2024",
        "Copyright © 2019-2024",
        "版权所有",
        "版权所有 翻印必究",
        "Copyright 2024 All Rights Reserved",
        "版权所有，未经许可不得转载",
        "版权所有，谢绝转载",
        "版权所有 严禁以任何形式转载",
        "© 2024 All rights reserved.",
        "This story originally appeared at The Northhill Post. Copyright 2015",
        # what stands around it is a menu's or a way to reach somebody
        "<a href=/about>关于北山</a>|<a href=/terms>用户协议</a>|<a href=/contact>联系我们</a>\n© 2016 All Rights Reserved",
        "用户协议 隐私政策 联系我们 © 2016 All Rights Reserved",
        "版权所有 © 2012  电子邮件: desk@beishan.example",
        "版权所有 © 2012 电子信箱：desk@beishan.example 传真：000-0000",
        "Copyright © 2012 首页 | 帮助中心 | 加入我们",
    ],
)
def test_a_notice_without_a_name_is_ownerless(foot: str) -> None:
    [fact] = facts(page(foot=foot), "copyright")
    assert fact.fields["state"] == "ownerless"
    assert "owner" not in fact.fields


@pytest.mark.parametrize("foot", ["{WEB_COPYRIGHT}", "[SITE_COPYRIGHT_TEXT] 北山博物馆", "copyright_text = 2024"])
def test_the_name_of_a_variable_is_no_notice(foot: str) -> None:
    assert not facts(page(foot=foot), "copyright")


@pytest.mark.parametrize(
    "foot",
    ["© 2024 Your WebSite", "Copyright © Your Company 2024", "版权所有 XX公司", "© 2024 公司名称", "版权所有：某某有限公司", "© example.com", "© 2018 XX学校 版权所有", "版权所有：XX市XX协会", "© 2024 xx单位", "Copyright © 2024 XXX有限公司", "© 2024 Company Name. All rights reserved."],
)  # fmt: skip
def test_a_placeholder_is_no_owner(foot: str) -> None:
    [fact] = facts(page(foot=foot), "copyright")
    assert fact.fields["state"] == "placeholder"


@pytest.mark.parametrize(
    "source",
    [
        page(foot="<a href=/c>版权声明</a> <a href=/d>版权说明</a> <a href=/e>版权与免责声明</a>"),
        page(foot="<a href=/c>Copyright</a> | <a href=/d>Copyright Policy</a> | <a href=/e>Copyright Notice</a>"),
        pytest.param(
            page(
                f"<p>{TEXT}法院认为，涉案图片的版权归属应当由双方举证，版权所有人可以另行起诉，赔偿数额由法院酌定。{TEXT}</p>"
            ),
        ),
        page(f"<p>{TEXT}他在会上谈到版权保护与版权合作，认为版权意识正在提高，平台应当尽到审核的义务。{TEXT}</p>"),
        page(foot="<!-- 版权所有 北山博物馆 -->"),
        page(foot="<span style='display:none'>版权所有 北山博物馆</span>"),
    ],
)
def test_menus_and_running_text_are_no_notice(source: str) -> None:
    assert not facts(source, "copyright")


@pytest.mark.parametrize(
    "foot",
    [
        "© 本文著作权归作者所有，转载前请务必署名",
        "© 2099 版权归原作者所有",
        "Copyright 2099 版权属于作者本人",
        "本文为原作者版权所有",
        "以上内容为原作者本人版权所有",
    ],
)
def test_a_notice_that_gives_the_rights_to_the_author_is_not_ownerless(foot: str) -> None:
    [fact] = facts(page(foot=foot), "copyright")
    assert (fact.fields["state"], "owner" in fact.fields) == ("author", False)


@pytest.mark.parametrize(
    ("foot", "found"),
    [
        ("Powered by <a href=/m>Northhill Board</a> 5.0 &copy; 2001-2006 <a href=/n>Northhill Inc.</a>", [("software", "")]),
        ("Powered by Northhill Board &copy; 2001-2006 Northhill Inc. 版权所有", [("software", "")]),
        ("Powered by Northhill Board<br>&copy; 2001-2006 Southwater Inc.", [("owned", "Southwater Inc.")]),
        ("Powered by Northhill Board", []),
    ],
)  # fmt: skip
def test_the_notice_of_the_software_is_one_and_names_no_owner_of_the_page(
    foot: str, found: list[tuple[str, str]]
) -> None:
    told = [(fact.fields["state"], fact.fields.get("owner", "")) for fact in facts(page(foot=foot), "copyright")]
    assert told == found


def test_a_meta_tag_names_an_owner_beside_the_text() -> None:
    source = page(head='<meta name="copyright" content="Copyright © 2024 北山博物馆 版权所有">')
    [fact] = facts(source, "copyright")
    assert (fact.fields["owner"], fact.regions) == ("北山博物馆", ("meta",))
    assert source[fact.span.start : fact.span.end] == "Copyright © 2024 北山博物馆 版权所有"


def test_what_a_template_fills_in_is_no_missing_name() -> None:
    [fact] = facts("<footer>© {{ year }} {{ owner }}</footer>", "copyright", "footer.hbs")
    assert fact.fields["state"] == "variable"


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("footer.html", "<footer><p>&copy; 2023-{{ now.Year }} 版权所有.</p></footer>"),
        ("footer.html", "<footer><p>&copy; 2023-{{ .End }} 版权所有</p></footer>"),
        ("footer.html", "<footer><p>&copy; {{ now.Year }} All Rights Reserved</p></footer>"),
        ("footer.php", "<footer><p>&copy; <?php echo date('Y'); ?> 版权所有</p></footer>"),
        ("footer.ftl", "<footer>Copyright © 2019-${.now?string('yyyy')} 版权所有</footer>"),
        ("Footer.tsx", "export const Foot = () => <footer>© {new Date().getFullYear()} 版权所有</footer>"),
        ("footer.pug", "footer\n  p © #{year} 版权所有\n"),
        ("footer.html", "<footer><p>© {{ now.Year }} 版权所有</p><p>{{ .Site.Params.icp }}</p></footer>"),
        # what only decides prints nothing
        (
            "footer.php",
            "<footer><p>© <?php echo date('Y');?> 版权所有</p><?php if ($this->site): ?><p>山</p><?php endif; ?></footer>",
        ),
        ("footer.html", "<footer><p>© {{ now.Year }} 版权所有</p>{{ if .Site.Title }}<p>山</p>{{ end }}</footer>"),
    ],
)
def test_an_expression_in_the_place_of_a_year_is_no_owner(path: str, source: str) -> None:
    [fact] = facts(source, "copyright", path)
    assert (fact.fields["state"], "owner" in fact.fields) == ("ownerless", False)


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("footer.html", "<footer><p>&copy; {{ holder }} 版权所有</p></footer>"),
        (
            "footer.html",
            "<footer><p>Powered by <a href=/s>{SITE_SOFTNAME}</a> © 2014-{date('Y')} 版权所有</p></footer>",
        ),
        ("footer.html", "<footer><p>Copyright &copy; 2015-2016 {:C('SITE_NAME')}. All rights reserved.</p></footer>"),
        ("footer.html", "<footer><p>&copy; 2023 - {{ .Site.Title }} 版权所有</p></footer>"),
        ("footer.html", "<footer><p>&copy; 2023-{{ .Site.Title }} 版权所有</p></footer>"),
        ("footer.html", "<footer><p>&copy; {{ now.Year }}{{ .Owner }} 版权所有</p></footer>"),
        ("footer.html", "<footer><p>&copy; {{ now.Year }} 版权所有</p><p>{{ .Site.Title }}</p></footer>"),
        ("footer.html", "<footer><p>{{ .Site.Title }}</p><p>&copy; {{ now.Year }} 版权所有</p></footer>"),
        ("footer.php", "<footer><p>© <?php echo date('Y');?> 版权所有 <?php if ($a) echo $this->site; ?></p></footer>"),
        ("Footer.tsx", "export const Foot = () => <footer>© {new Date().getFullYear()} 版权所有 <Owner /></footer>"),
        ("footer.vue", "<template><footer>© {{ year }} <b v-text='owner'></b> 版权所有</footer></template>"),
    ],
)
def test_an_expression_beside_the_year_may_be_the_owner(path: str, source: str) -> None:
    [fact] = facts(source, "copyright", path)
    assert fact.fields["state"] == "variable"


@pytest.mark.parametrize("value", ["true", "false", "yes", "off", "null", "'true'"])
def test_a_switch_for_a_notice_names_nobody(value: str) -> None:
    assert not facts(f"footer:\n  copyright: {value}\n", "copyright", "_config.yml")
    assert not facts(f"---\ntitle: 新展厅\ncopyright: {value}\n---\n\n{TEXT}\n", "copyright", "a.md")


@pytest.mark.parametrize(
    ("written", "owner"),
    [
        ("'© 2020 北山博物馆'", "北山博物馆"),
        ('"© 2020 Northhill\'s Lab"', "Northhill's Lab"),
        ("`© 2020 北山博物馆`", "北山博物馆"),
    ],
)
def test_a_string_of_a_program_ends_at_its_quote_and_not_at_an_apostrophe(written: str, owner: str) -> None:
    [fact] = facts(f"export default {{ footer: {written} }}\n", "copyright", "config.js")
    assert fact.fields["owner"] == owner


@pytest.mark.parametrize(
    ("path", "source", "told"),
    [
        ("_config.yml", "footer:\n  copyright: © 2020\n", "© 2020"),
        ("_config.yml", "copyright: '<b>Copyright &copy; 2020 All rights reserved.</b>'\n", "Copyright &copy; 2020 All rights reserved."),
        ("footer.js", "export default {\n  icp: '',\n  copyright: 'Copyright © 2013-2025 All Rights Reserved',\n}\n", "Copyright © 2013-2025 All Rights Reserved"),
        ("footer.js", "module.exports = {\n  copyright: '\\n\\n版权所有 © 2012-2020',\n}\n", "版权所有 © 2012-2020"),
        ("config.ts", "export default { footer: 'MIT Licensed | Copyright © 2020-present', nav: [] }\n", "Copyright © 2020-present"),
        ("README.md", f"---\nhome: true\nfooter: MIT Licensed | Copyright © 2020-present\n---\n\n{TEXT}\n", "Copyright © 2020-present"),
    ],
)  # fmt: skip
def test_a_setting_that_is_a_whole_notice_and_names_nobody_is_ownerless(path: str, source: str, told: str) -> None:
    [fact] = facts(source, "copyright", path)
    assert (fact.fields["state"], fact.text) == ("ownerless", told)


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("footer.js", "export const copyright = '© 2020 ' + name\n"),
        ("footer.js", "export default { copyright: `© 2020 ${name}` }\n"),
        ("_config.yml", "copyright:\n  text: © 2020\n  owner: 北山博物馆\n"),
        ("_config.yml", "copyright: 2020\n"),
        ("_config.yml", "# © 2020\nfooter:\n  since: 2020\n"),
        ("zh.json", '{"tip": "© 2020 is the form of a notice"}\n'),
        ("README.md", f"---\nhome: true\nfooter: true\n---\n\n{TEXT}\n"),
    ],
)
def test_a_setting_that_something_is_added_to_is_not(path: str, source: str) -> None:
    assert all(fact.fields["state"] != "ownerless" for fact in facts(source, "copyright", path))


@pytest.mark.parametrize(
    "sentence",
    ["平台在协议中写明 Item Ownership ≠ Copyright Ownership，也就是两种权利的区别。", "有人问，Copyright 和版权所有权是不是一回事，不是。"],
)  # fmt: skip
def test_the_word_in_a_sentence_of_a_post_is_no_notice(sentence: str) -> None:
    assert not facts(f"# 两种权利\n\n{TEXT}\n\n{sentence}\n", "copyright", "a.md")


@pytest.mark.parametrize("line", ["Copyright 2099 北山夜话，请注明出处。", "Copyright 北山夜话"])
def test_the_word_that_opens_a_line_of_a_post_is_one(line: str) -> None:
    [fact] = facts(f"# 两种权利\n\n{TEXT}\n\n{line}\n", "copyright", "a.md")
    assert fact.fields["owner"].startswith("北山夜话")


@pytest.mark.parametrize("label", ["题图：", "封面图片：", "图片来源: ", "Photo: "])
def test_the_notice_of_a_picture_is_not_that_of_the_text(label: str) -> None:
    text = f"# 新展厅\n\n{TEXT}\n\n"
    assert not facts(f"{text}{label}© Ann Doe/Hills, with Clouds\n", "copyright", "a.md")
    assert facts(f"{text}© 2099 Ann Doe\n", "copyright", "a.md")


@pytest.mark.parametrize(("of", "party"), [("本网站由其它单位提供的内容", "site"), ("文中的图片", "")])
def test_terms_that_speak_of_this_site_behind_the_word_are_its_own(of: str, party: str) -> None:
    [fact] = facts(f"# 网站声明\n\n{TEXT}\n\n任何媒体不得擅自转载{of}。\n", "reprint-terms", "a.md")
    assert fact.fields.get("party", "") == party


def test_a_notice_of_the_text_itself_is_no_footer_of_the_site() -> None:
    text = f"# 新展厅\n\n{TEXT}\n\n转载自公众号「北山夜话」\n\n"
    [of_text] = facts(f"{text}本文为原作者版权所有，未经允许不得转载\n", "reprint-terms", "a.md")
    [of_site] = facts(f"{text}北山网版权所有，未经允许不得转载\n", "reprint-terms", "a.md")
    assert ("article" in of_text.regions, "article" in of_site.regions) == (True, False)


def test_a_name_of_a_program_that_ends_in_the_word_is_no_notice() -> None:
    assert not facts("# slotCopyright\n\n" + TEXT, "copyright", "a.md")


def test_a_field_that_names_a_licence_is_no_notice() -> None:
    by = "<a href='https://creativecommons.org/licenses/by/4.0/'>署名 4.0</a>"
    for field in (f"Copyright: {by}", f"<table><tr><th>Copyright:</th><td>{by}</td></tr></table>"):
        assert not facts(f"# 展厅\n\n{TEXT}\n\n{field}\n", "copyright", "a.md")
    [named] = facts(f"# 展厅\n\n{TEXT}\n\nCopyright: 北山博物馆有限公司\n", "copyright", "a.md")
    assert named.fields["owner"] == "北山博物馆有限公司"


@pytest.mark.parametrize("name", ["您的公司名称", "你的公司名", "贵公司名称", "您的学校名称"])
def test_a_name_that_was_to_be_filled_in_is_a_placeholder(name: str) -> None:
    [fact] = facts(page(foot=f"版权所有 &copy; {name}"), "copyright")
    assert fact.fields["state"] == "placeholder"


@pytest.mark.parametrize(
    ("foot", "owners"),
    [
        ("技术支持：<a href=/x>南海科技</a>\nCopyright &copy; 2019 All Rights Reserved", [None]),
        ("网站建设：南海科技 &copy; 2019", [None]),
        ("<span>主题 - <a href=/x>Even</a></span> <span>&copy; 2015 - 2023</span>", [None]),
        ("技术支持：<a href=/x>南海科技</a> 北山文化局 版权所有", ["北山文化局"]),
        ("主办单位：北山文化局 Copyright &copy; 2020 All Rights Reserved", ["北山文化局"]),
    ],
)
def test_who_made_the_site_is_not_its_owner(foot: str, owners: list[str | None]) -> None:
    assert [fact.fields.get("owner") for fact in facts(page(foot=foot), "copyright")] == owners
