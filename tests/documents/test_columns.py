"""Names that people give to the columns of an export: what each holds is told, or nothing is said of it, and never something wrong."""

from __future__ import annotations

import json

import pytest

from checker.documents.columns import ROLES, shipped_columns
from checker.errors import RuleError
from checker.readers import read
from checker.rulebook import load as load_rulebook
from checker.shipped import shipped

COLUMNS = shipped_columns()
NAMES: dict[str, str] = {
    "body": "newsContent news_content ArticleContent articleText article_html postContent post_body cmsContent infoContent docContent doc_body contentHtml htmlText bodyHTML main_content newsBody content_cn arcContent artContent blogContent NEWS_TEXT fldContent F_Content txtContent n_content xinwenneirong wenzhangneirong wenzhang_zhengwen 新闻内容 文章内容 稿件内容 帖子内容 新闻正文 稿件全文 信息内容 正文（HTML） 内容(必填) 資訊內容 contentText fullText bodyContent article_full_text 报道正文 正文文本",
    "title": "newsTitle news_title article_title ArticleTitle docTitle postTitle post_title subject TITLE f_title cTitle fldTitle xinwenbiaoti wenzhangbiaoti wenzhang_biaoti 新闻标题 文章标题 稿件标题 信息标题 标题名称 題目 titleCn main_title 帖子标题 标题*",
    "source": "newsSource article_source articleSource infoSource docSource post_source contentSource content_source sourceMedia mediaSource SourceName srcMedia source_cn news_from newsFrom articleFrom info_from fromMedia fromSite copyFrom CopyFrom comeFrom origin_media originMedia reprintSource 新闻来源 文章来源 信息来源 稿件来源 来源名称 来源（媒体） 来源媒体名称 转载媒体名称 文章出处 出处名称 稿件出处 原载媒体 laiyuanMeiti xinwenlaiyuan wenzhanglaiyuan gaojianlaiyuan 資料來源 sourceOrg pubMedia publishMedia",
    "link": "sourceUrl source_url SourceURL originalUrl originUrl original_link originLink newsSourceUrl articleSourceUrl 原文链接 来源链接 来源网址 文章来源链接 原文URL reprintUrl sourceLink yuanwenlianjie laiyuanwangzhi fromUrl copyfromUrl",
    "author": "articleAuthor newsAuthor post_author author_name authorName AuthorName writerName docAuthor arcAuthor 文章作者 新闻作者 稿件作者 作者名称 作者姓名 记者姓名 撰稿人姓名 zuozhexingming wenzhangzuozhe byline reporterName",
    "editor": "editorName responsibleEditor dutyEditor newsEditor articleEditor 责任编辑 稿件编辑 文章责编 新闻责编 责编姓名 zerenBianji zebian webEditor editor_in_charge",
    "original title": "originalTitle original_title 原标题 文章原标题 原文标题 yuanbiaoti origTitle",
    "id": "articleId article_id newsId news_id NewsID postId docId infoId 文章编号 稿件编号 新闻ID 信息编号 ID aid wenzhangbianhao contentId",
    "republished": "isReprint is_reprint 是否转载 isRepost isReprinted",
    "original": "isOriginal is_original 是否原创 isYuanchuang",
    "date": "publishTime publish_time pubDate newsTime createdAt created_at 发布时间 发布日期 稿件发布时间 fabushijian news_date postDate",
    "": "image_source imgSource video_source sourceType source_type source_id sourceId trafficSource data_source source_code content_type contentType contentLength content_hash title_color titleColor titleStyle author_id authorId author_avatar authorEmail editor_id category category_name tags keywords views hits clicks status state sort order thumb thumbnail cover pic image imageUrl logo click_count is_top isTop channel channelId columnId template seo_keywords ip password email phone sex 栏目 栏目名称 关键词 点击量 浏览量 状态 排序 缩略图 封面图 图片来源 视频来源 访问来源 客户来源 订单来源 字数 篇幅 审核人 审核状态 是否置顶 内容类型 标题颜色 来源类型 来源编号 作者头像 作者简历 作者单位 html_url_count body_length text_color summary_len reviewer",
}  # fmt: skip
"""Role → names of columns that hold it, written down before the list was looked at; under no name those that hold nothing of use."""


READ: dict[str, str] = {
    "body": "newstext DOCHTMLCON post_content log_Content a_content 正文 稿件正文(HTML) message zhengwen nr art_contnet news_content articleBody plaintext",
    "title": "DOCTITLE SYS_TOPIC post_title log_Title subject 标题 新闻标题* wzbt biaoti newsTitle art_tilte",
    "source": "copyfrom befrom DOCSOURCENAME a_source from 来源 稿件来源 信息来源 文章出处 转载自 laiyuan xxly ly source_name articleSource info_source cms_souce mediaName",
    "link": "fromurl a_sourceUrl source_url originalLink canonical_url 来源网址 原文链接 lyurl yuanwen_lianjie",
    "author": "writer DOCAUTHOR SYS_AUTHORS author primary_author.name 作者 撰稿人 记者姓名 zuozhe zz art_auther",
    "editor": "DOCEDITOR a_liability 责任编辑 责编 编辑 网络编辑 zrbj bianji news_editer",
    "republished": "是否转载 原创/转载 reprint_flag",
    "original": "is_original sfyc",
    "original title": "原标题 origin_title ybt originalTitle",
    "owner": "版权所有 copyright_holder bqsyr",
    "number": "ICP备案号 site_icp beianhao",
    "id": "aid DOCID SYS_DOCUMENTID cid documentId 稿件编号 wzid",
    "date": "pubdate DOCRELTIME newstime a_pubTime publishedAt 发布日期 fbsj",
    "": "来源渠道编码 author_id titlefont 浏览来源 source_type_id a_sourceID title_pinyin 编辑器类型 作者头像 作者简介 content_length 流量来源设备 正文字号 editor_lock seo_title 版权声明模板ID 资金来源 link_target",
}  # fmt: skip
"""The same by another reader, who had not seen the list either; of these 101 and 19 names, 78 and 19 were told rightly at first, and none wrongly."""


@pytest.mark.parametrize("role", READ)
def test_the_names_of_another_reader_are_known(role: str) -> None:
    assert {name: told(name) for name in READ[role].split() if told(name) != role} == {}


WORDS: dict[str, str] = {
    "body": "正文 art_txt",
    "title": "ttl news_ttl 标题",
    "source": "src_media srcMedia src_site origMedia art_src_media ly_meiti src_nm orig_publisher",
    "link": "src_link src_href srcUri src_addr origLink orig_href oriUrl art_src_link ly_url",
    "editor": "edit_user art_edit_user editor_user",
    "original title": "source_title sourceTitle src_title src_ttl src_headline orig_ttl oriTitle art_src_title",
    "owner": "cp_owner",
    "number": "cfg_beian wzbah footer_icp site_beian_hao 网站备案 页脚ICP备案号 conf_icp_no",
    "id": "doc_no art_no No. record_uuid rec_id row_guid",
    "date": "release_dt rel_dt pub_dt create_dt updTm dt",
    "": "src srcset src_img img_src src_code source_code src_lang src_id src_type src_txt orig_price orig_size orig_img orig_file ori_price cache_ttl ttl_seconds dns_ttl author_uuid parent_uuid user_uuid media_guid doc_type doc_nodes doc_count release_notes release_version cp_id cp_price cp_name beian_date is_beian icp_expire page_title site_title setting_title footer_text cfg_title cfg_source record_type record_count row_count page_no page_num phone_no no_comment option_name pub_status pub_user upd_user rel_articles rel_id edit_count edit_url yw ly_type data_type 网站标题 站点名称 底部文字",
}  # fmt: skip
"""What is short for a word, and words that say nothing before the names of one role only."""


@pytest.mark.parametrize("role", WORDS)
def test_a_name_may_be_made_of_short_words(role: str) -> None:
    assert {name: told(name) for name in WORDS[role].split() if told(name) != role} == {}


@pytest.mark.parametrize(
    ("names", "taken"),
    [
        (("source_title", "来源"), "来源"),
        (("src_media", "来源"), "来源"),
        (("news_source", "来源"), "来源"),
        (("src_media", "稿件来源", "source"), "source"),
        (("outlet", "news_source"), "news_source"),
    ],
)
def test_of_two_columns_the_one_that_names_it_exactly_counts(names: tuple[str, ...], taken: str) -> None:
    for order in (names, names[::-1]):
        row = {name: f"{number}山日报" for number, name in zip("北南东", order, strict=False)} | {
            "content": "一二三四五" * 9
        }
        [document] = read("a.json", json.dumps([row], ensure_ascii=False).encode())
        assert [name for role, name in document.taken if role == "source"] == [taken]


def test_the_title_at_the_source_is_no_source() -> None:
    row = {"source_title": "老街的骑楼修好了", "来源": "", "content": "一二三四五" * 9}
    [document] = read("a.json", json.dumps([row], ensure_ascii=False).encode())
    assert document.taken == (("body", "content"), ("original title", "source_title"), ("source", "来源"))


def test_a_number_in_a_source_column_points_into_another_table() -> None:
    [document] = read("a.json", json.dumps([{"DOCSOURCE": "127", "content": "一二三四五" * 5}]).encode())
    assert document.taken == (("body", "content"),)


def told(name: str) -> str:
    known = COLUMNS.role(name)
    return known.role if known is not None else ""


@pytest.mark.parametrize("role", NAMES)
def test_no_name_is_taken_for_something_else(role: str) -> None:
    assert {name: told(name) for name in NAMES[role].split() if told(name) not in ("", role)} == {}


def test_nearly_all_names_are_known() -> None:
    named = [(role, name) for role, names in NAMES.items() if role for name in names.split()]
    known = [name for role, name in named if told(name) == role]
    assert len(named) >= 150
    assert len(known) / len(named) >= 0.9


@pytest.mark.parametrize("role", ROLES)
def test_a_configuration_settles_every_name(role: str) -> None:
    for name in " ".join((*NAMES.values(), *READ.values())).split():
        given = COLUMNS.using({role: (name,)})
        found = given.role(name)
        assert found is not None
        assert found.role == role
    only = COLUMNS.using({"body": ("zw",)})
    assert only.role("content") is None
    assert only.role("title") == COLUMNS.role("title")


@pytest.mark.parametrize(
    "name",
    ["newsTitle", "NEWS_TITLE", "news-title", "news title", "newstitle", "新聞標題", "新闻标题（必填）", " 标题* "],
)
def test_a_name_is_known_however_it_is_spelled(name: str) -> None:
    assert told(name) == "title"


def test_names_from_anywhere_fill_no_memory() -> None:
    columns = COLUMNS.using({"date": ("day",)})
    for number in range(12_000):
        columns.role(f"x{number}")
    assert len(columns.memory) <= 10_000
    found = columns.role("laiyuan")
    assert found is not None
    assert found.role == "source"


def test_a_text_is_no_name_of_a_column_unless_somebody_gave_it() -> None:
    long = "来源" + "（转载时请写全称）" * 60
    assert (told("来源" + "（转载时请写全称）" * 9), told(long)) == ("source", "")
    assert COLUMNS.using({"link": (long,)}).role(long) is not None
    assert COLUMNS.using({"link": (long,)}).role(f"{long}*") is not None
    assert COLUMNS.using({"link": ("网址",)}).role(long) is None


def test_a_mistake_in_the_list_is_told_with_its_place(tmp_path) -> None:
    from checker.documents.columns import load

    text = (shipped() / "columns.yaml").read_text(encoding="utf-8")
    (tmp_path / "columns.yaml").write_text(
        text.replace("names: [details,", "names: [title, details,"), encoding="utf-8"
    )
    with pytest.raises(RuleError) as caught:
        load(tmp_path / "columns.yaml")
    assert caught.value.line > 1
    assert "title" in str(caught.value)


def test_the_rulebook_brings_the_names_along() -> None:
    assert load_rulebook(shipped()).columns == COLUMNS
