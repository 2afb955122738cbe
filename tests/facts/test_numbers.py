"""Numbers of the registries in every spelling that pages use: what is normal, what is not, and why not."""

from __future__ import annotations

import pytest

from tests.facts.told import TEXT, facts, page

FILED = [
    # as issued
    ("京ICP备11041399号", "京ICP备11041399号"),
    ("京ICP备11041399号-2", "京ICP备11041399号-2"),
    ("粤ICP备2020009854号-117", "粤ICP备2020009854号-117"),
    ("蜀ICP备2021003158号", "蜀ICP备2021003158号"),
    ("黔ICP备06052086号", "黔ICP备06052086号"),
    ("滇ICP备08101331号", "滇ICP备08101331号"),
    ("陇ICP备05000593号", "陇ICP备05000593号"),
    ("藏ICP备09000001号", "藏ICP备09000001号"),
    ("新ICP备2026003711号-1", "新ICP备2026003711号-1"),
    # spellings of regulation.md 2.1
    ("京ICP备 12022551号", "京ICP备12022551号"),
    ("京 ICP 备 09031924号", "京ICP备09031924号"),
    ("京 ICP 备 11041399 号 -2", "京ICP备11041399号-2"),
    ("粤ICP备：11009383号-10", "粤ICP备11009383号-10"),
    ("粤ICP备:11009383号－10", "粤ICP备11009383号-10"),
    ("ICP备案：鲁ICP备11021200号", "鲁ICP备11021200号"),
    ("网站备案号：鲁ICP备11021200号", "鲁ICP备11021200号"),
    ("国家信息产业部鄂ICP备14018586号", "鄂ICP备14018586号"),
    ("京icp备11041399号-2", "京ICP备11041399号-2"),
    ("京Icp备11041399号", "京ICP备11041399号"),
    ("京ＩＣＰ备１１０４１３９９号－２", "京ICP备11041399号-2"),
    ("京ICP備11041399號-2", "京ICP备11041399号-2"),
    ("滬ICP備11041399號", "沪ICP备11041399号"),
    ("京ICP备11041399号—2", "京ICP备11041399号-2"),
    ("京ICP备11041399号–2", "京ICP备11041399号-2"),
    ("京ICP备11041399号_2", "京ICP备11041399号-2"),
    ("京｜ICP备11041399号－17", "京ICP备11041399号-17"),
    ("京ICP备11 041 399号", "京ICP备11041399号"),
    ("滇ICP备09010050-5号", "滇ICP备09010050号-5"),
    ("备案号京ICP备11041399号", "京ICP备11041399号"),
    ("（京ICP备11041399号）", "京ICP备11041399号"),
    ("版权所有 北山博物馆京ICP备11041399号", "京ICP备11041399号"),
    ("京ICP备11041399号京公网安备11010502035964号", "京ICP备11041399号"),
    # numbers of applications and small programs
    ("陕ICP备2024026116号-1A", "陕ICP备2024026116号-1A"),
    ("黔ICP备2025044274号-1X", "黔ICP备2025044274号-1X"),
    ("陕ICP备2024026116号-1a", "陕ICP备2024026116号-1A"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "normal"), FILED)
def test_a_filing_is_read_in_every_spelling(written: str, normal: str) -> None:
    [fact] = facts(page(foot=written), "icp")
    assert (fact.fields["normal"], fact.fields["state"]) == (normal, "filed")
    assert fact.fields["province"] == normal[0]
    assert fact.fields.get("site", "") == normal.partition("-")[2].rstrip("AX")
    assert fact.fields.get("suffix", "") == normal[-1:].strip("号0123456789")


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("陇ICP备 05000593", "陇ICP备05000593号"),
        ("蒙ICP备19003669", "蒙ICP备19003669号"),
        ("京ICP备11041399-2", "京ICP备11041399号-2"),
        ("京ICP备No. 11041399-2", "京ICP备11041399号-2"),
    ],
)
def test_a_number_without_hao_is_malformed_and_yet_known(written: str, normal: str) -> None:
    [fact] = facts(page(below=written), "icp")
    assert (fact.fields["state"], fact.fields["normal"], fact.fields["repaired"]) == ("malformed", normal, normal)


@pytest.mark.parametrize(
    ("written", "state", "repaired"),
    [
        # digits
        ("京ICP备1104139号", "malformed", ""),
        ("京ICP备110413991号", "malformed", ""),
        ("京ICP备20110413991号", "malformed", ""),
        ("翼ICP备050108505号", "malformed", ""),
        ("京ICP备3020009854号", "malformed", ""),
        ("京ICP备030173号", "malformed", ""),
        # no 号
        # no province
        ("ICP备11041399号", "malformed", ""),
        ("ICP备案号：11041399", "malformed", ""),
        # letters for digits, and other alphabets
        ("京ICP备l1O41399号", "malformed", "京ICP备11041399号"),
        ("京lCP备11041399号", "malformed", "京ICP备11041399号"),
        ("京1CP备11041399号", "malformed", "京ICP备11041399号"),
        pytest.param("京IСР备11041399号", "malformed", "京ICP备11041399号"),
        ("京ICB备11041399号-2", "malformed", "京ICP备11041399号-2"),
        ("京IPC备11041399号", "malformed", "京ICP备11041399号"),
        ("京 ic备 2020009854号", "malformed", "京ICP备2020009854号"),
        # placeholders
        ("京ICP备12345678号", "placeholder", ""),
        ("京ICP备00000000号", "placeholder", ""),
        ("京ICP备66666666号", "placeholder", ""),
        ("京ICP备xxxxxxxx号", "placeholder", ""),
        ("京ICP备XXXXX号-1", "placeholder", ""),
        pytest.param("京ICP备2023XXXXXX号", "placeholder", ""),
        ("粤ICP备********号", "placeholder", ""),
        ("粤ICP备20**34**号", "placeholder", ""),
        ("粤ICP备（暂无）", "placeholder", ""),
        ("京ICP备20210000001号", "malformed", ""),
        # parody
        ("萌ICP备20230001号", "parody", ""),
        ("萌ICP备APTX4869号", "parody", ""),
        ("茶ICP备20210001号", "parody", ""),
        ("团ICP备20220330号", "parody", ""),
    ],
)  # fmt: skip
def test_what_is_no_number_has_no_normal_form(written: str, state: str, repaired: str) -> None:
    [fact] = facts(page(foot=written), "icp")
    assert (fact.fields["state"], fact.fields.get("normal", ""), fact.fields.get("repaired", "")) == (
        state,
        "",
        repaired,
    )


@pytest.mark.parametrize("written", ["京ICP备2099000010号", "京ICP备99000010号", "京ICP备2099100000号"])
def test_a_serial_that_ends_in_noughts_is_somebodys(written: str) -> None:
    [fact] = facts(page(foot=written), "icp")
    assert (fact.fields["state"], fact.fields["normal"]) == ("filed", written)


@pytest.mark.parametrize(
    ("written", "issued"),
    [
        ("川ICP备15095485号-1", "蜀"),
        ("贵ICP备06052086号", "黔"),
        ("甘ICP备17001719号", "陇"),
        ("云ICP备17001719号", "滇"),
        ("翼ICP备05010850号", "冀"),
    ],
)
def test_a_letter_that_is_not_issued_is_a_filing_with_the_issued_letter_beside_it(written: str, issued: str) -> None:
    [fact] = facts(page(foot=written), "icp")
    assert (fact.fields["state"], fact.fields["province"], fact.fields["issued"]) == ("filed", written[0], issued)
    assert fact.fields["normal"] == written


def test_a_host_inside_a_number_is_no_part_of_it() -> None:
    [fact] = facts(page(foot="黔ICP备(shou.org.cn)05052049号-13"), "icp")
    assert fact.fields["normal"] == "黔ICP备05052049号-13"


@pytest.mark.parametrize(
    "written",
    [
        "ICP备案", "办理ICP备案需要多久", "ICP备案查询", "京ICP", "ICP 协议与 TCP 协议", "备案号：", "ICP备案号", "工信部ICP/IP地址/域名信息备案管理系统", "ICP许可证",
        "第三方支付牌照B2 2019", "电话 010-11041399 号", "2011041399号",
    ],
)  # fmt: skip
def test_words_about_filing_are_no_number(written: str) -> None:
    assert not facts(page(f"<p>{written}</p>", foot=written), "icp")
    assert not facts(page(f"<p>{written}</p>", foot=written), "icp-licence")


@pytest.mark.parametrize(
    ("written", "called"),
    [
        ("京ICP备11041399号", "备"), ("ICP备案证书号:京ICP备11041399号", "备"), ("ICP证:滇ICP备08101331号", "证"), ("ICP许可证号：滇ICP备08101331号", "证"),
        ("备案号：京ICP备11041399号", "备"),
    ],
)  # fmt: skip
def test_a_filing_knows_what_the_page_calls_it(written: str, called: str) -> None:
    [fact] = facts(page(foot=written), "icp")
    assert (fact.fields["class"], fact.fields["called"]) == ("备", called)


LICENCES = [
    ("京ICP证030173号", "京ICP证030173号"),
    ("京ICP证110507号", "京ICP证110507号"),
    ("京ICP证 140453 号", "京ICP证140453号"),
    ("沪ICP证100589号", "沪ICP证100589号"),
    ("京ICP证010249-4", "京ICP证010249-4"),
    ("鄂ICP证:020001 - 5", "鄂ICP证020001-5"),
    ("京ICP证040867号-3", "京ICP证040867号-3"),
    ("京ICP證030173號", "京ICP证030173号"),
    ("京ICP00000008号", "京ICP00000008号"),
    ("沪ICP证：沪B2-20100043", "沪B2-20100043"),
    ("粤ICP证粤B2-20041027", "粤B2-20041027"),
    ("ICP证合字B2-20070004号", "合字B2-20070004"),
    ("增值电信业务经营许可证（ICP）：沪B2-20050088号", "沪B2-20050088"),
    ("增值电信业务经营许可证：京B2-20180851", "京B2-20180851"),
    ("浙B2-20080224-1", "浙B2-20080224-1"),
    ("粤B2-20090191-18", "粤B2-20090191-18"),
    ("浙 B2 - 20110064", "浙B2-20110064"),
    ("合字B2-20160011", "合字B2-20160011"),
    ("合字A1.B1.B2-20180017", "合字A1.B1.B2-20180017"),
    ("合字B1.B2-20130004", "合字B1.B2-20130004"),
    ("A2.B1.B2-20090001", "A2.B1.B2-20090001"),
    ("经营许可证编号：A2.B1.B2-20202637", "A2.B1.B2-20202637"),
    ("B2-20090418", "B2-20090418"),
    ("京D3-20250002", "京D3-20250002"),
    ("川B2-20180302", "川B2-20180302"),
    ("粤Ｂ２－２００６０３３９", "粤B2-20060339"),
]


@pytest.mark.parametrize(("written", "normal"), LICENCES)
def test_a_licence_is_read_in_every_spelling(written: str, normal: str) -> None:
    assert [fact.fields["normal"] for fact in facts(page(foot=written), "icp-licence")] == [normal]
    assert not facts(page(foot=written), "icp")


@pytest.mark.parametrize(
    "written",
    ["豫B7-20180001", "蛙B6-66666666", "蜀C-20180302", "B2-2018", "AB2-20180001", "B2-201800011", "B2-20180001***"],
)
def test_what_looks_like_a_licence_is_none(written: str) -> None:
    assert not facts(page(foot=written), "icp-licence")


def test_a_licence_called_a_filing_says_so() -> None:
    [fact] = facts(page(foot="ICP备案证书号:京ICP证070359号"), "icp-licence")
    assert (fact.fields["normal"], fact.fields["class"], fact.fields["called"]) == ("京ICP证070359号", "证", "备")


@pytest.mark.parametrize(
    ("written", "normal", "province"),
    [
        ("京公网安备11010502035964号", "11010502035964", "京"),
        ("京公网安备 11010502035964号", "11010502035964", "京"),
        ("京公网安备11010502035964", "11010502035964", "京"),
        ("京公网安备：11010502035964号", "11010502035964", "京"),
        ("沪公网安备：31010402000524", "31010402000524", "沪"),
        ("川公网安备 51010402000524号", "51010402000524", "川"),
        ("蜀公网安备51078202110037号", "51078202110037", "川"),
        ("黔公网安备52270102000276号", "52270102000276", "贵"),
        ("贵公网安备 52038202001416号", "52038202001416", "贵"),
        ("甘公网安备62010202000524号", "62010202000524", "甘"),
        ("京公網安備11010502035964號", "11010502035964", "京"),
        ("京公网安备１１０１０５０２０３５９６４号", "11010502035964", "京"),
        ("公安备案号11010502030143", "11010502030143", ""),
        ("公安备案号：11010502030143", "11010502030143", ""),
        ("公安机关备案号：43010302000524", "43010302000524", ""),
        ("公安联网备案号：43010302000524", "43010302000524", ""),
        ("北京市公安局海淀分局备案号：11010802021500", "11010802021500", ""),
        ("公网安备11010502035964号", "11010502035964", ""),
        ("京公网安备110105007246", "110105007246", "京"),
        ("京公网安备110102000247号", "110102000247", "京"),
        ("京公网安备：<a href=/police>1101059027</a>", "1101059027", "京"),
        ("京公网安备 1101 0502 0359 64号", "11010502035964", "京"),
        ("京公网安备第11010502035964号", "11010502035964", "京"),
        ("京ICP备11041399号 京公网安备11010502035964号", "11010502035964", "京"),
    ],
)
def test_a_police_number_is_read_in_every_spelling(written: str, normal: str, province: str) -> None:
    [fact] = facts(page(foot=written), "police")
    assert (fact.fields["normal"], fact.fields.get("province", "")) == (normal, province)
    assert fact.fields["state"] == "filed"


@pytest.mark.parametrize(
    "written",
    ["京公网安备1101050203596号", "皖公网安备341324020000239号", "京公网安备20202000115212号", "京公网安备xxxxxxxxxxxxxx号", "京公网安备00000000000000号", "京公网安备99010502035964号", "沪公网安备3101059027号", "京公网安备110105902号"],
)  # fmt: skip
def test_a_police_number_of_another_form_has_no_normal_form(written: str) -> None:
    [fact] = facts(page(foot=written), "police")
    assert "normal" not in fact.fields
    assert fact.fields["state"] != "filed"


@pytest.mark.parametrize(
    "written", ["公安备案", "已在公安机关备案", "京公网安备", "公安部门电话11010502035964", "北京市公安局海淀分局"]
)
def test_words_about_the_police_are_no_number(written: str) -> None:
    assert not facts(page(foot=written), "police")


PERMITS = [
    ("互联网新闻信息服务许可证 11120180001", "互联网新闻信息服务许可证", "11120180001"),
    ("互联网新闻信息服务许可证：10120170001", "互联网新闻信息服务许可证", "10120170001"),
    ("互联网新闻信息服务许可证编号：42120170004", "互联网新闻信息服务许可证", "42120170004"),
    ("互联网新闻信息服务许可证1012006048", "互联网新闻信息服务许可证", "1012006048"),
    ("互联网新闻信息服务许可：11220180008号", "互联网新闻信息服务许可证", "11220180008"),
    ("信息网络传播视听节目许可证：0110516", "信息网络传播视听节目许可证", "0110516"),
    ("信息网络传播视听节目许可证0907180号", "信息网络传播视听节目许可证", "0907180"),
    ("视听许可证号 117330003", "信息网络传播视听节目许可证", "117330003"),
    ("京网文[2014]0059-0009号", "网络文化经营许可证", "京网文[2014]0059-0009"),
    ("京网文〔2020〕1039-165号", "网络文化经营许可证", "京网文〔2020〕1039-165"),
    ("京网文（2023）4872-140号", "网络文化经营许可证", "京网文（2023）4872-140"),
    ("苏网文〔2018〕10580-203号", "网络文化经营许可证", "苏网文〔2018〕10580-203"),
    ("文网文[2010]040号", "网络文化经营许可证", "文网文[2010]040"),
    ("黔网文许字[2014]1248-005号", "网络文化经营许可证", "黔网文许字[2014]1248-005"),
    ("滇网文许字【2014】1100-002号", "网络文化经营许可证", "滇网文许字【2014】1100-002"),
    ("（总）网出证（京）字第049号", "网络出版服务许可证", "（总）网出证（京）字第049"),
    pytest.param(
        "新出网证(京)字129号",
        "网络出版服务许可证",
        "新出网证(京)字129",
    ),
    pytest.param(
        "网络出版服务许可证（京）字第338号",
        "网络出版服务许可证",
        "（京）字第338",
    ),
    ("新出发京零字第大120007号", "出版物经营许可证", "新出发京零字第大120007"),
    ("新出发京批字第直220280号", "出版物经营许可证", "新出发京批字第直220280"),
    ("新出发苏批字第A-243号", "出版物经营许可证", "新出发苏批字第A-243"),
    ("新出发(苏)批字第N-012号", "出版物经营许可证", "新出发(苏)批字第N-012"),
    ("广播电视节目制作经营许可证（沪）字第1248号", "广播电视节目制作经营许可证", "（沪）字第1248"),
    ("广播电视节目制作经营许可证：京字第2037号", "广播电视节目制作经营许可证", "京字第2037"),
    ("互联网宗教信息服务许可证：京（2022）0000043", "互联网宗教信息服务许可证", "京（2022）0000043"),
    ("(京)-经营性-2014-0008", "互联网药品信息服务资格证书", "(京)-经营性-2014-0008"),
    ("互联网药品信息服务资格证书（粤）-非经营性-2014-0018", "互联网药品信息服务资格证书", "（粤）-非经营性-2014-0018"),
    ("（京）网药械信息备字（2021）第00159号", "互联网药品信息服务资格证书", "（京）网药械信息备字（2021）第00159"),
    (
        "（京）网药械网络信息服务备字（2023）第00570号",
        "互联网药品信息服务资格证书",
        "（京）网药械网络信息服务备字（2023）第00570",
    ),
    ("（京）网药平台备字〔2023〕第000002号", "互联网药品信息服务资格证书", "（京）网药平台备字〔2023〕第000002"),
    ("网信算备330110507206401230035号", "互联网信息服务算法备案", "网信算备330110507206401230035"),
]


@pytest.mark.parametrize(("written", "name", "normal"), PERMITS)
def test_a_permit_is_read_in_every_spelling(written: str, name: str, normal: str) -> None:
    assert [(fact.fields["name"], fact.fields["normal"]) for fact in facts(page(foot=written), "licence")] == [
        (name, normal)
    ]


@pytest.mark.parametrize("code", ["bm55000001", "1303000020", "4300000077"])
def test_a_government_site_code_is_read(code: str) -> None:
    [fact] = facts(page(foot=f"网站标识码：{code}"), "site-code")
    assert fact.fields["code"] == code


MIIT, MPS = "https://beian.miit.gov.cn/", "https://beian.mps.gov.cn/#/query/webSearch?code=11010502035964"


@pytest.mark.parametrize(
    ("foot", "link", "state"),
    [
        ('<a href="https://beian.miit.gov.cn/">京ICP备11041399号</a>', MIIT, "official"),
        ('<a href="https://beian.miit.gov.cn">京ICP备11041399号</a>', MIIT[:-1], "official"),
        ('<a href="//beian.miit.gov.cn/#/Integrated/index">京ICP备11041399号</a>', "//beian.miit.gov.cn/#/Integrated/index", "official"),
        ('<a href="http://www.miibeian.gov.cn">京ICP备11041399号</a>', "http://www.miibeian.gov.cn", "retired"),
        ('<a href="https://www.beian.miit.gov.cn/">京ICP备11041399号</a>', "https://www.beian.miit.gov.cn/", "retired"),
        ('<a href="/about.html">京ICP备11041399号</a>', "/about.html", "wrong"),
        ('京ICP<a href="https://beian.miit.gov.cn/">备11041399</a>号', MIIT, "official"),
        ('京ICP备11041399号 <a href="https://beian.miit.gov.cn/">工信部备案系统</a>', MIIT, "official"),
        ("京ICP备11041399号", "", ""),
        ('京ICP备11041399号 <a href="/about.html">关于我们</a>', "", ""),
        ('<a href="/about.html">关于我们</a> 京ICP备11041399号', "", ""),
        (f'京ICP备11041399号 <a href="{MPS}">京公网安备11010502035964号</a>', "", ""),
    ],
)  # fmt: skip
def test_a_number_is_linked_by_what_wraps_it_or_stands_beside_it(foot: str, link: str, state: str) -> None:
    source = page(foot=foot)
    [fact] = facts(source, "icp")
    assert (fact.fields.get("link", ""), fact.fields.get("link-state", "")) == (link, state)
    if link:
        assert source[fact.spans["link"].start : fact.spans["link"].end] == link


@pytest.mark.parametrize(
    ("href", "state", "code"),
    [
        (MPS, "official", "11010502035964"),
        ("https://beian.mps.gov.cn/#/query/webSearch?code=11010502000000", "official", "11010502000000"),
        ("http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=11010502035964", "retired", "11010502035964"),
        ("https://beian.mps.gov.cn/", "official", ""),
        ("https://example.com/?recordcode=cdblog.live", "wrong", "cdblog.live"),
    ],
)
def test_a_police_link_carries_its_code(href: str, state: str, code: str) -> None:
    [fact] = facts(page(foot=f'<a href="{href}">京公网安备11010502035964号</a>'), "police")
    assert (fact.fields["link-state"], fact.fields.get("link-code", "")) == (state, code)


@pytest.mark.parametrize(
    "source",
    [
        "<!-- 京ICP备11041399号 -->",
        "<script>var n = '京ICP备11041399号';</script>",
        "<p hidden>京ICP备11041399号</p>",
        '<img alt="京ICP备11041399号">',
    ],
)
def test_a_number_that_nobody_sees_is_no_fact(source: str) -> None:
    assert not facts(page(foot=source), "icp")


def test_each_number_of_a_footer_is_a_fact_of_its_own() -> None:
    foot = "京ICP备11041399号-2 | 京ICP证030173号 | 京公网安备11010502035964号 | 互联网新闻信息服务许可证11120180001 | 京ICP备09031924号"
    assert [fact.fields["normal"] for fact in facts(page(foot=foot), "icp")] == [
        "京ICP备11041399号-2",
        "京ICP备09031924号",
    ]
    assert [fact.fields["normal"] for fact in facts(page(foot=foot), "icp-licence")] == ["京ICP证030173号"]
    assert [fact.fields["normal"] for fact in facts(page(foot=foot), "police")] == ["11010502035964"]
    assert [fact.fields["normal"] for fact in facts(page(foot=foot), "licence")] == ["11120180001"]


def test_a_number_next_to_damage_is_not_trusted() -> None:
    damaged = page(above="來(lái)源：中國(guó)報(bào)", foot="京ICP備1104139?號")
    assert [fact.fields.get("normal", "") for fact in facts(damaged, "icp")] in ([], [""])


def shown_in(title: str, number: str, behind: str = TEXT) -> list[str]:
    source = f"---\ntitle: {title}\n---\n\n{TEXT}\n\n网站：{number}\n\n{behind}\n\n{TEXT}\n\n{TEXT}\n"
    return [fact.text for fact in facts(source, "icp", "a.md")]


@pytest.mark.parametrize(
    "number", ["京ICP备123456号-1", "京ICP备XXXXXXXX号", "京ICP备11041399号-4X", "粤ICP备12345678号"]
)
def test_a_number_that_is_nobodys_or_an_apps_is_an_example_in_the_text_of_a_post(number: str) -> None:
    assert shown_in("博物馆开放新展厅", number) == []
    assert facts(page(foot=number), "icp") != ()


def test_a_post_about_filings_shows_examples_to_its_end() -> None:
    source = "---\ntitle: {}\n---\n\n" + f"{TEXT}\n\n{TEXT}\n\n{TEXT}\n\n网站：京ICP备12345678号\n"
    assert facts(source.format("小程序怎样备案"), "icp", "a.md") == ()
    assert [fact.fields["state"] for fact in facts(source.format("博物馆开放新展厅"), "icp", "a.md")] == ["placeholder"]


def test_a_whole_number_in_the_text_of_a_post_is_somebodys() -> None:
    assert shown_in("博物馆开放新展厅", "京ICP备11041399号-2") == ["京ICP备11041399号-2"]
