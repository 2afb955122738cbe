"""Every key of ``.checker.yaml``: its shape, its words in the editor, its place in the schema. One table."""

from __future__ import annotations

from typing import Any

from checker.config.rule_settings import ALLOW, PACKS, RULES
from checker.config.validators import HOSTS, KINDS_BY_PATH, TEXT, TEXTS, Key, KnownNames, keyed, one_of, paths

SITE = keyed(
    (
        Key("name", TEXT, "网站名称", "the site's name"),
        Key("owner", TEXT, "版权所有者（主办单位）", "who owns the copyright"),
        Key("hosts", HOSTS, "域名", "its domains"),
        Key("icp", TEXT, "备案号", "its ICP filing number"),
        Key("police", TEXT, "公安备案号", "its police filing number"),
    )
)

KEYS: tuple[Key, ...] = (
    Key("site", SITE, "这个网站是谁的", "whose site this is"),
    Key("house names", TEXTS, "自家的名称：来源写这些就是原创", "a source by these names is this site"),
    Key("presume", one_of("republished"), "看不出是否转载的页面按转载对待", "what an unknown page is taken for"),
    Key("language", one_of("zh", "en"), "提示用中文还是英文", "the language of messages"),
    Key("footer", TEXTS, "页脚模板的路径", "the templates that hold the footer"),
    Key("kinds", KINDS_BY_PATH, "按路径指定页面种类，后面的优先", "page kinds by path; the last match wins"),
    Key("republished", paths("republished"), "这些路径是转载", "these paths hold republished articles"),
    Key("original", paths("original"), "这些路径是原创", "these paths hold original articles"),
    Key("sources", TEXT, "稿源名单：一行一家，别名用 | 隔开", "approved outlets, one a line, aliases after |"),
    Key("use", PACKS, "启用的规则包", "packs of rules to switch on"),
    Key("rules", RULES, "逐条调整级别和范围", "severity and paths, rule by rule"),
    Key("ignore", paths("ignore"), "不检查的路径（gitignore 写法）", "paths to leave out, in gitignore syntax"),
    Key("baseline", TEXT, "基线文件：已知的旧问题", "the baseline: faults accepted so far"),
    Key("allow", ALLOW, "豁免，逐条写明理由", "exemptions, each with its reason"),
    Key("extends", TEXTS, "先读这些配置文件", "configuration files to start from"),
)
FILE = keyed(KEYS)


def schema(names: KnownNames) -> dict[str, Any]:
    """The JSON Schema (draft 7, which editors know) of ``.checker.yaml``."""
    head: dict[str, Any] = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": ".checker.yaml",
        "description": "checker 的配置 configuration of checker",
    }
    return {**head, **FILE.schema(names)}
