"""Whether a stretch of text shapes up as the name of a person or a body, and not as code, a licence or a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.model import Fact

LONGEST = 40
"""Code points of the longest name; longer ones are sentences."""

_CODE = re.compile(r"(?<![A-Za-z])'|'(?![A-Za-z])|[\[\]{}<>\"`\\=;$@/_:：|#*+^~%￼\ufffd\x00-\x1f]")
"""What no name holds, and the rest of a program's line does."""
_FILE = re.compile(r"(?i)\w\.[a-z][a-z\d]*$")
"""A file, a domain or a field; *Inc.* and *Ltd.* end in a full stop."""
_VARIABLE = re.compile(r"[a-z]+[A-Z]\w*|[A-Z_]+_[A-Z_]+")
_SENTENCE = re.compile(r"[。，、；！？!?]|,(?!\s*(?:inc|ltd|llc|co)\b)", re.IGNORECASE)
_WORDS = re.compile(
    r"""(?ix)
    采用|採用|许可|許可|协议|協議|授权|授權|保留|版权|版權|转载|轉載|禁止|未经|未經|仅供|如有|请勿|请注明|知识共享|署名|备案|備案|主题|模板|驱动|技术支持
    | \b(?: cc | by-?(?:nc|sa|nd).* | creative | commons | licen[cs]ed? | mit | apache | gpl | agpl | lgpl | bsd | unlicense | rights? | reserved | powered | theme
          | themed | template | copyright | copyleft | font | fonts | icons? | version )\b"""
)
"""Words of licences, terms and credits."""
MAKERS = re.compile(
    r"dede\s?cms|desdev|织梦|phpcms|empire\s?(?:cms|soft)|帝国软件|discuz|comsenz|destoon|metinfo|eyoucms|pbootcms|phpwind|wordpress|typecho|z-?blog|thinkphp|hexo|hugo|jekyll|halo|vuepress|vitepress"
    r"|gitbook|docusaurus|bootstrap|jquery|ckeditor|cksource|knabben|ueditor|layui|font\s?awesome|font\s?squirrel|google\s?fonts|github|free\s?css|colorlib|html5\s?up|w3layouts"
    r"|(?<![a-z])[a-z]*[\s-]?cms$",
    re.IGNORECASE,
)
"""Those who make the tools: their notice comes along with the tool."""
_EMPTY_WORDS = frozenset(
    "true false null none undefined nil yes no on off year years date time name title author owner user username site sitename website blog home index admin root test demo example "
    "info config settings theme copyright company anonymous".split()
) | frozenset(
    "匿名 佚名 作者 姓名 名称 网站名称 公司名称 管理员 站长 本站 本网 本公司 我们 你的名字 您的名字 某人 未知 无".split()
)
_THEMES = frozenset("next butterfly fluid icarus matery yilia loveit volantis".split())
"""What themes of blogs are called: a name that their settings come with."""
_PLACEHOLDER = re.compile(
    r"(?i)^(?:john|jane) doe$|your[\s-]|^[“\"]?(?:company|site|blog|owner|author|business|organi[sz]ation)[\s_-]?name[”\"]?$|^(?:公司|单位|网站|站点)名称?$|^my (?:name|site|blog)|example|x{2,}|×{2,}|某某|示例|demo\b|^test\b"
)
GENERIC = re.compile(
    r"(?:本|我的|个人|某|新闻|企业|官方|学校|公司|某某)*(?:网站|站点|网页|博客|主页|有限公司|公司|单位|学校|首页|后台|系统|管理系统)"
)
"""What could be anybody's: 我的网站, as a program sets it up."""
_LETTERS = re.compile(r"[^\W\d]")


def is_name(text: str) -> bool:
    """Whether *text* can be the name of a person or a body.

    >>> [is_name(each) for each in ("O'Neil Lin", "Company name", "'a'", "Hill CMS", "Hill-CMS", "NexT")]
    [True, False, False, False, False, False]
    >>> [is_name(each) for each in ("小河县融媒体中心", "Dongling Media", "阿晴", "author_img_back", "info: false", "采用 CC BY-NC-SA", "footer.pug")]
    [True, True, True, False, False, False, False]
    """
    text = text.strip()
    if not 2 <= len(text) <= LONGEST or len(_LETTERS.findall(text)) < 2:
        return False
    called = text.casefold()
    if called in _EMPTY_WORDS or called in _THEMES or GENERIC.fullmatch(text) or _VARIABLE.fullmatch(text):
        return False
    return not any(each.search(text) for each in (_CODE, _FILE, _SENTENCE, _WORDS, MAKERS, _PLACEHOLDER))


def names_owner(fact: Fact) -> bool:
    """Whether a fact is a notice that names somebody, and not the placeholder of a template."""
    return fact.kind == "copyright" and bool(fact.fields.get("owner")) and fact.fields.get("state") != "placeholder"
