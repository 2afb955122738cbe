"""Each rule of thumb with a page that needs it and a page that it must leave alone. All pages are invented."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from tests.facts.told import TEXT, facts, page

DATED = "2099-04-11 09:20"


class Case(NamedTuple):
    """A rule of thumb."""

    rule: str
    kind: str
    """Of the fact that it finds."""
    needs: str
    """The page that needs it."""
    found: list[str]
    """The names that it finds there."""
    alone: str
    """The page that it must leave alone: nothing is found there."""
    path: str = "a.html"


def post(text: str, front: str = "") -> str:
    """A Markdown post that begins with *text*."""
    return (f"---\n{front}\n---\n\n" if front else "") + f"{text}\n\n{TEXT}\n\n{TEXT}\n"


def around(above: str = "", below: str = "") -> str:
    """A page with something above the title of its article and below its box."""
    text = f"<div class=article><h1>博物馆开放新展厅</h1><p>{TEXT}</p><p>{TEXT}</p></div>"
    return f"<html><head><title>博物馆开放新展厅</title></head><body>{above}{text}{below}<div class=footer>© 2099 北山网</div></body></html>"


def digest(section: str) -> str:
    """A post of four long sections, each with *section* below its heading, a character of its own for each ``{}``."""
    sections = (f"## 山{name}\n\n{section.replace('{}', name)}\n\n{TEXT * 30}\n\n" for name in "明红军海")
    return "# 周刊\n\n" + "".join(sections)


BUTTONS = "<div>A+ A-</div><div>分享</div><div>用微信扫码二维码</div><div>分享至好友</div>"
OTHERS = "<div><a href=/1>又一座博物馆开放了它的新展厅，观众可以参观</a></div>" * 3
BOX = "<div>延伸阅读</div><div><a href=/1>又一座博物馆开放了它的新展厅</a></div>"

RIGHTS = f"<html><head><title>版权声明_北山网</title></head><body><div class=article><h1>版权声明</h1><p>北山网刊登的内容，版权归南水社所有。</p><p>{TEXT}</p></div>"

CASES = [
    # what may be a person
    Case("a list of people ends at what is no name", "author", page(above="作者：李小明，热衷于容器、微服务"), ["李小明"], page(above="作者：热衷于容器、微服务")),
    Case("a staff code stays with its name", "editor", page(below="责任编辑：王大山 NX027"), ["王大山 NX027"], page(below="责任编辑：")),
    Case("a name ends where its institute begins", "author", page(above="作者：李明北京某某大学教授"), ["李明"], page(above="作者：北京某某大学教授课题组和南水市环境监测中心站")),
    Case("a question asks for a person and names none", "author", page(above="作者：李小明"), ["李小明"], page(above="作者是谁？")),
    Case("a reporter speaks in a sentence and is not named", "author", page(below="（北山晚报记者 李小明）"), ["李小明"], page("<p>记者注意到，展厅里人很多。</p>")),
    Case("a verb ends the reporter's name", "author", page("<p>北山网4月11日讯（记者李小明 整理）今天开馆。</p>"), ["李小明"], page("<p>有人向记者分析称，展厅太小。</p>")),
    Case("names without a border are parted where there is one way", "author", page("<p>本报记者李明王芳发自北山</p>"), ["李明", "王芳"], page("<p>有人发自北山</p>")),
    Case("names with dots are names", "author", page(above="作者：阿依古丽·买买提"), ["阿依古丽·买买提"], page(above="作者：·")),
    Case("who translated it is a name", "reprint-mark", post("翻译：王小明"), ["翻译：王小明"], post("翻译：从老照片上抄来的字"), "a.md"),
    Case("an address below a label for translation is no name", "reprint-mark", post("翻译：@xiaoming"), ["翻译：@xiaoming"], post("翻译：https://a.example.com/1"), "a.md"),
    Case("what an author does is no author", "author", page(above="作者：李小明，北山网工程师"), ["李小明"], page(above="作者：北山网工程师")),
    Case("a label for author and source", "attribution", post("本文作者和出处：北山酷"), ["北山酷"], post("请注明作者和出处"), "a.md"),
    Case("a piece of a collection", "attribution", page("<p>本篇选自《北山全集》。展厅很大。</p>"), ["《北山全集》"], page("<p>每篇选自哪里，要写清楚。</p>")),
    Case("what speaks of some of a site's articles speaks of no one of them", "attribution", post("内容来源于网络"), ["网络"], post("本馆部分文章信息来源于网络，转载是为了传递更多信息。"), "a.md"),
    Case("a paragraph below a label is its value where it is a name", "attribution", post("来源：\n\n北山晚报"), ["北山晚报"], post("来源：\n\n怎样给陶器写标签"), "a.md"),
    Case("a line that leads on is no value", "attribution", post("来源：\n北山晚报"), ["北山晚报"], post("来源：\n主要有下面几种办法："), "a.md"),
    Case("where the original is to be read", "attribution", post("原文请查阅[这里](https://hill.example/1)，略有删减。"), ["这里"], post("原文要查阅[这里](https://hill.example/1)的人很多。"), "a.md"),
    Case("what follows is a reprint", "reprint-mark", post("下文为转载。"), ["下文为转载"], post("下文为转载的人说几句。"), "a.md"),
    Case("a reprint whose rights are somebody else's", "reprint-mark", post("（转载文章，版权归原作者所有）"), ["转载文章，版权归"], post("转载文章要注明来源，版权归作者。"), "a.md"),
    Case("an arrow leads to where it is from", "attribution", post("转载自->北山晚报"), ["北山晚报"], post("a->北山晚报 是一条边。"), "a.md"),
    Case("what was collected is from the net", "attribution", post("（收录的是王大山的讲话稿，来源于网络）"), ["网络"], post("（题图来源于网络）"), "a.md"),
    Case("a heading for the source", "attribution", post("正文", "") + "\n## 文章来源\n\n北山晚报\n", ["北山晚报"], post("正文", "") + "\n## 文章来源\n\n写文章要说明文章从哪里来，这一节讲的就是怎么写。\n", "a.md"),
    Case("a dash and a name end a text", "author", page(below="—— 李小明"), ["李小明"], page("<p>—— 没有人说话</p>")),
    Case("what is forbidden is to reprint this", "reprint-terms", page("<p>未经授权不得转载本文。</p>"), ["forbidden"], page("<p>多国没有禁止使用本软件转载文章，非新闻单位不得转载时政新闻。</p>")),
    Case("every way to reprint this is forbidden", "reprint-terms", page("<p>本文版权归原作者所有，禁止任何形式的转载。</p>"), ["forbidden"], page("<p>平台没有禁止任何形式的转载，却严禁以任何形式转载谣言。</p>")),
    Case("a reprint is declined", "reprint-terms", page("<p>谢绝任何形式的转载</p>"), ["forbidden"], page("<p>馆里谢绝任何形式的拍照，也不接受转载来的旧稿。</p>")),
    Case("no form of reprint is allowed", "reprint-terms", page("<p>严禁以任何形式转载</p>"), ["forbidden"], page("<p>任何形式的转载，馆里都欢迎。</p>")),
    Case("an address behind from", "attribution", post("正文\n\nfrom http://a.example.com/1"), ["http://a.example.com/1"], post("正文\n\nimport a from http"), "a.md"),
    Case("the writer of the book that a text is taken from", "author", page(below="本文摘自《北山书》，作者李小明。"), ["李小明"], page("<p>他读了《北山书》，作者李小明也来了。</p>")),
    Case("a branch of a newsroom opens the text", "attribution", page("<p>北山网科技讯6月16日消息，今天开馆。</p>"), ["北山网"], page("<p>他在北山网科技讯问：今天开馆吗？</p>")),
    Case("a heading names nobody who wrote", "author", "<body><p>李小明</p><p>" + TEXT + "</p></body>", ["李小明"], "<body><h1>李小花</h1><p>" + TEXT + "</p></body>"),
    Case("the net at the end of a line", "attribution", page(below="来自互联网"), ["互联网"], page("<h2>来自互联网的输入</h2>")),
    Case("a field that names a translator", "reprint-mark", post("正文", "translator: xiaoming"), ["xiaoming"], post("正文", "translator: none"), "a.md"),
    Case("a link that fills the line behind 原文", "attribution", post("原文 [Old Street](http://a.example.com/1)"), ["Old Street"], post("原文 写得很长，[这里](http://a.example.com/1)有一段"), "a.md"),
    Case("what a picture was taken from", "attribution", page("<p>取自《北山画册》</p>"), ["《北山画册》"], page("<p>他说，展厅很大。（取自王大山的主页）</p>")),
    Case("a mark before an item of a list is the item's", "reprint-mark", post("[译] 新展厅"), ["[译]"], post("1. [译] 新展厅 https://a.example.com/1\n2. 老街 https://a.example.com/2"), "a.md"),
    Case("a verb that is a link leads to the source", "attribution", post("[转自](http://a.example.com/1)"), ["http://a.example.com/1"], post("[转载](/share?to=1)"), "a.md"),
    # the byline's line
    Case("people who fill the line below the title wrote it", "author", page(above="李小明、王大山"), ["李小明", "王大山"], page(above="项目")),
    Case("an account above its button", "author", page(above="去北山看海</div><div>关注"), ["去北山看海"], page(above="去北山看海</div><div>首页")),
    Case("an account above its date", "author", page(above=f"licz_123</div><div>发表于 {DATED}"), ["licz_123"], page(above=f"Qzone</div><div>{TEXT}4月11日")),
    Case("a mark of originality, an account and a date", "author", page(above=f"原创 NorthHill {DATED}"), ["NorthHill"], page(above="原创最多的一年")),
    Case("a name glued behind the time", "author", page(above="2099-06-12 08:54李明王芳"), ["李明", "王芳"], page(above="2099-06-12 08:54阅读量123")),
    Case("a signature in brackets with a place", "author", page(below="（李小明／北山報導）"), ["李小明"], page(below="（北山／南水）")),
    Case("an English signature with its date", "author", post(TEXT + "\n\nBy Ann Doe (08/10/2099)"), ["Ann Doe"], post("By viewing this page you agree (see below)."), "a.md"),
    Case("a meta tag's account wrote an article", "author", page(head='<meta name="author" content="NorthHill">'), ["NorthHill"], page(head='<meta name="author" content="admin">')),
    Case("a meta tag's site wrote nothing", "author", page(head='<meta name="author" content="李小明">'), ["李小明"], page(head='<meta name="author" content="beishan.example">')),
    # separators
    Case("an equals sign separates", "author", post("作者=Ann Doe"), ["Ann Doe"], post("如果 作者=空 就跳过。"), "a.md"),
    Case("label and value in two cells", "attribution", page(above="<table><tr><td>来源</td><td>北山晚报</td></tr></table>"), ["北山晚报"], page(above="<table><tr><td>来源</td><td></td></tr></table>")),
    Case("the source of the material, last and alone", "attribution", page(below="素材来源 北山市各县区党报"), ["北山市各县区党报"], page(f"<p>资料来源：各县年鉴　图表来源：本组</p><p>{TEXT}</p>")),
    Case("the source of a picture is no source", "attribution", page(below="来源：北山晚报"), ["北山晚报"], page(below="题图来源：北山晚报")),
    # where credits stand
    Case("a row of credits above the article, over its buttons", "author", around(above=f"<div>作者：李小明 {DATED}</div>" + BUTTONS), ["李小明"], around(above=f"<div>作者：李小明 {DATED}</div>" + OTHERS + BUTTONS)),
    Case("a row of credits below a box of links", "editor", around(below=BOX + "<div>本文来源：北山晚报 责任编辑：李小明</div>"), ["李小明"], around(below=BOX + "<div>本文来源：北山晚报 责任编辑：李小明</div><div>本文来源：南水网 责任编辑：王大山</div>")),
    Case("a dated row below the standfirst", "author", page(above=f"{TEXT[:40]}</div><div>{TEXT[:30]}</div><div>#Museums</div><div>by Ann Doe· October 10, 2099"), ["Ann Doe"], page(above=f"{TEXT[:40]}</div><div>{TEXT[:30]}</div><div>by the river · October 10, 2099")),
    # names beside the date
    Case("what is shaped as an outlet beside the date", "attribution", page(above=f"{DATED} 北山晚报"), ["北山晚报"], page(above=f"{DATED} 趣味语文题")),
    Case("an outlet in a menu is none", "attribution", page(above=f"北山晚报 {DATED}"), ["北山晚报"], page(above=f"首页 | 时事 | 生活 | 财经 | 北山论坛 | {DATED}")),
    Case("a report's title ends as outlets do", "attribution", page(above=f"{DATED} 北山日报"), ["北山日报"], page(above=f"{DATED} 双周进展汇报")),
    Case("a journal with its issue", "attribution", page(above="北山学刊 2099年3期"), ["北山学刊"], page(above="第七章 2099年")),
    Case("where a reprint was found", "attribution", post("转载出处：http://a.example/1.html"), ["http://a.example/1.html"], post("转载出处不明的文章很多，要先问清楚。"), "a.md"),
    Case("a heading above the original's address", "attribution", post(TEXT + "\n\n## 原文链接\n\n- [http://a.example/1](http://a.example/1)"), ["http://a.example/1"], post(TEXT + "\n\n## 原文链接\n\n见下一章。"), "a.md"),
    # sentences
    Case("what a site says of its material is no source of a text", "attribution", page(below="本文整理自互联网"), ["互联网"], page(below="本站部分资源整理自互联网，侵删")),
    Case("a letter in brackets is a notice before a year only", "copyright", page(below="(C) 2099 北山网"), ["北山网"], "(C) 4096\n\n答案是 (C) 5120 页。\n", "a.md"),
    Case("a sentence names several sources", "attribution", page(below="（综合整理自北山晚报、南水网、东岭报等）"), ["北山晚报", "南水网", "东岭报"], page("<p>我把笔记整理自己用的格式。</p>")),
    Case("behind a writer the book is the source", "attribution", page(below="（摘自李小明《北山旧事》，北山出版社2099年版）"), ["《北山旧事》"], page("<p>他从《北山旧事》里学到不少。</p>")),
    Case("of two titles the second is the book", "attribution", page(below="（摘自李小明《水，还是水》，《北山文集》，北山出版社）"), ["《北山文集》"], page("<p>《水，还是水》收在集子里。</p>")),
    Case("a part that was copied names its source", "attribution", post("注：文字部分复制了《北山系统实践 第一版》的第三课。"), ["《北山系统实践 第一版》"], post("我复制了《北山系统实践》的目录结构给同事看。"), "a.md"),
    Case("the account of a shared text", "attribution", page(below="本文分享自北山云社区《迁移解析》，作者：北山社区。"), ["北山云社区"], page("<p>分享自己的经验。</p>")),
    Case("a contribution names its writer", "author", post("本文来自 northhill 投稿。"), ["northhill"], post("欢迎大家投稿。"), "a.md"),
    Case("the text's original, at its page", "attribution", post("本篇文章为北山百科中关于水的译文，原文见\nhttps://wiki.example/water"), ["北山百科"], post("关于水的译文很多。"), "a.md"),
    Case("from a press, in brackets", "attribution", page(above=f"{DATED} 作者：李小明 出自[北山出版社]"), ["北山出版社"], page("<p>这句话出自古书。</p>")),
    Case("an address behind via", "attribution", post("via https://northhill.example/a"), ["https://northhill.example/a"], post("He came via Northhill."), "a.md"),
    Case("an outlet's own dateline on a copy", "attribution", page().replace(f"<p>{TEXT}</p>", f"<p>北山网实习生李明8月19日报道：{TEXT}</p>", 1), ["北山网"], page().replace(f"<p>{TEXT}</p>", f"<p>8月19日报道：{TEXT}</p>", 1)),
    Case("a dateline in brackets", "attribution", page("<p>【看北山2099年07月03日报道】今天开馆。</p>"), ["看北山"], page("<p>【2099年07月03日】今天开馆。</p>")),
    Case("the outlet behind a labelled reporter", "attribution", page(above="作者：《北山周刊》记者 李小明"), ["《北山周刊》"], page(above="作者：本刊记者 李小明")),
    Case("first appeared needs a subject", "attribution", page(below="This article first appeared in Northhill Times."), ["Northhill Times"], page("<p>Cases of the fever first appeared in West Northhill at the end of August.</p>")),
    Case("reprinted elsewhere is no source", "attribution", page(below="Reprinted with permission from Northhill Times."), ["Northhill Times"], page(below="This article was reprinted on Northhill.example.")),
    Case("original title behind a first publication", "attribution", page(below="本文最早用英文发表，题为《Advice for Northhill》。"), ["《Advice for Northhill》"], page("<p>他的报告题为水。</p>")),
    Case("an adjective before the original and its address", "attribution", post("**英文原文地址**：[https://northhill.example/a](https://northhill.example/a)"), ["https://northhill.example/a"], post("英文原文地址很难找到。"), "a.md"),
    Case("an account within the value of another label", "attribution", post("来源：[公众号：北山量化](https://northhill.example/a)"), ["北山量化"], post(TEXT + "联系我们的公众号：北山量化"), "a.md"),
    Case("an outlet in brackets before the first sentence", "attribution", page(f"<p>(北山日报){TEXT}</p>").replace(f"<p>{TEXT}</p>", "", 1), ["北山日报"], page(f"<p>(本报){TEXT}</p>").replace(f"<p>{TEXT}</p>", "", 1)),
    Case("an outlet's own dateline with its reporter", "attribution", page().replace(f"<p>{TEXT}</p>", f"<p>北山日报讯（全媒体记者 李小明）{TEXT}</p>", 1), ["北山日报"], page().replace(f"<p>{TEXT}</p>", f"<p>据北山日报消息，记者李小明已经到场。{TEXT}</p>", 1)),
    Case("a text taken from somewhere, not a word", "attribution", post("（以下文字取自北山论坛）"), ["北山论坛"], post("这个名字 取自 Secure Hill 与 North 这几个单词。"), "a.md"),
    Case("the original, by its link", "attribution", post("看到一篇好文章，原文为 [What is a hill](https://northhill.example/a)。"), ["What is a hill"], post("看到一篇好文章，原文为英文。"), "a.md"),
    Case("the original of a translation, by its address", "attribution", post("本篇译文的原文是[https://northhill.example/a](https://northhill.example/a)。读到它之后我受益匪浅。"), ["https://northhill.example/a"], post("本篇译文的原文是英文，很长。"), "a.md"),
    Case("the original is here", "attribution", post("本篇译文的原文在这里：[Five hills](https://northhill.example/a)"), ["Five hills"], post("本篇译文的原文在这里找不到了。"), "a.md"),
    Case("where the original comes from, its address written out", "attribution", post("本文由李小明翻译，原文来自 https://northhill.example/a"), ["https://northhill.example/a"], post("本文由李小明翻译，原文来自一次谈话。"), "a.md"),
    Case("an address touches its label", "attribution", post("# 北山指南\n\n> 本文原文链接https://northhill.example/a/"), ["https://northhill.example/a/"], post("请把 本文原文链接https://northhill.example/a/ 填进去。"), "a.md"),
    Case("a block of credits opens a post", "attribution", post("# 北山指南\n\n```plain\n原文地址：https://northhill.example/a\n原文作者：Ann Doe\n译者：李小明\n```"), ["https://northhill.example/a"], post("```yaml\nsource: https://northhill.example/a\nauthor: Ann Doe\n```"), "a.md"),
    Case("code further down is code", "author", post("```\n原文作者：Ann Doe\n译者：李小明\n```"), ["Ann Doe"], post(f"{TEXT}\n\n{TEXT}\n\n```\n原文作者：Ann Doe\n译者：李小明\n```"), "a.md"),
    Case("a cell of a manual's table ends in words", "attribution", post("| 时间 | 说明 |\n|---|---|\n| 2099-04-11 来源：北山晚报 | 作者：李小明 |"), ["北山晚报"], post("| 参数 | 说明 |\n|---|---|\n| `version` | 版本号。 |\n| `source` | 配置组件 Pod 来源：<list><li>用 `git()` 指定仓库</li></list> |\n| `name` | 组件名。 |"), "a.md"),
    Case("the address of a machine is no source", "attribution", post("Source: [Northhill Times](https://northhill.example/a)"), ["Northhill Times"], post("Source: North-Hill_46:70:ba (ec:17:2f:46:70:ba)"), "a.md"),
    Case("a claim for all texts of the site, through a link", "original", page(below="除特别注明外，本站所有文章均为<a href=/>北山网</a>原创"), ["本站所有文章均为北山网原创"], page(below="本站所有文章均为网友上传")),
    Case("a reporter who reports", "author", page("<p>记者李明报道　今天开馆。</p>"), ["李明"], page("<p>记者报道　今天开馆。</p>")),
    Case("a pupil's signature with the class", "author", page(below="北山三小六年级：李小明"), ["李小明"], page(below="北山三小六年级：优秀作文")),
    Case("a slogan behind a dot is no part of the owner", "copyright", page(foot="© 2099 北山导航 · 让每一次出发，都有方向"), ["北山导航"], page(foot="北山导航 · 让每一次出发，都有方向")),
    Case("what must not be done is no owner", "copyright", page(foot="纯属虚构 请勿模仿 北山网 版权所有"), ["北山网"], page(foot="纯属虚构 请勿模仿 版权所有 侵权必究")),
    Case("a number that left out its letters", "icp", page(foot="冀备19019165号-1"), ["冀ICP备19019165号-1"], page(foot="沪徐械备20150010号 京网械备20190012号")),
    Case("a number without 备 and 号 is one", "icp", page(foot="ICP备案：闽ICP12345678"), ["12345678"], page(foot="闽ICP")),
    Case("a heading above the article that ends in the mark of a reprint", "reprint-mark", around(above="<div>又一座博物馆开放了(转载)</div><div>northhill</div>"), ["(转载)"], around(above="<div>又一座博物馆开放了</div><div>转载</div>")),
    Case("a journal and its issue above the article", "attribution", around(above="<div>《北山学刊》 2099年10期</div><div>收藏 | 投稿</div>"), ["《北山学刊》"], around(above="<div>《北山学刊》征订</div><div>收藏 | 投稿</div>")),
    Case("a sentence below the article's box", "attribution", around(below=BOX + "<div>This article originally appeared on Northhill Times.</div>"), ["Northhill Times"], around(below=BOX + "<div>More that appeared on Northhill Times.</div>")),
    Case("a mark among the links of a digest is not the text's", "reprint-mark", post("[翻译] 北山指南"), ["[翻译]"], post(f"# 北山周刊\n\n{TEXT}\n\n**深度**\n\n**[翻译]北山指南**"), "a.md"),
    Case("a translator without a colon", "reprint-mark", post("北山指南\n作者 Ann Doe\n译者 northhill 李小明"), ["译者 northhill"], post("译者 的工作很难。"), "a.md"),
    Case("a mark of originality over what is inferred", "attribution", page(above=f"{DATED}", below="作者：《北山周刊》记者 李小明"), ["《北山周刊》"], page(above=f"原创 {DATED}", below="作者：《北山周刊》记者 李小明")),
    Case("an author's field that names a source", "attribution", page(head='<meta name="author" content="摘自互联网">'), ["互联网"], page(head='<meta name="author" content="互联网">')),
    Case("an outlet on its line, above the text alone", "attribution", page(above="新华社"), ["新华社"], page("<p>一则消息说，展厅开放了，观众可以参观，很多人都来了</p><p>新华社</p>").replace(f"<p>{TEXT}</p>", "", 1)),
    Case("of the posts in a thread the first is the article", "author", page(above="发信人: northhill", below="发信人: southwater"), ["northhill"], page(above="发信站: northhill")),
    Case("an author above a post who is the source as well", "author", post("— 本文转载自 北山小王", "author: 北山小王"), ["北山小王"], post("— 本文转载自 北山小王"), "a.md"),
    Case("a blogger in the page's title", "author", page().replace("<title>博物馆开放新展厅", "<title>博物馆开放新展厅 - 北山的hk - 博客园"), ["北山的hk"], page().replace("<title>博物馆开放新展厅", "<title>博物馆开放新展厅 - 北山的hk - 首页")),
    Case("one Latin word beside a date and a count", "author", page(above="NorthHill · 2099-7-7 · 12次阅读"), ["NorthHill"], page(above="NorthHill · 2099-7-7")),
    Case("writers below a title that is shown twice", "author", page(above="博物馆开放新展厅</div><div>李小明、王大山"), ["李小明", "王大山"], page(above="又一座博物馆开放</div><div>李小明、王大山")),
    Case("a name with its place", "author", page(above=f"Ann   in HangZhou</div><div>{DATED}"), ["Ann"], page(above="Ann   in HangZhou")),
    # links and addresses
    Case("a long address in a field", "attribution", post("正文", "original_url: https://a.example/" + "%E6%B0%B4" * 60), ["https://a.example/" + "%E6%B0%B4" * 60], post("正文", "original_url: " + "水" * 400), "a.md"),
    Case("a link called 原文, alone below the title", "attribution", post("# 河边的老街\n\n[原文](https://a.example/x) |\n日期：2099-01-07"), ["https://a.example/x"], post("# 本周文摘\n\n河边的老街\n[原文](https://a.example/x)\n\n旧桥\n[原文](https://a.example/y)"), "a.md"),
    Case("a headline that is a link to an article", "attribution", post("[专访两位老人与河边的老街](https://a.example/2099/07/old-street)\n---"), ["https://a.example/2099/07/old-street"], post("[专访两位老人与河边的老街](https://a.example/)\n---"), "a.md"),
    Case("a headline that is a link to the writer's own issue", "attribution", post("[专访两位老人与河边的老街](https://a.example/2099/07/old-street)\n---"), ["https://a.example/2099/07/old-street"], post("# [专访两位老人与河边的老街](https://github.com/hill/blog/issues/205)"), "a.md"),
    Case("an address alone below the headline", "attribution", post("# 怎样写一个解释器\nhttps://a.example/2099/08/interpreter"), ["https://a.example/2099/08/interpreter"], post("# 怎样写一个解释器\n试用：https://a.example/2099/08/interpreter"), "a.md"),
    Case("a part of somebody's text, by its link", "attribution", post("本文翻译自Northhill官方指南的[distributed hills](https://a.example/g)一章。"), ["Northhill官方指南"], post("官方指南的[distributed hills](https://a.example/g)一章讲得很清楚。"), "a.md"),
    Case("a phrase in the text of a link tells of what is there", "attribution", page(below="本文改编自北山网"), ["北山网"], post("- [新片，改编自90年代漫画_北山日报](./24/a.md)"), "a.md"),
    Case("an outlet in brackets before a linked headline", "attribution", page(f"<p>（北山日报）{TEXT}</p>").replace(f"<p>{TEXT}</p>", "", 1), ["北山日报"], page("<p><a href=/1>（北山日报）书房社区大力发展集体经济</a></p>").replace(f"<p>{TEXT}</p>", "", 1)),
    Case("a quotation names its own source only", "attribution", page("<p>引自北山官方文档</p>"), ["北山官方文档"], page("<p>事务就是这样隔离的。 引自北山官方文档</p>")),
    Case("a label that is a part of the title", "attribution", page(above="转载：北山网"), ["北山网"], page().replace("博物馆开放新展厅", "转载：关于人生")),
    Case("the only link below the references of a marked reprint", "attribution", post(TEXT + "\n\n## 参考\n\n- [老街](https://a.example/g)", "title: 【转】河边的老街").rsplit(TEXT + "\n\n" + TEXT, 1)[0], ["老街"], post(TEXT + "\n\n## 参考\n\n- [老街](https://a.example/g)", "title: 河边的老街").rsplit(TEXT + "\n\n" + TEXT, 1)[0], "a.md"),
    Case("a credit below a headline, above sections that are headings too", "attribution", page().replace(f"<p>{TEXT}</p>", f"<blockquote>原文链接：<a href=https://a.example/1>https://a.example/1</a></blockquote>{'<pre>1</pre>' * 40}<h1>插入排序</h1><p>{TEXT}</p>", 1), ["https://a.example/1"], page("<h1>插入排序</h1>")),
    # what translations and reposts say of their originals
    Case("the site of the original's author, where nothing else is named", "attribution", post("# 北山\n\n> 原作者博客：[Ann 的博客](https://a.example/ann)"), ["Ann 的博客"], post("# 北山\n\n作者博客：https://a.example/ann"), "a.md"),
    Case("the site of the original's author yields to a source", "attribution", post("# 北山\n\n原作者博客：https://a.example/ann 来源：https://a.example/1"), ["https://a.example/1"], post("原作者博客已经关闭。"), "a.md"),
    Case("an address beside the original's author is the original's", "attribution", post("# 北山\n\n> 原文作者：Ann Doe\n> 地址：https://a.example/1\n> 译者：李小明"), ["https://a.example/1"], post("# 北山\n\n项目：northhill\n地址：https://a.example/1\n作者：李小明"), "a.md"),
    Case("an address beside the translator is the original's", "attribution", post("# 北山\n\n作者：Ann Doe\n链接：https://a.example/1\n译者：李小明"), ["https://a.example/1"], post("# 北山\n\n联系人：李小明\n链接：https://a.example/1"), "a.md"),
    Case("by somebody, written in a year: the link is the original", "attribution", post("译自 Ann Doe 写于 2099 年的 [Five hills](https://a.example/1)。"), ["Five hills"], post("这是 Ann Doe 写于 2099 年的 [Five hills](https://a.example/1)。"), "a.md"),
    Case("by somebody, published somewhere: the title is the original", "attribution", post("本文译自 Ann Doe 发表在北山网上的《五座山》。"), ["《五座山》"], post("Ann Doe 发表在北山网上的《五座山》很好。"), "a.md"),
    Case("a link that says nothing leaves the name before it", "attribution", post("本文翻译并改写自Ann Doe的[博文](https://a.example/1)。"), ["Ann Doe"], post("Ann Doe的[博文](https://a.example/1)很好。"), "a.md"),
    Case("mostly after somebody's text", "attribution", post("本文內容大多參考自 [北山手冊](https://a.example/1)。"), ["北山手冊"], post("文中使用的公式大多参考自北山大学的课程。"), "a.md"),
    Case("mostly translated", "attribution", post("本文大部分翻译自 [北山手册](https://a.example/1)。"), ["北山手册"], post("界面主要参考自 [北山手册](https://a.example/1)。"), "a.md"),
    Case("translated from a text, not from a language", "attribution", post("> Translated from [Five hills](https://a.example/1) by Ann Doe"), ["Five hills"], post("This page was translated from English by a machine."), "a.md"),
    Case("first published in an account", "attribution", page(below="（原文刊发于北山读书微信公号，经授权转载）"), ["北山读书微信公号"], page("<p>他的文章刊发于2099年。</p>")),
    Case("where the original stood", "attribution", post("文章原址：https://a.example/1"), ["https://a.example/1"], post("学校的原址：https://a.example/1"), "a.md"),
    Case("a reprint's address above a post, one level down", "attribution", post("正文", "reprint:\n  title: Five hills\n  url: https://a.example/1"), ["https://a.example/1"], post("正文", "theme:\n  url: https://a.example/1"), "a.md"),
    Case("who made the original", "author", post("# 北山\n\n原作：Ann Doe\n翻译：李小明"), ["Ann Doe"], post("# 北山\n\n原作：《北山物语》\n制作：南水社"), "a.md"),
    Case("people who sent a text in wrote it", "author", page(below="供稿：李小明、王大山"), ["李小明", "王大山"], page(below="供稿：教学处")),
    Case("a section's own credits, in the middle of a digest", "author", digest("作者 | 李小{}\n编辑 | 王大{}"), ["李小明", "李小红", "李小军", "李小海"], digest("北山{}\n编辑 | 王大{}"), "a.md"),
    Case("authors of listed works did not write the list", "author", digest("作者：李小{}").replace("# 周刊\n", "# 周刊\n作者：王大山\n", 1), ["王大山"], digest("作者：李小{}"), "a.md"),
    Case("a sign before a label", "author", post("正文\n\n© 作者｜李小明\n机构｜北山大学"), ["李小明"], post("正文\n\n© 作者"), "a.md"),
    Case("what one writes with edited nothing", "editor", post("# 北山\n\n编辑：王大山"), ["王大山"], post("# 北山\n\n编辑：markdown\nEditor: VS Code"), "a.md"),
    Case("a heading is no byline", "author", post("# 老街\n\n高山\n\n2099-04-11"), ["高山"], "# 高山\n\n" + TEXT + "\n", "a.md"),
    Case("an account in quotation marks ends with them", "attribution", post("# 北山\n\n来源：微信公众号「北山手记」系列文章"), ["北山手记"], post("「北山手记」系列文章很长。"), "a.md"),
    Case("a text that was cut out of another", "attribution", post("已剪辑自: [北山网](https://a.example/1)"), ["北山网"], post("视频已剪辑自己看。"), "a.md"),
    Case("a dash stands for a colon", "attribution", post("> 转自——https://a.example/1"), ["https://a.example/1"], post("—— https://a.example/1"), "a.md"),
    Case("the cue is a part of the link's text", "attribution", post("# 北山\n\n[轉載自HillNews](https://a.example/1)"), ["HillNews"], post("# 北山\n\n[HillNews](https://a.example/1)"), "a.md"),
    Case("two labels, one address", "attribution", post("> 翻译自：原文链接：[Five hills](https://a.example/1)"), ["Five hills"], post("> [Five hills](https://a.example/1)"), "a.md"),
    Case("written by oneself and posted elsewhere first", "attribution", post(TEXT + "\n\n> 本文原创首发于微信公众号：北山技术栈（id:hillstack），转载请保留。"), ["北山技术栈"], post("本文原创，首发时间不详。"), "a.md"),
    Case("a book, a bar and its writer", "attribution", page(below="出处：《北山文集》／李小明"), ["《北山文集》"], page(below="《北山文集》／李小明 著 北山出版社 六十八元")),
    Case("put together from outlets", "attribution", page(below="综合：北山日报、南水网"), ["北山日报", "南水网"], page(below="综合：八十五分")),
    Case("who provided a text", "attribution", page(below="稿件提供：南水市公安局"), ["南水市公安局"], page(below="图片提供：南水市公安局")),
    Case("an address behind an editor's name", "editor", page(below="（责任编辑：卫小成 weixc@hill.example）"), ["卫小成"], page(below="（责任编辑：weixc@hill.example）")),
    Case("a translator behind an author, in one row", "reprint-mark", page(above="作者／Ann Doe　譯者／李小明"), ["譯者／李小明"], page(above="好的 译者 很少")),
    Case("a sentence of the original's, by its verb", "attribution", post("原文出自 [Ten hills](https://a.example/1)。我认为写得好。"), ["Ten hills"], post("原文出自他手，已经没有人记得了。"), "a.md"),
    Case("a label and its link fill a line", "attribution", post(TEXT + "\n\n原文 [Bad hill practices](https://a.example/1)"), ["Bad hill practices"], post("原文 [这里](https://a.example/1)写得更清楚。"), "a.md"),
    Case("the whole of a long link's text", "attribution", post(f"英文原文来自 [{'Hills and water ' * 8}](https://a.example/1)，作者不详。"), [("Hills and water " * 8).strip()], post(f"英文原文有 {'hills and water ' * 8}"), "a.md"),
    Case("a quotation mark stays that is closed within the name", "attribution", page(above="来源：『Hill 夜读』微信群"), ["『Hill 夜读』微信群"], page(above="来源：『』")),
    Case("a picture ends a name", "attribution", page(above="来源：北山办公室🔸时间：2099年5月9日"), ["北山办公室"], page(above="🔸时间：2099年5月9日")),
    Case("of work experience nobody is named", "author", post(TEXT + "\n\n实习生 李小明、王大山"), ["李小明", "王大山"], post("- [我们如何给实习生评级](https://a.example/1)\n- 实习生生存手册 https://a.example/2"), "a.md"),
    Case("a rare surname in brackets, not in the text", "author", page(below="（北山晚报记者 耶律大山）"), ["耶律大山"], page("<p>记者 分享了自己的采访经历</p>")),
    Case("English words before a label make a phrase", "author", page(below="By: Ann Doe"), ["Ann Doe"], page(below="Designed by: Northhill Enterprise CO., LTD.")),
    Case("a title is no row of fields", "author", page(above="2099年06月04日 李小明"), ["李小明"], page(above="2099年06月04日 高山").replace("<title>", "<title>2099年06月04日 高山 - ", 1)),
    Case("common words begin as surnames do", "author", page(above="2099-06-04 李小明"), ["李小明"], page(above="2099-06-04 信息安全 时长 安全")),
    Case("an hour is no name", "author", page(above="2099-06-04 08:00 高明远"), ["高明远"], page(above="报名在2099年11月1日8时至4日20时")),
    Case("a bracket is no part of an outlet", "attribution", page(above=f"北山晚报 {DATED}"), ["北山晚报"], page(above=f"三大标的（北山晚报 {DATED}")),
    Case("a label that is a part of a bold word", "attribution", page(above="<strong>来源</strong> <a href=/x>北山网</a>"), ["北山网"], page(above="<strong>来源判断（对策：来源欺骗）</strong>")),
    Case("a label behind a bar is a part of another", "attribution", page(above=f"{DATED} 来源 <a href=/x>北山网</a>"), ["北山网"], page(above=f"{DATED} 作者/来源 <a href=/x>hillkeita</a>")),
    Case("a line that begins with a dash is no value", "attribution", page(above="来源：</div><div>北山网"), ["北山网"], page(above="来源：</div><div>——就旧桥深谈")),
    Case("a page, a chapter, a course is translated", "attribution", post("本页面主要译自博文 [Ten hills](https://a.example/1)。"), ["博文 Ten hills"], post("页面主要译自动生成的文件。"), "a.md"),
    Case("whose text it is ends the source", "attribution", post("本文的英文原文是来自于HillCode的《Ten hills》。"), ["HillCode"], post("HillCode的《Ten hills》很好。"), "a.md"),
    Case("a day is no source", "attribution", post("本文内容整理自北山大会上的演讲。"), ["北山大会上的演讲"], post("本文内容整理自5月25日在北山大会上的演讲。"), "a.md"),
    Case("a date ends an original title", "original-title", post("原标题：五座山的真实含义 2099/5/16 09:06:00"), ["五座山的真实含义"], post("标题：五座山 2099/5/16"), "a.md"),
    Case("brackets among short lines close nothing", "author", page(below="</p><p>（李小明）"), ["李小明"], page(below="</p><p>师：玲玲在哪？（高小山）</p>" + "<p>生：在这里。</p>" * 14)),
    Case("a sentence below the title is no account", "author", page(above=f"NorthHill人</div><div>发表于 {DATED}"), ["NorthHill人"], page(above=f"强大的Hill管理</div><div>发表于 {DATED}")),
    Case("a discipline is no office of the house", "attribution", page(above="来源：北山百科"), ["北山百科"], page(above="作者：北山百科")),
    # who signs at the end
    Case("the site's own office signs below the text", "attribution", page(below="北山网编辑部</p><p>2099年3月4日", foot="© 2099 北山网"), ["北山网编辑部"], page(below="南水日报编辑部</p><p>2099年3月4日", foot="© 2099 北山网")),
    Case("it signs on one line with the day", "attribution", page(below="北山网编辑部 2099年3月4日", foot="© 2099 北山网"), ["北山网编辑部"], page(below="来信请寄北山网编辑部，邮编见下。", foot="© 2099 北山网")),
    Case("it signs at the end and nowhere else", "attribution", page(below="北山网编辑部", foot="© 2099 北山网"), ["北山网编辑部"], page(f"<p>北山网编辑部</p><p>{TEXT}</p><p>{TEXT}</p>", foot="© 2099 北山网")),
    # of what a label speaks
    Case("an aside between a label and its colon", "attribution", post("> 原文链接（英文网页）：https://a.example/1"), ["https://a.example/1"], post("我们说的原文链接（英文网页）：见下面一章"), "a.md"),
    Case("who wrote what an item of a list links to", "author", post("作者：李小明"), ["李小明"], post("1、[新展厅开放的那一天](https://a.example/1) -- 作者：李小明"), "a.md"),
    Case("an author behind the link of a bullet", "author", page(above="<a href=/u>北山网</a> 作者：李小明"), ["李小明"], page(above="<ul><li><a href=/1>新展厅开放的那一天</a> 作者：李小明</ul>")),
    Case("the source of a quotation", "attribution", post("> 展厅很大。\n\n来源：[北山书](https://a.example/1)"), ["北山书"], post("> 展厅很大。\n\n**来源：[北山书](https://a.example/1)**\n\n> 门票很贵。\n\n**来源：[南水书](https://a.example/2)**"), "a.md"),
    Case("an original deep in a post is an item's", "attribution", post(f"{TEXT * 12}\n\n[原文链接](https://a.example/1)\n\n{TEXT * 12}"), ["https://a.example/1"], post(f"{TEXT * 12}\n\n- 如果看展厅\n\n  就看这一篇：\n\n  [原文链接](https://a.example/1)\n\n{TEXT * 12}"), "a.md"),
    Case("the source of the material, first below the title", "attribution", page(above="资料来源：<a href=https://a.example/1>北山平台</a>"), ["北山平台"], page(above="资料来源：北山平台")),
    Case("the net in a writer's place", "attribution", page(above="作者：[网上资料 ]"), ["网上资料"], page(above="作者：网上邻居")),
    Case("the net is nobody", "author", page(above="作者：网上邻居"), ["网上邻居"], page(above="作者：[网上资料 ]")),
    Case("an address is no person", "author", post("- 原作者：northhill"), ["northhill"], post("- 原作者：https://www.a.example/northhill/"), "a.md"),
    Case("a long list of accounts", "author", post("author:" + ", ".join(f"hill{n}-north" for n in range(20))), [f"hill{n}-north" for n in range(20)], post("author:"), "a.md"),
    Case("authors above a post, each with an address", "author", post("正文", "author:\n- nick: Ann\n  link: https://a.example/ann\n- nick: 李小明\n  link: https://a.example/li"), ["Ann", "李小明"], post("正文", "author:\n- link: https://a.example/ann"), "a.md"),
    Case("what was taken is no account", "author", page(above=f"讲Hill笔记</div><div>发表于 {DATED}"), ["讲Hill笔记"], page(above=f"译自hill笔记</div><div>发表于 {DATED}")),
    Case("a poster's name in quotation marks", "author", page(above='Posted by "李小明" on Tuesday, November 7, 2099'), ["李小明"], page(above='Posted by "李小明"的朋友们')),
    Case("the authors of a book, one below the other", "author", page(above="<h3 class=author>Ann Doe</h3><span>原始内容</span><h3 class=author>Li Ming（李明）</h3><span>更新内容</span>"), ["Ann Doe", "Li Ming（李明）"], page(above=f"<h3 class=author>展厅里的人和事：一</h3><p>{TEXT}</p><h3 class=author>展厅里的人和事：二</h3>")),
    Case("one's own answer elsewhere", "attribution", post("> 这篇文章转载自[我在北山论坛上的回答](https://a.example/1)"), ["我在北山论坛上的回答"], post("> 这篇文章转载自[我的笔记](https://a.example/1)"), "a.md"),
    Case("most of a text was taken from another", "attribution", post("本文绝大多数内容，都是直接摘自 [北山的水有多深](https://a.example/1)，因为写得太好了。"), ["北山的水有多深"], post("绝大多数人都是直接走进展厅。"), "a.md"),
    # translations
    Case("a mark in a title with its brackets escaped", "reprint-mark", post("正文", "title: \\[译\\] 十问"), ["[译\\]"], post("正文", "title: \\[一\\] 十问"), "a.md"),
    Case("what follows is a translation", "reprint-mark", post("以下为 North Hill 说明的翻译版，供大家参考。"), ["以下为 North Hill 说明的翻译版"], post("以下为 North Hill 说明的翻译方法。"), "a.md"),
    Case("a translator in the last lines", "reprint-mark", post("正文") + "\n翻译人员：李小明\n", ["翻译人员"], post("翻译人员：招五名") + TEXT * 20, "a.md"),
    Case("a translator below a heading of a manual", "reprint-mark", f'.SH NAME\nhill\n{TEXT}\n.SH "译者"\n.B 李小明 <li@a.example>\n', ["译者"], f'.SH NAME\nhill\n{TEXT}\n.SH "译者注"\n展厅在二楼。\n', "a.txt"),
    # writers without a label
    Case("a name before its part in the work", "author", page(below="王友山/文　李小河/图"), ["王友山"], page(below="图/文")),
    Case("what is numbered is no person", "author", post("# 排序\n\n李小明\n\n2099-04-11"), ["李小明"], post("# 排序\n\n## 方法一\n\n2099-04-11"), "a.md"),
    Case("the one element at the end that is called the author's", "author", page(below="<h4 class=author>51hill</h4>"), ["51hill"], page(below="<h4 class=author>51hill</h4><h4 class=author>52hill</h4>")),
    # fields
    Case("labels in free text above a post", "attribution", post("正文", "comment: 作者：李小明 来源：北山日报（2099年4月30日04版）"), ["北山日报"], post("正文", "comment: 河边的老街"), "a.md"),
    Case("a link in a field is undone", "author", post("正文", 'author: "[Ann Doe](https://a.example/ann)"'), ["Ann Doe"], post("正文", 'author: "https://a.example/ann"'), "a.md"),
    Case("where a text was posted first, where nothing else says so", "attribution", post("正文", "canonical_url: https://a.example/b"), ["https://a.example/b"], post("正文", "url: https://a.example/b"), "a.md"),
    Case("the address of the original above a post", "attribution", post("正文", "original: https://a.example/b"), ["https://a.example/b"], post("正文", "original: false"), "a.md"),
    Case("a mark in the title above a post", "reprint-mark", post("正文", "title: 【转载】十问"), ["【转载】"], post("正文", "title: 转载须知"), "a.md"),
    Case("a text that says that it is a reprint", "reprint-mark", post("本文系转载。"), ["本文系转载"], post("欢迎转载，侵权必究。本站文章均为转载。"), "a.md"),
    Case("a reprint that asks to be told if it harms", "reprint-mark", post("（转载，侵删）"), ["转载，侵删"], post("如转载，侵删不负责。"), "a.md"),
    Case("a text that says that it is a translation", "reprint-mark", post("> 本文系翻译，有改动。"), ["本文系翻译"], post("本文系翻译课的笔记。"), "a.md"),
    Case("a field of the front matter inside another says that it is a reprint", "reprint-mark", post("正文", "repost:\n  enable: true"), ["true"], post("正文", "repost:\n  enable: false"), "a.md"),
    Case("where a reprint is from, in a field inside another", "attribution", post("正文", "repost:\n  url: https://a.example.cn/1"), ["https://a.example.cn/1"], post("正文", "repost:\n  url:"), "a.md"),
    Case("nobody behind a label for an address", "attribution", post("原文链接：网络"), ["网络"], post("原文链接：见文末"), "a.md"),
    Case("the net's reports are nobody's", "attribution", post("来源：综合网络报道"), ["综合网络报道"], post("来源："), "a.md"),
    Case("a heading is no value of the label above", "attribution", post("来源：\n\n大江晚报"), ["大江晚报"], post("来源：\n\n# 前言"), "a.md"),
    Case("a button is no mark of a reprint", "reprint-mark", post("正文", "title: 【转帖】十问"), ["【转帖】"], page(above="[转贴] [收藏] [举报]"), "a.md"),
    Case("a line below the article names its paper", "attribution", page(below="</p></div><div><ul><li><a href=/1>旧桥今日拆除，新桥明日通车</a></li></ul></div><p>转自《北山科技报》"), ["《北山科技报》"], page(below="他常读《北山科技报》")),
    # headings, closing lines and notes
    Case("a heading whose section is one address", "attribution", post("正文") + "\n# 来源\n\n1. https://a.example/hall/opened/this/morning/with/a/hundred/vessels/of/clay\n", ["https://a.example/hall/opened/this/morning/with/a/hundred/vessels/of/clay"], post("正文") + "\n# 来源\n\n1. https://a.example/1\n2. https://a.example/2\n\n# 来源\n\n《山海经》\n", "a.md"),
    Case("a heading of a page whose section is one link", "attribution", page("<h2>原文</h2><p><a href=https://a.example/1>展厅开了</a></p>"), ["展厅开了"], page("<h2>转载</h2><p><a href=https://a.example/1>展厅开了</a></p><h2>出处</h2><ul><li><a href=/1>展厅开了</a></li></ul>")),
    Case("a heading whose section is a name", "author", post("正文") + "\n#### Author\n\nAnn Doe\n", ["Ann Doe"], post("正文") + "\n#### Author\n\nhelp wanted\n\n## 作者\n\n等你来\n", "a.md"),
    Case("a heading of a page whose section is a name", "author", page("<h2>作者</h2><p>李小明</p>"), ["李小明"], page("<h2>作者</h2><p>写这些话的人很多</p>")),
    Case("a link that says that it is where the article is from", "attribution", page("<p><a href=https://a.example/w>原文章出处</a>，<a href=https://a.example/v>原视频出处</a>，有删改。</p>"), ["https://a.example/w"], page("<p><a href=https://a.example/v>原视频出处</a>，有删改。</p>")),
    Case("a text that somebody sent in", "author", page(above="原文作者：Ann Doe", body="<p>这篇文章来自李小河的投稿。</p>"), ["Ann Doe", "李小河"], page("<p>本栏文章来自读者的投稿，多数文章来自各地。</p>")),
    Case("where a translation was posted first, in its closing line", "attribution", post("正文") + "\n译者 李小明，首次发布于 [Hill Blog](https://a.example/)\n", ["Hill Blog"], post("这项研究由李小明完成，首次发表于[《北山学报》](https://a.example/)。\n\n语言首次发布于 [1995 年](https://a.example/95)"), "a.md"),
    Case("an address behind its verb, in the middle of a sentence", "attribution", page(above="锁的使用，转载自https://a.example/p/1.html"), ["https://a.example/p/1.html"], page(above="锁的使用，转载自别处，整理过")),
    Case("names below a closing link to the original", "author", post("正文") + "\n[原文链接](https://a.example/p/1)\n\n李小明, 王大山\n\n发布: 2099-04-11\n", ["李小明", "王大山"], post("[原文链接](https://a.example/p/1)\n\n开馆通知\n\n正文") + f"\n{TEXT}", "a.md"),
    Case("what is said of the author behind a label", "author", post("> 作者信息：[Ann Doe](https://a.example/ann)"), ["Ann Doe"], post("> 作者信息：我是一名程序员"), "a.md"),
    Case("the numbers of notes part the authors of a paper", "author", page("<p>李小明<a href=#1>[1]</a> 王大山<sup>1</sup>张小河<sup>2</sup></p>").replace(f"<p>{TEXT}</p>", "<p>陶器修复研究</p>", 1), ["李小明", "王大山", "张小河"], page("<p>展厅1号楼2层3室</p>").replace(f"<p>{TEXT}</p>", "<p>陶器修复研究</p>", 1)),
    Case("an account with a dot is no domain", "author", page(head='<meta name="author" content="Ann.Doe">'), ["Ann.Doe"], page(head='<meta name="author" content="Northhill.Com">')),
    Case("a department and a name close the text", "author", page(below="展览持续到年底。（图书馆 李小明）"), ["李小明"], page(below="展览持续到年底。（图书馆 二楼）")),
    Case("a name behind the word for a dispatch closes the text", "author", page(below="北山时事讯（全小河）"), ["全小河"], page(below="北山时事（全小河）")),
    Case("a translator's remark in a bracket", "reprint-mark", post("他说（译者注：这里是双关）展厅开了。"), ["译者注"], post("《论语译注》是一本好书，他写的译注很多。"), "a.md"),
    Case("translator's remarks, two of them", "reprint-mark", post("> 译者注：\n> 展厅即展馆。\n\n正文\n\n> 译者注：\n> 陶器即瓦器。"), ["译者注", "译者注"], post("译注：\n\n展厅即展馆。"), "a.md"),
    Case("rights of one that says so with and", "copyright", page(foot="<p>Copyright www.northhill.com And Rights Reserved</p>"), ["www.northhill.com"], page(foot="<p>www.northhill.com And Rights Reserved by nobody</p>")),
    Case("a question mark that was the sign of copyright", "copyright", page(foot="Copyright ?1996-2099 Northhill Corporation, All Rights Reserved"), ["Northhill Corporation"], page(foot="Is this copyright ?")),
    # what a source speaks of
    Case("a bracket that holds a whole text is no remark", "attribution", post(f"# 异化\n\n他写道：“山在河边。”【{TEXT * 12}译文来自北山编译社】{TEXT}\n\n{TEXT * 9}") + f"{TEXT}\n\n" * 14, ["北山编译社"], post(f"# 异化\n\n他写道：“山在河边。”【{TEXT}译文来自北山编译社】{TEXT}\n\n{TEXT * 9}") + f"{TEXT}\n\n" * 14, "a.md"),
    Case("a bracket behind a quotation speaks of the quotation", "attribution", post(f"# 异化\n\n{TEXT}\n\n【译文来自北山编译社】\n\n{TEXT * 9}") + f"{TEXT}\n\n" * 14, ["北山编译社"], post(f"# 异化\n\n他写道：“山在河边。”【译文来自北山编译社《山河集》，第 9 页。】{TEXT}\n\n{TEXT * 9}") + f"{TEXT}\n\n" * 14, "a.md"),
    Case("a bracket behind the first sentence may speak of the text", "attribution", post(f"编者按：今天开馆。（本文转自北山晚报）\n\n{TEXT * 9}") + f"{TEXT}\n\n" * 14, ["北山晚报"], post(f"今天开馆。（转自北山晚报）\n\n{TEXT * 9}") + f"{TEXT}\n\n" * 14, "a.md"),
    Case("an adaptation of the text, and not of a film", "attribution", page(below="本文改编自《北山晚报》的报道"), ["《北山晚报》"], page("<p>同年，主演由王大山执导，改编自长篇小说的电影，获得好评。</p><p>改编自长篇小说的电影受到欢迎。</p>")),
    Case("an English label before what explains it", "attribution", post("* source：北山晚报"), ["北山晚报"], post("* source：该目录是运行之后才有的\n\n* from：存放展品照片的地方"), "a.md"),
    Case("a source right below an image is the picture's", "attribution", post("![展厅](a.jpg)\n\n来源：北山晚报"), ["北山晚报"], post("![展厅](a.jpg)\n*来源：[北山图库](https://a.example/p/1)*"), "a.md"),
    Case("a reporter who took the picture wrote nothing", "author", page("<p>（北山晚报记者李小明 文/摄）</p>"), ["李小明"], page("<p>图为展厅。北山晚报记者李小明摄4月11日，展厅开放。</p><p>图为河边。北山晚报记者王山 摄</p><p>山下的人排着队。（记者许文和摄）</p>")),
    Case("names above the sections of a text head them", "author", post("# 展厅\n\n李小明"), ["李小明"], post("# 展厅\n\n李小明\n\n" + f"{TEXT}\n\n王大山\n\n{TEXT}\n\n张小河\n\n{TEXT}"), "a.md"),
    # values
    Case("an issue number is no part of the name", "attribution", page(above="来源：北山报148期2版"), ["北山报"], page(above="第148期2版")),
    Case("what follows the name in the row is not the name", "attribution", page(above="来源：北山网参与互动"), ["北山网"], page(above="参与互动")),
    Case("what stands in the footer is no value of the last label above it", "attribution", around(below="<div>来源：</div><div>北山晚报</div>"), ["北山晚报"], around().replace("</div><div class=footer>", "<p>文章来源：</p></div><footer><div><b>北山总部</b></div><div>地址：南水路1号</div>").replace("</div></body>", "</footer></body>")),
    Case("the original at the end of a long paragraph is that of what it tells", "attribution", post("本文由小明翻译，原文在[这里](https://a.example/1)。"), ["这里"], post(TEXT + "原文在[这里](https://a.example/1)。"), "a.md"),
    Case("what somebody says of another text is no mark of this one", "reprint-mark", post("说明：本文为翻译稿。"), ["本文为翻译稿"], post("[@小明](https://a.example/u)：本文为翻译稿。作者写了一个时钟。"), "a.md"),
    Case("a source in a quotation below an image, or in a line on one, is the picture's", "attribution", post("来源：北山晚报\n\n![展厅](a.jpg)"), ["北山晚报"], post("![展厅](a.jpg)\n\n> [来源：北山图库](https://a.example/p/1)\n\n上图： [展厅的分布](https://a.example/p/2) （来源：北山图库，李小明）"), "a.md"),
    Case("an address of a chain and a day are no sources", "attribution", post("最初发布于 [北山周刊](https://a.example/1)"), ["北山周刊"], post("*最初发布于 6 月 13 日*\n\nfrom: '0x1234567890123456789012345678901234567891'"), "a.md"),
    Case("an earlier post of one's own is no source", "attribution", post("本文来自去年的北山晚报。"), ["去年的北山晚报"], post("本文来自于之前我发的一篇微博：") + post("本文整理自去年笔者在北山社区写的连载。"), "a.md"),
    # notices
    Case("who keeps a site owns a notice without an owner", "copyright", page(foot="Copyright 2099 All Rights Reserved 主办：北山县人民政府办公室"), ["北山县人民政府办公室"], page(foot="主办：北山县人民政府办公室")),
    Case("two owners", "copyright", page(foot="北山博物馆 \\ 南水科技 版权所有"), ["北山博物馆", "南水科技"], page(foot="<a href=/c>版权声明</a>")),
    Case("a domain ends the owner", "copyright", page(foot="版权所有，北山空间（beishan.com），since 1996"), ["北山空间"], page(foot="（beishan.com）")),
    Case("a menu's item before the words is no owner", "copyright", page(foot="RSS2.0 | 无图版 | 手机版 版权所有 北山中学语文网"), ["北山中学语文网"], page(foot="RSS2.0 | 无图版 | 手机版")),
    Case("the owner stands before the years", "copyright", page(foot="北山科技（南水旗下）·1997-2099 版权所有"), ["北山科技（南水旗下）"], page(foot="1997-2099")),
    Case("a definition of copyright is no notice", "copyright", page(foot="Copyright © 2099 北山网"), ["北山网"], post("copyright   定义文档的版权信息。")),
    Case("whose software it was made from is no part of the owner", "copyright", page(foot="Copyright © 2099 北山之眼</span> <span>Modify from <a href=/t>one-page</a></span>"), ["北山之眼"], page(foot="Modify from <a href=/t>one-page</a>")),
    Case("an address before the owner", "copyright", page(foot="<span>生产厂址：北山县汉兴路16号</span> <span>南水广告有限公司 版权所有</span>"), ["南水广告有限公司"], page(foot="<span>生产厂址：北山县汉兴路16号</span>")),
    Case("the site's domain before the owner", "copyright", page(foot="© 2098-2099 1northhill.com. 北山打工网 版权所有"), ["北山打工网"], page(foot="1northhill.com. 北山打工网")),
    Case("the owner behind the number", "copyright", page(foot="版权所有 © 2099 陕ICP备13002646号-1 北山县南水小学"), ["北山县南水小学"], page(foot="陕ICP备13002646号-1 北山县南水小学")),
    Case("a company on the line below", "copyright", page(foot="Copyright @ 2099. All rights reserved.<br>北山科技有限公司 <a href=/i>蜀ICP备2021014861号</a>"), ["北山科技有限公司"], page(foot="Copyright @ 2099. All rights reserved.<br>联系我们 <a href=/i>蜀ICP备2021014861号</a>")),
    Case("a statement of copyright that is a name", "copyright", page(foot="<a>版权声明：北山考试网</a><a href=/i>京ICP备05032222号-1</a>"), ["北山考试网"], page(foot="<a href=/c>版权声明</a>：<a href=/d>转载自北山考试网</a>")),
    Case("links behind the words of rights own nothing", "copyright", page(foot="Copyright © Northhill, Inc. All Rights Reserved."), ["Northhill, Inc."], page(foot="All Rights Reserved. 军事网 海南信息网 北山医院 世纪公路网")),
    Case("a notice that says whose work it came from", "copyright", page(foot="版权出自北山小明"), ["北山小明"], page("<p>版权出自谁，没有人说得清楚，双方为此打了三年官司。</p>")),
    Case("a page about rights claims nothing by its words", "copyright", RIGHTS + "<div class=footer>© 2099 北山网</div>", ["北山网"], RIGHTS),
    Case("an account of a letter and a number", "copyright", page(foot="© 2099 <i></i> H1985"), ["H1985"], page(foot="© 2099 v1985")),
    Case("who wrote the page made no software", "copyright", page(head='<meta name="author" content="northhill">', foot="Powered by Hill and Theme by Hills © 2099 northhill"), ["northhill"], page(foot="Powered by Hill! © 2098-2099 Hillsoft")),
    Case("owners near the head of a manual", "copyright", page(above="<p>版权 © 1998-2099 Ann Doe</p><p>版权 © 2099 李小明</p>"), ["Ann Doe", "李小明"], page(above="<p>展厅里写着 © 2099 李小明</p>")),
    Case("an owner above a post", "copyright", post("正文", "copyright_info: 此文章版权归李小明所有"), ["李小明"], post("正文", "copyright: true"), "a.md"),
    # what the pages of other sites would need
    Case("what a post is filed under wrote nothing", "author", page(above="<a href=/u/li>李小明</a>"), ["李小明"], page(above="<a href=/tags/fang>房地产</a>")),
    Case("the picture of a person before a name", "author", page(above=f"<span>{DATED}</span> <span><i class='fa fa-eye fa-fw'></i>56</span> <span><i class='fa fa-user fa-fw'></i>河边小屋</span>"), ["河边小屋"], page(above=f"<span>{DATED}</span> <span><i class='fa fa-folder fa-fw'></i>河边小屋</span>")),
    Case("the picture of a person in a menu", "author", page(above=f"{DATED} <i class='icon-user'></i> hill_12"), ["hill_12"], page(above="<i class='icon-user'></i> hill_12")),
    Case("a piece of a word beside a date", "author", page(above="2099-06-04 房小明"), ["房小明"], page(above="2099-06-04新发布房源")),
    Case("a bracket behind a link tells of what is there", "author", post("正文") + "\n展厅开了！（李小明）\n", ["李小明"], post("正文") + "\n* [展厅开了！](https://a.example/1) （李小明）\n", "a.md"),
    Case("the staff is nobody", "author", page(above="By Ann Doe"), ["Ann Doe"], page(above="By Staff and news service reports")),
    Case("the place of an author and then the name", "author", page(below="（作者系北山大学教授李小明）"), ["李小明"], page(below="（作者系北山大学教授）")),
    Case("what the author is, behind the name", "author", page(below="（本文作者李小明为北山大学教授）"), ["李小明"], page(below="（本文作者认为北山很高）")),
    Case("a square and a name", "author", page(above="□ 李小明"), ["李小明"], page(above="□ 李小明</div><div>□ 王大山")),
    Case("a Latin name behind what a text was translated from", "author", post("翻译自 [Ten hills](https://a.example/1)，作者 Ann Doe"), ["Ann Doe"], post("翻译自 [Ten hills](https://a.example/1)，作者 是英国人"), "a.md"),
    Case("the main contents were translated", "attribution", post("本文的主要内容翻译自 [Ten hills](https://a.example/1)。"), ["Ten hills"], post("主要内容翻译自己写的注释。"), "a.md"),
    Case("where this text, or the first form of it, is from", "attribution", post("本文出处：[https://a.example/1](https://a.example/1)"), ["https://a.example/1"], post("这句话的本文出处不明。"), "a.md"),
    Case("the original form", "attribution", post("英文原版：[Ten hills](https://a.example/1)"), ["Ten hills"], post("英文原版很难买到：书店没有"), "a.md"),
    Case("where the original stands", "attribution", post("本译文原文位于：https://a.example/1"), ["https://a.example/1"], post("本译文原文位于书的第三章。"), "a.md"),
    Case("an account with its number that gave leave", "attribution", page(above="本文经公众号“北山读书”（ID：beishan01）授权转载"), ["北山读书"], page(above="本文经作者（北山人）授权转载")),
    Case("via and a link, alone on a line", "attribution", post("via [北山读书](https://a.example/1)"), ["北山读书"], post("connect via [VPN](https://a.example/1) first"), "a.md"),
    Case("by a paper, in brackets at the end", "attribution", page(below="（据《北山晚报》报道）"), ["《北山晚报》"], page("<p>（据《北山县志》记载）桥建于清末。</p>")),
    Case("what was quoted, last and alone", "attribution", post("正文") + "\n引用自：https://a.example/1\n", ["https://a.example/1"], post("引用自：https://a.example/1\n\n引用自：https://a.example/2"), "a.md"),
    Case("where a text was translated from, in a field", "attribution", post("正文", "translate_from: https://a.example/1"), ["https://a.example/1"], post("正文", "translate_to: https://a.example/1"), "a.md"),
    Case("an owner inside a field", "copyright", post("正文", "copyright:\n  owner: 北山书社"), ["北山书社"], post("正文", "copyright:\n  enable: true"), "a.md"),
    Case("what a site was built with is no part of the owner", "copyright", page(foot="© 2099 北山小屋 • Built with Hill"), ["北山小屋"], page(foot="Built with Hill")),
    Case("the sign as a picture that is called so", "copyright", page(foot="<img src=/c.png alt='©'> 2099 北山书社"), ["北山书社"], page(foot="<img src=/c.png alt='北山'> 2099 北山书社")),
    Case("the sign as a drawing", "copyright", page(foot="<svg class='icon-copyright'></svg> 2099 北山书社"), ["北山书社"], page(foot="<svg class='icon-mail'></svg> 2099 北山书社")),
    Case("the sign as a piece of a drawing", "copyright", page(foot="<svg><use xlink:href='#icon-copyright'></use></svg> 2099 北山书社"), ["北山书社"], page(foot="<svg><use xlink:href='#icon-mail'></use></svg> 2099 北山书社")),
    Case("the sign as it is read out", "copyright", page(foot="<span aria-label=copyright></span> 2099 北山书社"), ["北山书社"], page(foot="<span class=footer-copyright> 2099 北山书社</span>")),
    # translators and reprinters
    Case("a translator alone on a line", "reprint-mark", post("李小明 译"), ["李小明 译"], post("李小明 译过很多书"), "a.md"),
    Case("who translated it, behind one word", "reprint-mark", post("编译：李小明"), ["编译：李小明"], post("编译：make all"), "a.md"),
    Case("a translator before who checked it", "reprint-mark", post("翻译：老山 校对：阿水"), ["翻译：老山"], post("翻译：老山 写得好"), "a.md"),
    Case("a translator behind the writer", "reprint-mark", page(above="[美] 安·多伊 著 老山 译"), ["老山 译"], page(above="李小明 著")),
    Case("the writer of a book and where from", "author", page(above="[美] 安·多伊 著 老山 译"), ["安·多伊"], page(above="名著 导读")),
    Case("a country before a name", "author", page(above="作者：[美] 安·多伊"), ["安·多伊"], page(above="作者：[图]")),
    Case("the bare word in brackets ends a text", "reprint-mark", page(below="（转）"), ["（转）"], page(f"<p>{TEXT}</p>" * 2 + "<p>（转）</p>" + f"<p>{TEXT}</p>" * 3)),
    Case("a text that is a translation", "reprint-mark", post("注：本文为译文，水平有限。"), ["本文为译文"], post("本文为译文集写的序。"), "a.md"),
    Case("who carried it over", "reprint-mark", post("转载者：老山"), ["转载者：老山"], post("转载者必究。"), "a.md"),
    Case("by whom it was translated, and from where", "attribution", post("本文由老山翻译自 [Ten hills](https://a.example/1)"), ["Ten hills"], post("本文由老山翻译。"), "a.md"),
    Case("this is a translation of what a link leads to", "attribution", post("> 这是 [Ten hills](https://a.example/1) 的中文翻译。"), ["Ten hills"], post("> 这是 Ten hills 的中文翻译。"), "a.md"),
    Case("a translation, the word behind a blank", "attribution", post("> 本文为 Ann Doe 的 [Ten hills](https://a.example/1) 译文"), ["Ten hills"], post("> 本文为学习 Ten hills 译文时的笔记，很长"), "a.md"),
    Case("please see the original", "attribution", post("原文请看[这里](https://a.example/1)"), ["这里"], post("原文请看第三章。"), "a.md"),
    Case("a text from the net, without a preposition", "attribution", page(below="本文来源网络，侵删"), ["网络"], page(below="本文来源网络层的实现")),
    Case("an account beside its owner's name is no source", "attribution", page(above="公众号：北山读书"), ["北山读书"], page(above="本文作者：老山（公众号：北山读书）")),
    Case("where a text came out first", "attribution", post("文章首发：[北山读书](https://a.example/1)"), ["北山读书"], post("文章首发时间待定。"), "a.md"),
    Case("the writer behind the journal", "author", page(below="本文刊于《北山文丛》2099年第3期，作者李小明"), ["李小明"], page(below="本文刊于《北山文丛》2099年第3期")),
    Case("by, behind a date", "author", page(above="2099-04-11 by 老山人"), ["老山人"], page(above="2099-04-11 by the way")),
    Case("readers are nobody", "author", page(below="本文由李小明投稿"), ["李小明"], page(below="本文由网友投稿")),
    # notices with other words
    Case("whose the rights are, behind a label", "copyright", page(foot="版权归属：北山书社"), ["北山书社"], page(foot="版权归属：")),
    Case("an owner behind the word for one", "copyright", page(foot="著作权人：北山书社"), ["北山书社"], page("<p>著作权人可以授权他人使用作品。</p>")),
    Case("who keeps the site, before the words of rights", "copyright", page(foot="北山县人民政府主办　版权所有"), ["北山县人民政府"], page(foot="北山县人民政府主办")),
    Case("an organisation below the words of rights", "copyright", page(foot="<p>版权所有</p><p>北山书社有限公司</p>"), ["北山书社有限公司"], page(foot="<p>联系我们</p><p>北山书社有限公司</p>")),
    # edges of what was found above
    Case("a short name in the cell beside a label", "author", page(above="<table><tr><td>作者</td><td>天涯孤客</td></tr></table>"), ["天涯孤客"], page(above="<table><tr><td>作者</td><td>天涯的孤客们</td></tr></table>")),
    Case("labels that head columns", "author", page(above="<table><tr><td>作者</td><td>来源</td></tr><tr><td>李小明</td><td>北山晚报</td></tr></table>"), ["李小明"], page(above="<table><tr><td>作者</td><td>来源</td></tr><tr><td>李小明</td></tr></table>")),
    Case("sources below paragraphs are the text's", "attribution", post(f"{TEXT}\n\n来源：[北山书](https://a.example/1)\n\n{TEXT}\n\n来源：[南水书](https://a.example/2)"), ["北山书", "南水书"], post(f"> {TEXT}\n\n来源：[北山书](https://a.example/1)\n\n> {TEXT}\n\n来源：[南水书](https://a.example/2)"), "a.md"),
    Case("sources two empty lines below quotations", "attribution", post(f"> {TEXT}\n\n\n来源：[北山书](https://a.example/1)\n\n> {TEXT}\n\n\n来源：[南水书](https://a.example/2)"), ["北山书", "南水书"], post(f"> {TEXT}\n来源于北山"), "a.md"),
    Case("sources inside quotations", "attribution", post(f"> {TEXT}\n> 来源：[北山书](https://a.example/1)\n\n{TEXT}\n\n> {TEXT}\n> 来源：[南水书](https://a.example/2)"), ["北山书", "南水书"], post(f"> {TEXT}"), "a.md"),
    Case("the cell below a label is its own column's", "attribution", page(above="<table><tr><td>来源</td><td>作者</td></tr><tr><td>北山晚报</td><td>李小明</td></tr></table>"), ["北山晚报"], page(above="<table><tr><td>地点</td><td>作者</td></tr><tr><td>北山晚报</td><td>李小明</td></tr></table>")),
    Case("a word for a reporter among names", "author", page(above="作者：李小明、记者、王大山"), ["李小明", "王大山"], page(above="作者：记者")),
    Case("a gap in a list of names", "author", page(above="作者：李小明、、王大山"), ["李小明", "王大山"], page(above="作者：、、")),
    Case("the author of a comment far below is none of the book's", "author", page(above="<h3 class=author>Ann Doe</h3><h3 class=author>Ben Roe</h3>"), ["Ann Doe", "Ben Roe"], page(above="<h3 class=author>一二三四五六七</h3>")),
    Case("an author's name again is no second author", "author", page(above=f"<h3 class=author>Ann Doe</h3><p>{TEXT[:30]}{TEXT[:40]}</p><h3 class=author>Ben Roe</h3>"), ["Ann Doe"], page(above="<h3 class=author>展厅里的人和事：一</h3>")),
    Case("a word right before the link to the source", "attribution", post("本文转载自 A [Ten hills](https://a.example/1)。"), ["Ten hills"], post("本文转载 A [Ten hills](https://a.example/1) 之前问过。"), "a.md"),
    # what a post is filed under, and what is said in passing
    Case("filed among reprints", "reprint-mark", page(above="<a href=/categories/zz/>转载</a>"), ["转载"], page(above="<a href=/share>转载</a>")),
    Case("filed among excerpts", "reprint-mark", page(above="分类于 <a href=/categories/wz/>文摘</a>"), ["文摘"], page(above="<a href=/categories/wz/>文摘工具</a>")),
    Case("filed among translations", "reprint-mark", page(above="<a href=/categories/fy/>翻译</a>"), ["翻译"], page(above="<a href=/tags/fy/>翻译</a>")),
    Case("a post in a folder of excerpts", "reprint-mark", post("正文", "categories: 文摘"), ["文摘"], post("正文", "categories: 文摘工具"), "a.md"),
    Case("whose reporter learnt it", "attribution", page("<p>《北山晚报》记者获悉，展厅明天开放。</p>"), ["《北山晚报》"], page("<p>他当过《北山晚报》记者，展厅明天开放。</p>")),
    Case("the original is from, in a sentence that goes on", "attribution", post("> 原文自北山社区 hillside，作者为 Ann Doe"), ["北山社区 hillside"], post("> 原文自动生成，作者为 Ann Doe"), "a.md"),
    Case("the writer in the sentence of the source", "author", post("> 原文自北山社区 hillside，作者为 Ann Doe"), ["Ann Doe"], post("> 原文自北山社区 hillside，作者为此花了三年"), "a.md"),
    Case("an account in the sentence of the source", "author", post("> 原文自 hillside，作者为 annhill30"), ["annhill30"], post("> 原文自 hillside，没有署名"), "a.md"),
    Case("first printed on a day", "attribution", page(below="本篇最初发表于一九九九年一月十五日《北山文丛》第六卷。"), ["《北山文丛》"], page("<p>这条规定最初发表于一九九九年。</p>")),
    Case("the foot that a feed puts below an entry", "attribution", post("正文") + "\n© laoshan for [北山时代](https://a.example/), 2099.\n", ["北山时代"], post("正文") + "\n© laoshan, 2099.\n", "a.md"),
    Case("for whom an entry of a feed was written", "copyright", post("正文") + "\n© laoshan for [北山时代](https://a.example/), 2099.\n", ["北山时代"], post("正文") + "\nlaoshan for 北山时代\n", "a.md"),
    Case("a label, and no count", "attribution", page(above="转载：北山晚报"), ["北山晚报"], page(above="<p>转载：159篇</p>")),
    Case("a claim, and no count", "original", page(above="原创：李小明"), ["原创"], page(above="<p>原创：38篇</p>")),
    # who wrote it, and what only looks so
    Case("one mark before a writer, and not one before every field", "author", page(below="◎李小明"), ["李小明"], page("<p>◎上映日期 2099-04-11</p><p>◎豆瓣评分 7.1</p><p>◎文件格式 mkv</p>")),
    Case("the writer of an account", "author", page(below="<p>HS作者 / 李小明</p>"), ["李小明"], page(below="<p>封面作者 / 李小明</p>")),
    Case("by whom it was put up", "author", page(below="<p>本文由 laoshan 在 2099年4月11日 发布在 馆讯</p>"), ["laoshan"], page(below="<p>本文由 laoshan 多平台发布</p>")),
    Case("by whom it was written", "author", page(below="<p>本文由李小明撰写。</p>"), ["李小明"], page(below="<p>本文由网友撰写。</p>")),
    Case("a link to a writer's own page", "author", page(above="<a href=/author/ann-hill>Ann Hill</a> Feb 27, 2099"), ["Ann Hill"], page(above="<a href=/authors/>All authors</a>")),
    Case("who took it apart", "author", page(below="<p>分析者：李小明</p>"), ["李小明"], page("<p>分析者说：展厅太小。</p>")),
    Case("a name ends before its site", "author", page(below="<p>文章作者：Laoshan @ 北山小屋</p>"), ["Laoshan"], page(below="<p>联系：laoshan@a.example</p>")),
    Case("a writer below the date that is a link", "author", page(above="<p><a href=/2099/>2099-04-11</a></p><p>时间：2099-04-10 作者：李小明</p>"), ["李小明"], page(above="<p><a href=/2>又一座博物馆的展厅</a></p><p>时间：2099-04-10 作者：李小明</p>")),
    Case("a writer below a table of contents", "author", page(above="<p><a href='#one'>别忘了带上门票</a></p><p>作者：李小明</p>"), ["李小明"], page(above="<p><a href=/2>别忘了带上门票</a></p><p>作者：李小明</p>")),
    Case("a link that opens a page is its name", "author", f"<body><p>李小明</p><p>{TEXT}</p></body>", ["李小明"], f"<body><p><a href=/>李小明</a></p><p>{TEXT}</p></body>"),
    Case("bylines of teasers are nobody's here", "author", page(above="文/李小明"), ["李小明"], "<title>北山网</title>" + f"<p>{TEXT[:60]}</p>" * 3 + "".join(f"<div><h3><a href=/{n}>又一座博物馆开放了它的新展厅</a></h3><p>文/李小{n} 展厅很大，有三层。{TEXT[:150]}</p></div>" for n in "明红军海")),
    # owners among other words
    Case("a licence behind the sign is no notice", "copyright", page(foot="© 2099 北山书社"), ["北山书社"], page(below="<p>© 本文采用 知识共享署名 4.0 国际许可协议 进行许可。</p>")),
    Case("a heading and a sentence are no owner", "copyright", page(foot="Copyright © 2099 Laoshan"), ["Laoshan"], page(foot="Copyright Notice: All articles in this blog are licensed under CC")),
    Case("a menu's word behind the years is none", "copyright", page(foot="© 北山科技 2099 <a href=/f>RSS</a>"), ["北山科技"], page(foot="RSS 归档 标签")),
    Case("an owner at a site", "copyright", page(foot="© 2010 – 2099 老山&阿水 @ 北山小屋"), ["老山&阿水"], page(foot="老山 @ 北山小屋")),
    Case("an owner by an address, before whoever typed it", "copyright", "Copyright (C)2003-2099 www.hill-ui.example.net laoshan 1:45\n\n" + TEXT, ["www.hill-ui.example.net"], "www.hill-ui.example.net laoshan 1:45\n\n" + TEXT, "a.txt"),
    Case("people below a title that stands below its section", "author", page(above="李小明、王大山").replace("<h1>", "<div>要闻</div><h1>", 1), ["李小明", "王大山"], page(above="河边</div><div>桥下</div><div>山上</div><div>水里</div><div>博物馆开放新展厅</div><div>李小明、王大山")),
    Case("an editor signs anywhere", "editor", page(f"<p>{TEXT}</p>" * 20 + "<p>责任编辑：王大山</p>" + f"<p>{TEXT}</p>" * 20), ["王大山"], page(f"<p>{TEXT}</p>" * 20 + "<p>他问责任编辑：王大山在哪里？</p>" + f"<p>{TEXT}</p>" * 20)),
    Case("an author signs at an end", "author", page(below="作者：李小明"), ["李小明"], page(f"<p>{TEXT}</p>" * 20 + "<p>作者：李小明</p>" + f"<p>{TEXT}</p>" * 20)),
    Case("a label in an element of its own touches its value", "attribution", page(above="<b>来源</b>北山晚报"), ["北山晚报"], page(above="来源北山晚报的说法不一")),
    Case("a long name behind a bare label is a link", "attribution", page(above="来源 <a href=https://a.example/1>北山市人民政府办公厅政务公开与信息化管理处新闻中心网站首页</a>"), ["北山市人民政府办公厅政务公开与信息化管理处新闻中心网站首页"], page(above="来源 北山市人民政府办公厅政务公开与信息化管理处新闻中心网站首页")),
    Case("what is written as code is quoted to its end", "author", page(below="作者：李小明"), ["李小明"], page(below="<pre>x = <code>y</code>\n作者：李小明</pre>")),
    # a clause that calls the text itself a translation or a reprint, and goes on
    Case("a translation, it says, and from the net", "attribution", post("这是一篇译文，转自网络。"), ["网络"], post("老人说这里从前是渡口，转自网络的一段话也这样写。"), "a.md"),
    Case("a reprint, it says, and where from", "attribution", post("本文为转载文章，来自网络。"), ["网络"], post("本文的配图，来自网络。"), "a.md"),
    Case("a translation, it says, of what", "attribution", post("本篇是译文，译自北山晚报的特写。"), ["北山晚报的特写"], post("这是一篇讲桥的文章的开头，译自北山晚报的特写。"), "a.md"),
    # a mark in a cell of its own
    Case("a mark in a row of credits", "reprint-mark", page(above="2099-04-11 | 【转载】 | 办公室"), ["【转载】"], page(above="2099-04-11 | 转载 | 办公室")),
    Case("a mark is no label of the next cell", "attribution", page(above="2099-04-11 | 转载：北山晚报 | 办公室"), ["北山晚报"], page(above="2099-04-11 | 【转载】 | 办公室")),
]  # fmt: skip


def told(source: str, kind: str, path: str) -> list[str]:
    """What the facts of a kind name."""
    names = ("terms", "name", "owner", "mark", "title", "claim", "normal", "number", "url")
    found = (
        next((fact.fields[name] for name in names if fact.fields.get(name)), "") for fact in facts(source, kind, path)
    )
    return [name for name in found if name]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.rule)
def test_a_rule_of_thumb_finds_what_it_is_for(case: Case) -> None:
    assert told(case.needs, case.kind, case.path) == case.found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.rule)
def test_a_rule_of_thumb_leaves_others_alone(case: Case) -> None:
    assert told(case.alone, case.kind, case.path) == []
