"""What is kept of a document: copies of one text have one key whatever their credits say, and two texts have two."""

from __future__ import annotations

import json

import pytest

from checker.linter import Linter
from checker.site.said import Said
from checker.site.texts import Resembling

PARAGRAPHS = (
    "天刚亮，青石渡的船工老许就把缆绳解开了。头一班船载着十几位卖菜的乡亲，从对岸慢慢摇过来。",
    "他在这条河上摇了四十年橹，从前一天要来回二十多趟。如今下游修了大桥，渡船只剩早晚两班！可老主顾们还是愿意坐船。",
    "镇里去年修了码头的台阶，又给渡船换了救生衣。老许说，船不能停，停了两岸的人就生分了。",
)
OTHER = "山里的茶园今年头一回请了外地的师傅，炒青、揉捻、烘干都在新修的厂房里做。"
CREDITS = '<div class="info"><span>2022-03-04 10:22</span> <span>来源：{}</span> <span>作者：王小河</span> <span>责任编辑：赵青</span></div>'


def page(
    source: str, *, credits_: str = CREDITS, lines: str = "", tail: str = "", title: str = "青石渡的早班船"
) -> str:
    text = lines or "".join(f"<p>{each}</p>\n" for each in PARAGRAPHS)
    return f"<!doctype html><html><head><title>{title}</title></head><body><h1>{title}</h1>\n{credits_.format(source)}\n{text}{tail}</body></html>\n"


def kept(page: str, name: str = "a.html") -> Said:
    [said] = Linter().lint(page.encode(), name, keeps=True).said
    return said


FIRST = kept(page("北山日报"))
COPIES = [
    ("another date, author and editor", page("南海晚报", credits_='<p class="meta">发布时间：2023年8月11日　　文章来源：{}　　作者：李大山　　编辑：孙白</p>')),
    ("no credits but the source", page("南海晚报", credits_="<p>来源：{}</p>")),
    ("credits below the text", page("南海晚报", tail="<p>（责任编辑：孙白）</p><p>审核：周山</p>")),
    ("indented lines instead of paragraphs", page("南海晚报", lines="<div>" + "<br>\n".join(f"　　{each}" for each in PARAGRAPHS) + "</div>")),
    ("where the news was sent from", page("南海晚报", lines="".join(f"<p>{each}</p>" for each in ("南海晚报青石6月3日电（记者李大山）" + PARAGRAPHS[0], *PARAGRAPHS[1:])))),
    ("a heading between", page("南海晚报", lines=f"<p>{PARAGRAPHS[0]}</p><h2>摇了四十年</h2><p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p>")),
]  # fmt: skip
EDITED = [
    ("a mark for another", PARAGRAPHS[0].replace("。", "；", 1), *PARAGRAPHS[1:]),
    ("a character more", PARAGRAPHS[0], PARAGRAPHS[1].replace("，", "了，", 1), *PARAGRAPHS[2:]),
    ("two paragraphs in one", PARAGRAPHS[0] + PARAGRAPHS[1], *PARAGRAPHS[2:]),
    ("a sentence added", *PARAGRAPHS, OTHER),
    ("the last sentence cut", *PARAGRAPHS[:-1], PARAGRAPHS[-1].rpartition("。")[0].rpartition("。")[0] + "。"),
    ("a line below a picture", PARAGRAPHS[0], "图为渡口的早班船。 李大山 摄", *PARAGRAPHS[1:]),
]
OTHERS = [
    ("most of it is another's", page("南海晚报", lines="".join(f"<p>{each}</p>" for each in (PARAGRAPHS[0], OTHER, OTHER.replace("新", "旧"))))),
    ("only the credits are the same", page("北山日报", lines="".join(f"<p>{OTHER}第{n}年了。</p>" for n in "一二三"))),
]  # fmt: skip


def is_one_text(one: Said, other: Said) -> bool:
    """Whether two documents have the same text but for a few passages."""
    texts = Resembling()
    texts.add(0, one.body, 0)
    texts.add(1, other.body, 1)
    return [[each.document for each in group] for group in texts.groups(9) if len(group) > 1] == [[0, 1]]


@pytest.mark.parametrize("copy", [each[1] for each in COPIES], ids=[each[0] for each in COPIES])
def test_a_copy_is_known_by_its_running_text(copy: str) -> None:
    assert FIRST.body
    assert is_one_text(FIRST, kept(copy))


@pytest.mark.parametrize("lines", [each[1:] for each in EDITED], ids=[each[0] for each in EDITED])
def test_a_copy_that_was_edited_is_known(lines: tuple[str, ...]) -> None:
    edited = kept(page("南海晚报", lines="".join(f"<p>{each}</p>" for each in lines)))
    assert is_one_text(FIRST, edited)


@pytest.mark.parametrize("other", [each[1] for each in OTHERS], ids=[each[0] for each in OTHERS])
def test_another_text_is_another(other: str) -> None:
    assert kept(other).body
    assert not is_one_text(FIRST, kept(other))


def test_a_text_of_a_sentence_or_two_is_compared_whole() -> None:
    short = [kept(page("北山日报", lines=f"<p>{OTHER[:-1]}，机器也是新添的，一天能做三百斤。</p><p>{last}</p>")).body for last in ("老乡都来看。", "老乡都来看。", "没有人来看。")]  # fmt: skip
    assert short[0] == short[1] != short[2]
    assert kept(page("北山日报", lines="<p>老街的骑楼修好了。</p>")).body == ()


@pytest.mark.parametrize(
    ("title", "count"),
    [
        ("旧祠堂迎来新客人——永坡社区见闻_云山在线", 2),
        ("青石渡的早班船 - 旧刊 - 云山在线", 2),
        ("青石渡的早班船|云山在线", 1),
        ("——青石渡的早班船又开了", 0),
    ],
)
def test_what_may_be_the_name_of_the_site_is_kept_beside_the_whole_title(title: str, count: int) -> None:
    said = kept(page("北山日报", title=title))
    assert said.title
    assert len(said.tails) == count


def test_nothing_is_cut_from_a_title_in_a_column_or_in_front_matter() -> None:
    row = {"id": 1, "title": "旧祠堂迎来新客人——永坡社区见闻", "source": "北山日报", "content": "".join(PARAGRAPHS)}
    post = f"---\ntitle: 旧祠堂迎来新客人——永坡社区见闻\nsource: 北山日报\n---\n\n{PARAGRAPHS[1]}\n"
    for said in (kept(json.dumps([row], ensure_ascii=False), "a.json"), kept(post, "a.md")):
        assert said.title
        assert said.tails == ()


ROWS = [
    ("nothing says where it is from", {}, True),
    ("it says that it is original", {"original": "是"}, False),
    ("its text begins as news of the site's own", {"content": f"本网讯（记者 王小河）{''.join(PARAGRAPHS)}"}, False),
    ("its text names the source", {"content": f"{''.join(PARAGRAPHS)}\n（来源：南海晚报）"}, False),
    ("it is a reprint, which is told of it alone", {"reprinted": "是"}, False),
    ("its column is filled in", {"source": "南海晚报"}, False),
]


@pytest.mark.parametrize(("row", "is_empty"), [each[1:] for each in ROWS], ids=[each[0] for each in ROWS])
def test_a_source_column_is_empty_where_nothing_else_tells(row: dict[str, str], *, is_empty: bool) -> None:
    whole = {"id": "1", "title": "青石渡的早班船", "source": "", "content": "".join(PARAGRAPHS)} | row
    assert kept(json.dumps([whole], ensure_ascii=False), "a.json").is_empty == is_empty
