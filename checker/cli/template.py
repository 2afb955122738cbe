"""What a new rule looks like before anybody has filled it in: it loads, and its examples hold."""

from __future__ import annotations

TEMPLATE = """\
id: ID
title:
  zh: 一句话说出毛病
  en: The fault in a few words
severity: warning                 # error 错误 · warning 警告 · advice 建议
why:
  zh: 为什么要管。
  en: Why it matters.
basis:
  - 《某法》第几条

# 一句话 the sentence: when · for each · where · require
# 能问的事实和字段 the facts and fields that may be asked: checker facts 某页.html
for each: copyright
require:
  copyright.years: present

say:
  zh: “{copyright.text}”没有写年份。
  en: “{copyright.text}” gives no year.

# 例子一律手写 examples are written by hand; [[ ]] 圈出该指的字 marks what must be pointed at
passes:
  - 写了年份: |
      <footer>© 2020 某某报社</footer>
fails:
  - 没写年份: |
      <footer>[[© 某某报社]]</footer>
"""
