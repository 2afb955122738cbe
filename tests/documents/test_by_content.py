"""What a text says of itself: which kind it is, what it owes, and why nothing."""

from __future__ import annotations

import pytest

from checker.documents.names import shipped_names
from checker.model import Document, Judged, PageKind
from checker.readers import asking, read

TEXT = "河边的老街修好了，铺子一家接一家开张。街坊们说，往后傍晚又有地方散步了。石板路重新铺过，路灯也换了新的。"
LONG = TEXT + "镇上的人说，这条街有三百年了，从前码头的货都从这里过。" + TEXT
MENU = "<ul><li><a href=/a>首页</a><li><a href=/b>新闻中心</a><li><a href=/c>关于我们</a></ul>"
FOOT = "<footer>© 2026 河边网 京ICP备2099000012号-1</footer>"
ALL, FOOTER, SOURCE, NOTHING = "source notice number", "notice number", "source", ""


def judged(path: str, source: str, kind: PageKind | None = None, holds_footer: bool | None = None) -> Judged:
    [document] = read(path, source.encode(), asking(kind=kind, holds_footer=holds_footer))
    return document.judged


def told(found: Judged) -> tuple[str | None, str, str]:
    """Kind, duties and reason as the tables have them."""
    owes = " ".join(duty for duty in ("source", "notice", "number") if duty in found.owes)
    return found.kind, owes, found.why.id.removeprefix("document.") if found.why else ""


PAGES = [
    ("a.html", f"<!doctype html><body>{MENU}<article><h1>老街</h1><p>{LONG}</p></article></body>", "page", ALL, ""),
    ("a.html", f"<html><body>{MENU}<div>新闻中心 文化 体育 专题栏目</div>{FOOT}</body></html>", "page", FOOTER, ""),
    # error pages: bare, or in the frame of the site
    ("404.html", f"<html><body><h1>404</h1><p>{LONG}</p></body></html>", "page", NOTHING, "error"),
    ("lost.html", f"<html><head><title>404 - 河边网</title></head><body>{MENU}<p>您要看的页面不在了</p></body></html>", "page", NOTHING, "error"),
    ("lost.html", f"<html><head><title>404 Not Found - 河边网</title></head><body>{MENU}<p>{LONG}</p></body></html>", "page", NOTHING, "error"),
    ("a.html", f"<html><head><title>怎样给网站做一个404页面 - 河边网</title></head><body>{MENU}<p>{LONG}</p></body></html>", "page", ALL, ""),
    ("a.md", f"---\ntitle: 服务器报 404 not found 的三种原因\n---\n\n{LONG}\n", "article", SOURCE, ""),
    ("lost.html", f"<html><head><title>出错了</title></head><body>{MENU}<p>您要看的页面不在了</p><footer>河边网 版权所有</footer></body></html>", "page", NOTHING, "error"),
    ("404/index.html", f"<html><head><title>河边网</title></head><body>{MENU}<p>{LONG}</p><footer>河边网 版权所有</footer></body></html>", "page", NOTHING, "error"),
    ("Error/500.jsp", f"<html><body>{MENU}<div class=content>程序出错，请稍后再来 <%= content %></div></body></html>", "template", NOTHING, "error"),
    # windows and pieces that stand in no frame
    ("color.html", "<html><head><title>选择颜色</title></head><body><form>请选择要用的颜色 亮度：<input> 代码：<input><button>确定</button></form></body></html>", "page", NOTHING, "window"),
    ("color.html", f"<html><head><title>选择颜色</title></head><body>{MENU}<form>请选择要用的颜色 亮度：<input> 代码：<input></form></body></html>", "page", FOOTER, ""),
    ("color.html", "<html><head><title>选择颜色</title></head><body><form>请选择要用的颜色 亮度：<input> 代码：<input></form><footer>河边网 © 2099</footer></body></html>", "page", FOOTER, ""),
    # the foot of an app's screen, letters, what asks to be left out
    ("order.html", "<html><head><title>商家信息</title></head><body><header>商家信息</header><ul><li>各种饺子炒菜</li></ul><footer class=cart>去结算</footer></body></html>", "page", NOTHING, "window"),
    ("one.html", "<html><head><title>Name</title></head><body>我的姓名是<span>王大山</span>！！！</body></html>", "page", NOTHING, "window"),
    ("a.html", f"<html><head><title>验证</title></head><body>{MENU}<p>此邮件由系统自动发送，请勿直接回复。</p></body></html>", "page", NOTHING, "mail"),
    ("a.html", f"<html><head><title>河边网</title><meta name=robots content='noindex, nofollow'></head><body>{MENU}<p>您将要离开本站</p></body></html>", "page", NOTHING, "unlisted"),
    ("go.php", f"<html><head><title>河边网</title><meta name=robots content='noindex'></head><body>{MENU}<?= $content ?></body></html>", "template", NOTHING, "unlisted"),
    ("mail.php", f"<html><body>{MENU}<?= $content ?><p>这是系统自动发出的邮件，请勿回复</p></body></html>", "template", NOTHING, "mail"),
    ("a.html", f"<!-- saved from url=(0029)http://www.hill.example/a.html --><html><head><title>河边网</title></head><body>{MENU}{FOOT}</body></html>", "page", NOTHING, "platform"),
    ("a.html", f"<!-- saved from url=(0014)about:internet --><html><head><title>河边网</title></head><body>{MENU}{FOOT}</body></html>", "page", FOOTER, ""),
    ("a.html", f"<!-- saved from url=(0029)https://mp.weixin.qq.com/s?a=1 --><html><head><title>河边网</title></head><body>{MENU}</body></html>", "page", NOTHING, "platform"),
    ("a.html", f"<html><!--\n Page saved with SingleFile \n url: http://www.360doc.com/content/1.shtml \n--><head><title>河边网</title></head><body>{MENU}</body></html>", "page", NOTHING, "platform"),
    ("fonts/index.html", "<html><head><title>iconfont Demo</title></head><body><p>这里是图标的用法说明，共有一百个图标。请按名字使用。</p></body></html>", "page", NOTHING, "screen"),
    ("fonts/index.html", f"<html><head><title>iconfont Demo</title></head><body>{MENU}<h1>图标</h1><h2>怎样使用</h2><p>{LONG}</p><p>{LONG}</p></body></html>", "page", SOURCE, ""),
    ("a.html", f"<html><head><title>怎样改 iconfont demo 的页面</title></head><body>{MENU}<h1>图标</h1><p>{LONG}</p></body></html>", "page", ALL, ""),
    ("off.ejs", f"<html><head><title>网站维护中</title></head><body>{MENU}<%- content %></body></html>", "template", NOTHING, "error"),
    ("share.html", "<html><head><title>分享</title></head><body><p>用手机扫一扫这个图案</p><div class='card-footer'>扫码分享到朋友圈</div></body></html>", "page", NOTHING, "window"),
    ("a.html", f"<html><head><title>老街</title></head><body><p>{TEXT}</p></body></html>", "page", FOOTER, ""),
    ("tags.html", f"<html><head><meta name=a content=b></head><body>{MENU}</body></html>", "page", NOTHING, "partial"),
    ("tags.html", f"<html><head><title>标签</title></head><body>{MENU}</body></html>", "page", FOOTER, ""),
    # what a tool wrote for something else than a site
    ("talk.html", f"<html><body><div class=reveal><div class=slides><section>{LONG}</section></div></div>{MENU}</body></html>", "page", SOURCE, ""),
    ("talk.html", f"<html><body><div class='reveal fade'>{MENU}<article><h1>老街</h1><p>{LONG}</p></article></div></body></html>", "page", ALL, ""),
    ("note.html", f"<html><body class=jp-Notebook-body><div class='jp-Cell jp-CodeCell'>{MENU}<p>{TEXT}</p></div></body></html>", "page", NOTHING, "exported"),
    ("note.html", f"<html><head><title>怎样写.md—/Volumes/笔记</title></head><body>{MENU}<p>{TEXT}</p></body></html>", "page", NOTHING, "exported"),
    ("draft.html", f"<html><head><link href=resources/css/axure_rp_page.css></head><body>{MENU}<p>{TEXT}</p></body></html>", "page", NOTHING, "exported"),
    ("draft.html", f"<html><head><link href=resources/css/axure_rp_page.css></head><body>{MENU}<p>{TEXT}</p>{FOOT}</body></html>", "page", FOOTER, ""),
    ("Hill.html", f"<html><head><!-- Generated by javadoc (build 1.6.0_29) --></head><body>{MENU}<p>{TEXT}</p></body></html>", "page", NOTHING, "exported"),
    # forms that a system's office sends, and a comment's below an article
    ("add.htm", f"<html><body><form method=post><input type=hidden name='dopost' value=save>{MENU}标题<input></form><p>{TEXT}</p></body></html>", "page", NOTHING, "screen"),
    ("a.html", f"<html><body>{MENU}<h1>老街</h1><p>{LONG}</p><form><input type=hidden name=dopost value=send></form>{FOOT}</body></html>", "page", ALL, ""),
    # a variable of a program is no place for pages, one that is printed is
    ("edit.jsp", f"<html><body><% String content = load(); %><form><textarea><%=content%></textarea>{MENU}</form></body></html>", "template", NOTHING, "part"),
    ("page.jsp", f"<html><body>{MENU}<div><%=content%></div></body></html>", "template", FOOTER, ""),
    # a screen of an app; a site whose pages may be put on the screen of a phone is a site all the same
    ("list.html", f"<html><head><title>政策</title><meta name='apple-mobile-web-app-capable' content='yes'></head><body><div>查看政策</div><p>{TEXT}</p><div class=page-footer><button>提交</button></div></body></html>", "page", NOTHING, "screen"),
    ("list.html", f"<html><head><title>政策</title><meta name='apple-mobile-web-app-capable' content='yes'></head><body>{MENU}<p>{TEXT}</p></body></html>", "page", FOOTER, ""),
    ("a.html", f"<html><head><title>老街</title><meta property='og:type' content='article'><meta name='apple-mobile-web-app-capable' content='yes'></head><body><div id=js_article><h1>老街的骑楼</h1><p>{LONG}</p></div></body></html>", "page", ALL, ""),
    # what is not published yet
    ("a.md", f"---\ntitle: 老街\ndraft: true\nsource:\n---\n\n{LONG}\n", "article", NOTHING, "draft"),
    ("a.md", f"---\ntitle: 老街\npublished: false # 是否发布\n---\n\n{LONG}\n", "article", NOTHING, "draft"),
    ("a.md", f"+++\ntitle = '老街'\ndraft = true\n+++\n\n{LONG}\n", "article", NOTHING, "draft"),
    ("source/_drafts/a.md", f"---\ntitle: 老街\n---\n\n{LONG}\n", "article", NOTHING, "draft"),
    ("a.md", f"---\ntitle: 老街\ndraft: false\npublished: true\nstatus: 已发布\n---\n\n{LONG}\n", "article", SOURCE, ""),
    ("drafts/a.md", f"# 老街\n\ndraft: true 是文首的一个字段。\n\n{LONG}\n", "article", SOURCE, ""),
    # screens of the program that makes the site
    ("login.htm", "<html><body><form>登录会员中心 用户名 密码</form><?php echo $a; ?><div class=footer>Copyright &copy; 2004-2011 DEDECMS. 织梦科技 版权所有</div></body></html>", "template", NOTHING, "software"),
    ("list.htm", "<html><body><form>登录会员中心 用户名 密码</form>{dede:a/}<div class=copyright>Powered by DedeCMS &copy; 2004-2009 DesDev Inc.</div></body></html>", "template", NOTHING, "software"),
    ("list.htm", "<html><body><form>登录会员中心 用户名 密码</form>{dede:a/}<div class=footer>&copy; 2009 河边网 Powered by DedeCMS</div></body></html>", "template", FOOTER, ""),
    ("about.htm", f"<html><body>{MENU}<p>关于后台管理程序</p><p>(c) 2002-2013, 帝国软件 保留所有权利。</p></body></html>", "page", NOTHING, "software"),
    ("list.htm", f"<html><body>{MENU}{MENU}<p>登录会员中心</p><div class=footer>Powered by DedeCMS &copy; 2004-2009 DesDev</div></body></html>", "page", FOOTER, ""),
    # an unfilled bottom is no footer to be found fault with
    ("order.html", "<html><body><div>合同的条款都在下面的表里</div><div>{{ title }}</div><table class='foot_table'><tr><td>供方单位：<td>需方单位：</table></body></html>", "template", NOTHING, "part"),
    ("stock.html", "<html><head><title>库存流水</title><link href='__PUBLIC__/a.css'></head><body><a href=/a>入库单据</a> <a href=/b>出库单据</a> <a href=/c>库存流水</a></body></html>", "template", NOTHING, "part"),
    ("reg.aspx", "<html><body><form>姓名 单位 确定 增加其他参会人员</form><div class='bottom'></div></body></html>", "template", NOTHING, "part"),
    # a heading that says that it is a reprint, however short
    ("a.html", f"<html><head><title>河边网</title></head><body>{MENU}<h1>【转载】老街修好了</h1><p>铺子又开张了</p>{FOOT}</body></html>", "page", ALL, ""),
    ("a.html", f"<html><head><title>河边网</title></head><body>{MENU}<h1>转载文章</h1><p>铺子又开张了</p>{FOOT}</body></html>", "page", FOOTER, ""),
    ("a.html", f"<h1>老街</h1><p>{LONG}</p>", "article", SOURCE, ""),
    ("a.html", f"<h1>老街</h1><p>{LONG}</p><div class=footer>版权所有 河边网</div>", "page", ALL, ""),
    ("a.html", "<h1>老街</h1><p>河边的老街修好了。</p>", "article", SOURCE, ""),
    # a title of a post, or a line at its head, that says so
    ("a.md", "---\ntitle: 【转载】常用命令\n---\n\n## 安装\n\n- 老街\n- 新街\n- 河边的大街小巷\n- 南北东西的小路\n", "article", SOURCE, ""),
    ("a.md", "---\ntitle: 常用命令\n---\n\n> 本文为译文。\n\n## 安装\n\n- 老街\n- 新街\n- 河边的大街小巷\n- 南北东西的小路\n", "article", SOURCE, ""),
    ("a.md", "---\ntitle: 常用命令\n---\n\n## 安装\n\n- 老街\n- 新街\n- 河边的大街小巷\n- 南北东西的小路\n", "article", NOTHING, "textless"),
    # a footer that is printed, by the name of what holds it
    ("a.ejs", f"<html><body>{MENU}<div>河边的大街小巷都在这里</div><%- home.value.codeFooter %></body></html>", "template", NOTHING, "including"),
    ("a.ejs", f"<html><body>{MENU}<div>河边的大街小巷都在这里</div><%- home.value.code %></body></html>", "template", NOTHING, "part"),
    # a sample page of a package names who gave it away
    ("a.html", f"<html><head><title>Index of /老街/</title></head><body>{MENU}<p>老街的照片都在这里，一张一张地看</p></body></html>", None, NOTHING, "exported"),
    ("a.html", f"<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<title>Bookmarks</title>\n<dl><p><dt><a href=https://hebian.example/>河边网 © 2026</a>{MENU}</dl>", None, NOTHING, "exported"),
    ("a.html", f"<html><head><title>某网络演示站</title></head><body>{MENU}<div>河边的大街小巷都在这里</div>{FOOT}</body></html>", None, NOTHING, "sample"),
    ("a.html", f"<html><head><title>Demo for 某登录</title></head><body>{MENU}<div>河边的大街小巷都在这里</div></body></html>", None, NOTHING, "sample"),
    ("a.html", f"<html><head><title>河边网的 demo 怎样做</title></head><body>{MENU}<div>河边的大街小巷都在这里</div>{FOOT}</body></html>", "page", FOOTER, ""),
    ("a.html", f"<html><head><title>Document</title></head><body>{MENU}<p>{LONG}</p>{FOOT}</body></html>", None, NOTHING, "unnamed"),
    ("a.html", f"<html><body>{MENU}<p>{TEXT}</p><footer>© 2026 河边网 <a href=https://beian.miit.gov.cn/><img src=a.png></a></footer></body></html>", "page", "notice", ""),
    ("a.html", f"<html><head><title>Bootstrap 101 Template</title></head><body>{MENU}<p>{LONG}</p>{FOOT}</body></html>", None, NOTHING, "unnamed"),
    ("a.html", f"<html><head><title>Bootstrap 实例 - 表单</title></head><body>{MENU}<p>{LONG}</p>{FOOT}</body></html>", None, NOTHING, "unnamed"),
    ("a.php", f"<html><head><title>Document</title></head><body>{MENU}<?= $content ?></body></html>", "template", FOOTER, ""),
    ("a.html", f"<html><head><title>Untitled Document</title></head><body><p>{TEXT}</p></body></html>", "page", NOTHING, "window"),
    ("a.html", f"<html><head><title>Untitled Document</title></head><body>{MENU}<p>{TEXT}</p></body></html>", "page", FOOTER, ""),
    ("a.html", f"<html><head><title>关于我们_绿色网站 - 某模板网</title></head><body>{MENU}<div>河边的大街小巷都在这里</div>{FOOT}</body></html>", None, NOTHING, "sample"),
    ("a.html", f"<html><head><title>模板网的用法 - 河边网</title></head><body>{MENU}<div>河边的大街小巷都在这里</div>{FOOT}</body></html>", "page", FOOTER, ""),
    # a page whose links lead nowhere shows how one is to look
    ("a.html", "<html><body><a href='#'>首页</a><a href='javascript:;'>新闻</a><a href=''>联系</a><div>河边的大街小巷都在这里</div><a href=/a>老街</a><div class=footer>© 2099 河边网</div></body></html>", "page", NOTHING, "mockup"),
    ("a.html", f"<html><body>{MENU}<p>{TEXT}</p><div class=footer>地址：北山市南水路xxx公司 © 2099 河边网</div></body></html>", "page", NOTHING, "mockup"),
    ("a.html", f"<html><body>{MENU}<p>{TEXT}</p><div class=footer>电话：+86-0000-96877 © 2099 河边网</div></body></html>", "page", NOTHING, "mockup"),
    ("a.html", f"<html><body>{MENU}<h1>老街</h1><p>{LONG}</p><footer>地址：北山市南水路xxx公司</footer></body></html>", "page", SOURCE, ""),
    ("a.html", f"<html><body>{MENU}<p>{TEXT}</p><div class=footer>电话：010-81234563 © 2099 河边网</div></body></html>", "page", FOOTER, ""),
    ("a.html", f"<html><body>{MENU}<p>{TEXT}</p><div class=footer>电话：400-690-0000 © 2099 河边网</div></body></html>", "page", FOOTER, ""),
    ("a.html", "<html><body><a href='#home'>首页</a><a href='#news'>新闻</a><a href='#us'>联系</a><div>河边的大街小巷都在这里</div><a href=/a>老街</a><div class=footer>© 2099 河边网</div></body></html>", "page", FOOTER, ""),
    # screens of programs, and pages that show no site
    ("pick.html", "<html><head><title>选择颜色</title></head><body><table><tr><td>亮度<td>代码</table><button>确定</button> <button>取消</button></body></html>", "page", NOTHING, "window"),
    ("tags.html", f"<html><body>{MENU}</body></html>", "page", NOTHING, "partial"),
    ("oops.html", "<html><head><title>出错了</title></head><body><p>找不到这一页</p><a href=/>返回首页</a> <a href='javascript:history.back()'>返回上页</a> <a href='#'>关闭</a></body></html>", "page", NOTHING, "error"),
    ("in.html", "<html><head><title>河边网</title></head><body><form>用户名<input name=u>密码<input type=password name=p></form><a href=/r>注册新用户</a><div class=footer>© 2026 河边网</div></body></html>", "page", NOTHING, "screen"),
    ("in.html", f"<html><head><title>水温</title><script src='../js/check_login.js'></script></head><body>{MENU}<div>各站的水温都在这里，每小时一次。</div></body></html>", "page", NOTHING, "screen"),
    ("wait.html", f"<html><head><title>河边网</title></head><body><h1>正在为您查找铺子</h1><p>{TEXT}请等几秒钟，马上就好。</p><script>setTimeout(function () {{ window.location.href = 'a.html' }}, 3000)</script></body></html>", None, NOTHING, "redirect"),
    ("wait.html", f"<html><head><title>河边网</title></head><body><h1>河边的铺子</h1><p>{TEXT}{TEXT}</p><script>setTimeout(function () {{ window.location.href = 'a.html' }}, 3000)</script><div class=footer>河边网 联系我们</div></body></html>", "page", FOOTER, ""),
    ("in.html", f"<html><head><title>河边网后台</title></head><body>{MENU}<div>请选择左边的栏目</div></body></html>", "page", NOTHING, "screen"),
    ("old.html", "<html><head><title>请升级您的浏览器</title></head><body><p>您的浏览器版本过低，请换一个。</p><a href=//a.example>甲浏览器</a> <a href=//b.example>乙浏览器</a></body></html>", "page", NOTHING, "screen"),
    ("main.html", "<html><head><title>河边网办公</title></head><frameset cols='200,*'><frame src=left.html></frameset><p>请换一个能看框架的程序再来。</p></html>", "page", NOTHING, "screen"),
    ("login.html", "<html><head><title>河边网</title></head><body th:fragment='a'>{{ content }}<form>请用河边网的帐号登录<input type='password'></form><footer>© 2026 河边网</footer></body></html>", "template", NOTHING, "screen"),
    ("index.html", f"<html><head><title>河边网</title></head><body>{MENU}<form>用户名<input name=u>密码<input type=password></form>{''.join(f'<a href=/{n}.html>河边新闻第{n}条</a>' for n in range(12))}</body></html>", "page", FOOTER, ""),
    ("login-help.html", f"<html><head><title>登录以后怎么办</title></head><body>{MENU}<p>{LONG}</p></body></html>", "page", ALL, ""),
    ("a.html", f"<html><head><title>关于河边网</title></head><body>{MENU}<div>地址 小河路一号</div></body></html>", "page", FOOTER, ""),
    # what only those see who have signed in
    ("user.jsp", "<%@ page %><html><head><title>用户管理</title></head><body><form action=save><table><tr><td>用户名<td><input name=a></table></form><div>河边网的用户都在这里，<%=content%></div></body></html>", "template", NOTHING, "screen"),
    ("a.jsp", '<% if (session.getAttribute("u") == null) { response.sendRedirect("login.jsp"); } %><html><body><div>河边网的借书记录都在这里</div><%= content %></body></html>', "template", NOTHING, "screen"),
    ("a.php", "<?php session_start(); if (!isset($_SESSION['u'])) { header('Location: login.php'); exit; } ?><html><body><div>河边网的借书记录都在这里</div><div class=footer>河边网</div></body></html>", "template", NOTHING, "screen"),
    ("a.php", "<?php require 'check_login.php'; ?><html><body><div>河边网的借书记录都在这里</div><div class=footer>河边网</div></body></html>", "template", NOTHING, "including"),
    ("a.html", f"<html><head><title>河边网</title></head><body>{MENU * 5}<div>今日订单数 今日访问量 待处理工单 <a href=/out>退出登录</a></div></body></html>", "page", NOTHING, "screen"),
    ("a.html", f"<html><head><title>借书</title></head><body>{MENU}<table><tr><th>书名<th>操作<tr><td>老街旧事<td><a href=#>编辑</a> <a href=#>删除</a></table></body></html>", "page", NOTHING, "screen"),
    # a form that fills a screen, and one beside a menu
    ("a.html", f"<html><head><title>表彰</title></head><body><form>{'<p>姓名<input name=a><p>时间<input name=b>' * 3}<button>立即提交表彰信息</button></form><footer>河边老街居民委员会</footer></body></html>", "page", NOTHING, "screen"),
    ("a.html", f"<html><head><title>表彰</title></head><body><form>{'<p>姓名<input name=a><p>时间<input name=b>' * 3}<button>立即提交表彰信息</button></form><footer>© 河边老街居民委员会</footer></body></html>", "page", FOOTER, ""),
    ("a.html", f"<html><head><title>留言</title></head><body>{MENU}<form>{'<p>姓名<input name=a><p>时间<input name=b>' * 3}<button>立即提交表彰信息</button></form></body></html>", "page", FOOTER, ""),
    ("a.html", f"<html><head><title>数据看板</title></head><body>{MENU}<div>今日订单数 今日访问量</div></body></html>", "page", NOTHING, "screen"),
    ("a.html", f"<html><head><title>河边网</title></head><body>{MENU}<div>欢迎 <a href=/in>登录</a> <a href=/reg>注册</a> <a href=/out>退出登录</a></div></body></html>", "page", FOOTER, ""),
    ("a.html", f"<html><head><title>图书管理</title></head><body>{MENU}<div>馆藏目录 借阅规则 开放时间</div></body></html>", "page", FOOTER, ""),
    ("a.html", f"<html><head><title>老街</title></head><body>{MENU}<a href=/out>退出登录</a><p>{LONG}</p></body></html>", "page", ALL, ""),
    # lists, home pages, and what a site says of itself
    ("news/index_2.html", f"<html><head><title>新闻</title></head><body>{MENU}<div><p>{LONG}</p></div></body></html>", "page", FOOTER, ""),
    ("list_25_2.html", f"<html><head><title>新闻</title></head><body>{MENU}<div><p>{LONG}</p></div></body></html>", "page", FOOTER, ""),
    ("index.html", f"<html><body>{MENU}<article><h1>老街</h1><p>{LONG}</p></article></body></html>", "page", ALL, ""),
    *((f"{folder}/index.html", f"<html><head><title>新闻</title></head><body>{MENU}<div><p>{LONG}</p></div></body></html>", "page", FOOTER, "")
      for folder in ("archives", "blog/archives/2024", "archives/2024/05", "Page/2", "tags/老街", "categories/a/b", "category")),
    *((path, f"<html><body>{MENU}<article><h1>老街</h1><p>{LONG}</p></article></body></html>", "page", ALL, "")
      for path in ("archives/32/index.html", "archives/老街.html", "tags/老街.html", "pages/2/index.html")),
    ("a.html", f"<html><head><title>法律声明_河边网</title></head><body>{MENU}<p>{LONG}</p></body></html>", "page", FOOTER, ""),
    ("a.html", f"<html><head><title>关于老街的旧事</title></head><body>{MENU}<p>{LONG}</p></body></html>", "page", ALL, ""),
    # the terms of an app, with and without a site around them
    ("privacy.html", f"<html><head><title>河边记账 隐私政策</title></head><body><p>{LONG}</p></body></html>", "page", NOTHING, "screen"),
    ("a.html", f"<html><head><title></title></head><body><h1>《河边记账》用户协议</h1><p>{LONG}</p></body></html>", "page", NOTHING, "screen"),
    ("a.html", f"<html><head><title>河边记账</title></head><body><p>河边记账隐私政策</p><p>{LONG}</p></body></html>", "page", NOTHING, "screen"),
    ("privacy.html", f"<html><head><title>隐私政策 - 河边网</title></head><body>{MENU}<p>{LONG}</p></body></html>", "page", FOOTER, ""),
    ("privacy.html", f"<html><head><title>隐私政策</title></head><body><p>{LONG}</p><p>© 2026 河边网</p></body></html>", "page", FOOTER, ""),
    ("a.html", f"<html><head><title>怎样读懂一份隐私政策的条文</title></head><body><p>{LONG}</p></body></html>", "page", ALL, ""),
    ("privacy.md", f"# 河边记账隐私政策\n\n{LONG}\n", "article", NOTHING, "textless"),
    ("about.md", f"---\ntitle: 关于\n---\n\n{LONG}\n", "article", NOTHING, "textless"),
    # parts of pages
    ("head.html", f"<!doctype html><html><head><title>河边网</title></head><body>{MENU}<div>欢迎来到河边网</div>", "page", NOTHING, "partial"),
    ("login.html", "<div><p>请输入用户名和密码</p><p>忘记密码请联系管理员</p></div>", "article", NOTHING, "textless"),
    ("a.html", f"<html><body>{MENU}<div>河边网新闻中心栏目</div><script>$('#f').load('/footer.html')</script></body></html>", "page", NOTHING, "including"),
    *(("a.html", f"<html><body>{MENU}<div>河边网新闻中心栏目</div>{brings}</body></html>", "page", NOTHING, "including")
      for brings in ("{include:footer.html}", '{cms.include file="foot.htm"}', "{河边:版权信息}", '<link rel="import" href="/widget/footer/footer.html?__inline">')),
    ("a.html", f"<html><head><title>法律声明_河边网</title><style>a{{background:url(foot.png)}}</style></head><body>{MENU}<p>{LONG}</p></body></html>", "page", FOOTER, ""),
    # what a generator puts into a layout, however whole it is
    ("a.html", f"---\ntitle: 河边\ndate: 2026-01-01\n---\n<!doctype html><html><head><title>河边</title></head><body>{MENU}<p>河边网新闻中心栏目</p></body></html>", "page", NOTHING, "including"),
    ("a.html", f"---\ntitle: 河边\ndate: 2026-01-01\nlayout: null\n---\n<!doctype html><html><head><title>河边</title></head><body>{MENU}<p>河边网新闻中心栏目</p></body></html>", "page", FOOTER, ""),
    ("a.html", f"---\ntitle: 河边\n---\n<!doctype html><html><head><title>河边</title></head><body>{MENU}<p>河边网新闻中心栏目</p></body></html>", "page", FOOTER, ""),
    # what says of itself that it has no filing
    ("a.html", f"<html><body>{MENU}<div>河边网新闻中心栏目</div><footer>© 河边网 本站服务器位于香港，无需ICP备案</footer></body></html>", "page", "notice", ""),
    ("a.html", f"<html><body>{MENU}<div>河边网新闻中心栏目</div><footer>© 河边网 本站未备案</footer></body></html>", "page", "notice", ""),
    ("a.html", f"<html><body>{MENU}<div>河边网新闻中心栏目</div><!-- 托管于 GitHub Pages，无 ICP 备案 --><footer>© 河边网</footer></body></html>", "page", "notice", ""),
    ("a.html", f"<html><body><!-- 本站在香港，不用备案 -->{MENU}<div>河边网新闻中心栏目</div>{'<p>栏目简介</p>' * 300}<footer>© 河边网</footer></body></html>", "page", "notice", ""),
    ("a.html", f"<html><body>{MENU}<!-- 图床不用备案 --><div>河边网新闻中心栏目</div><footer>© 河边网</footer></body></html>", "page", FOOTER, ""),
    ("a.html", f"<html><body>{MENU}<!-- 无需备案 --><div>河边网新闻中心栏目</div>{'<p>栏目简介</p>' * 300}<footer>© 河边网</footer></body></html>", "page", FOOTER, ""),
    ("a.html", f"<html><body>{MENU}<div>河边网新闻中心栏目</div><div>美国主机，无需备案</div><footer>© 河边网</footer></body></html>", "page", FOOTER, ""),
    ("a.html", f"<html><body>{MENU}<div>河边网新闻中心栏目</div><footer>© 河边网 网站未备案审核通过前仅供内部使用</footer></body></html>", "page", FOOTER, ""),
    ("a.html", f"<html><body>{MENU}<div>河边网新闻中心栏目</div><footer>© 河边网 备案中</footer></body></html>", "page", FOOTER, ""),
    ("a.html", f"<html><body>{MENU}<div>河边网新闻中心栏目</div><footer><a href=/x>香港服务器</a> <a href=/y>美国主机</a> © 河边网</footer></body></html>", "page", FOOTER, ""),
    ("a.html", f"<html><body>{MENU}<div>河边网新闻中心栏目</div><footer>© 河边网 源码托管于 GitHub</footer></body></html>", "page", FOOTER, ""),
    ("a.html", f"<html><body>{MENU}<div>河边网新闻中心栏目</div><footer>© 河边网 本站托管于 Vercel</footer></body></html>", "page", "notice", ""),
    ("a.html", f"<html><body>{MENU}<article><h1>怎样备案</h1><p>{LONG}</p><p>放在境外服务器上的网站无需ICP备案。</p><p>{LONG}</p></article><footer>© 河边网</footer></body></html>", "page", ALL, ""),
    ("a.shtml", f"<html><body>{MENU}<p>{LONG}</p><!--#include virtual='/foot.html' --></body></html>", "page", SOURCE, ""),
    # nothing to see
    ("a.html", "<html><head><title>河边网</title></head><body><div id=app></div><script src=/app.js></script></body></html>", None, NOTHING, "shell"),
    ("a.html", "<html><body><div id=root>加载中…</div><script src=/app.js></script></body></html>", None, NOTHING, "shell"),
    ("a.html", "<html><head><meta http-equiv='refresh' content='0; url=/new/'></head><body><a href=/new/>本页已经搬到新的地址</a></body></html>", None, NOTHING, "redirect"),
    ("a.html", "<script>window.location.href = '/new/';</script>", None, NOTHING, "redirect"),
    # another language
    ("a.html", f"<html><body><h1>The old street</h1><p>{'The street by the river was repaired last year. ' * 5}</p></body></html>", "page", NOTHING, "foreign"),
    ("a.md", "# Install\n\nRun the program twice. Then read the manual (简体中文).\n", "article", NOTHING, "foreign"),
    ("a.html", "<html><body><p>川沿いの古い町並みが直されました。店も次々に開いています。夕方の散歩が楽しみです。</p></body></html>", "page", NOTHING, "japanese"),
    ("a.md", "---\ntitle: Note\n---\n\n```\n河边的老街修好了，铺子开张了。\n```\n\nSee the code above for how it works.\n", "article", NOTHING, "foreign"),
    ("a.html", f"<html lang=en><body>{MENU}<ul><li><a href=/d>乡村人物</a><li><a href=/e>公告栏</a></ul><div><h1>A Ferry That Still Runs</h1><p>The ferry at the old landing crosses four times a day, and the passengers come for the talk.</p><p>The boatman keeps a notebook.</p></div>{FOOT}</body></html>", "page", NOTHING, "foreign"),
    ("a.html", f"<html lang=en><body>{MENU}<div><h1>渡口的早班船</h1><p>The ferry at the old landing crosses four times a day, and the passengers come for the talk.</p><p>{TEXT}</p></div>{FOOT}</body></html>", "page", ALL, ""),
    # plain text
    ("a.txt", f"老街\n\n{TEXT}\n", "article", SOURCE, ""),
    ("a.txt", "河边的老街修好了。铺子又开张了。\n", "article", SOURCE, ""),
    ("a.txt", "河边网的简单描述\n", "article", NOTHING, "textless"),
    ("words.txt", "甲词\n乙词\n丙词\n丁词\n戊词\n己词\n庚词\n", "article", NOTHING, "textless"),
    ("a.txt", f"老街\n\n{LONG}\n\n版权所有 河边网\n京ICP备2099000012号\n", "page", ALL, ""),
    ("a.txt", f"老街\n\n{LONG}\n\n京ICP备20990000号\n", "page", ALL, ""),
    ("a.txt", f"备案怎么办\n\n{LONG}\n比如京ICP备2099000012号，就是一个备案号。\n", "article", SOURCE, ""),
    ("a.md", f"# 老街\n\n{LONG}\n\n© 2026 河边网\n", "article", SOURCE, ""),
    ("a.md", "---\ntitle: 友情链接\n---\n\n- [甲站](https://a.example)\n- [乙站的日记](https://b.example)\n- [丙站](https://c.example)\n", "article", NOTHING, "textless"),
    ("a.md", "河边的老街修好了。铺子又开张了。\n", "article", SOURCE, ""),
    ("a.md", f"# 老街\n\n1楼 发表于 2099-1-2 10:00  只看该作者\n\n{LONG}\n", "article", NOTHING, "discussion"),
    # programs
    ("backup.txt", "INSERT INTO `votes` VALUES ('1','您从哪里知道本站的？请如实回答。','朋友介绍。');\n", None, NOTHING, "program"),
    ("list.htm", f"<html><body>{MENU}{{loop $list $r}}<p>{{$r['title']}} {{$r[content]}}</p>{{/loop}}<p>正在提交您的评论</p></body></html>", "template", NOTHING, "part"),
    ("a.js", "const 名 = '河边网的脚本，给老街用的';\nsource: 'year'\n", "template", NOTHING, "program"),
    ("a.js", "var a='河边网';" * 800, None, NOTHING, "minified"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "source", "kind", "owes", "why"), PAGES)
def test_a_document_is_what_it_looks_like_and_owes_what_that_owes(
    path: str, source: str, kind: str | None, owes: str, why: str
) -> None:
    assert told(judged(path, source)) == (kind, owes, why)


CONTENT = "<p>河边网的新闻都在这里</p>"
LAYOUTS = {
    "jekyll.html": "{{ content }}",
    "ejs.ejs": "<%- body %>",
    "go.gohtml": "{{ .Content }}",
    "smarty.tpl": "{$content}",
    "dede.htm": "{dede:field.body/}",
    "pboot.html": "{pboot:content}",
    "phpcms.html": "{if $rs}{$content}{/if}",
    "empire.html": "[!--content--]{$body}",
    "smarty-bar.html": "{|$content|}",
    "blade.blade.php": "{{ $content }}",
    "jsp.jsp": "<%= content %>",
    "free.ftl": "${content}",
    "nunjucks.njk": "{{ content | safe }}",
    "liquid.liquid": "{{ content }}",
    "twig.twig": "{{ content|raw }}",
    "thyme.html": '<p th:text="${content}">文</p>',
    "page.astro": "{content}",
    "page.svelte": "{content}",
    "page.tsx": "{content}",
    "handle.hbs": "{{{content}}}",
    "velocity.vm": "${content}",
    "asp.aspx": "<%= content %>",
}
INCLUDES = {
    "jekyll.html": "{% include footer.html %}",
    "ejs.ejs": "<%- include('footer') %>",
    "hexo.ejs": "<%- partial('_partial/footer') %>",
    "go.gohtml": '{{ partial "footer.html" . }}',
    "go2.gohtml": '{{ template "footer" . }}',
    "smarty.tpl": '{include file="foot.tpl"}',
    "think.html": '<include file="Public/public_foot" />',
    "dede.htm": '{dede:include filename="footer.htm"/}',
    "pboot.html": "{include file=foot.html}{pboot:x}",
    "phpcms.html": '{template "content","footer"}',
    "empire.html": "[!--temp.foot--]",
    "smarty-bar.html": "{|include file='foot.htm'|}",
    "blade.blade.php": "@include('foot')",
    "blade2.blade.php": "@extends('layout') @yield('x')",
    "beetl.html": '@if(isNotEmpty(foot)){ @include("/common/foot.html"){} @}',
    "free.ftl": '<#include "foot.ftl">',
    "nunjucks.njk": '{% include "foot.njk" %}',
    "liquid.liquid": "{% render 'foot' %}",
    "twig.twig": "{% block foot %}{% endblock %}",
    "thyme.html": '<div th:replace="foot :: x"></div>',
    "thyme2.html": '<div th:insert="foot"></div>',
    "page.astro": "<Footer />",
    "page.svelte": "<Footer/>",
    "page.tsx": "<Footer/>",
    "page.vue": "<router-view/>",
    "handle.hbs": "{{> footer}}",
    "php.php": "<?php include 'foot.php'; ?>",
    "wp.php": "<?php get_footer(); ?>",
    "typecho.php": "<?php $this->need('footer.php'); ?>",
    "velocity.vm": '#parse("foot.vm")',
    "razor.cshtml": "@RenderBody()",
    "angular.component.html": '<app-foot *ngIf="a"></app-foot>',
}


@pytest.mark.parametrize("path", LAYOUTS)
def test_the_layout_that_ends_the_page_owes_the_footer(path: str) -> None:
    source = f"<html><body>{CONTENT}{LAYOUTS[path]}</body></html>"
    assert told(judged(path, source)) == ("template", FOOTER, "")


@pytest.mark.parametrize("path", LAYOUTS)
def test_a_part_of_a_layout_owes_nothing(path: str) -> None:
    found = judged(path, f"<div>{CONTENT}{LAYOUTS[path]}</div>")
    assert told(found) == ("template", NOTHING, "program" if path.endswith(".tsx") else "part")


@pytest.mark.parametrize("path", INCLUDES)
def test_a_layout_that_brings_in_another_file_owes_nothing(path: str) -> None:
    body = f"<html><body>{CONTENT}{{{{ content }}}}{INCLUDES[path]}</body></html>"
    source = f"<template>{body}</template>" if path.endswith(".vue") else body
    assert told(judged(path, source)) == ("template", NOTHING, "including")


@pytest.mark.parametrize(
    ("path", "printed", "owes"),
    [
        ("a.ejs", "<footer>© <%= theme.copyright %></footer>", "number"),
        ("a.html", "<footer>{{ site.icp }}</footer>", "notice"),
        ("a.html", "<footer>{{ site.copyright }} {{ site.beian }}</footer>", ""),
        ("a.html", '<footer th:text="${site.copyright}">声明</footer>', ""),
        ("a.html", "<footer>© {{ year }}</footer><p>__COPYRIGHT__</p>", "number"),
        ("a.html", "<footer>© {{ year }}</footer><p>__COPY__</p>", "notice number"),
        ("a.htm", "<div class=footer>{dede:global.cfg_powerby/} {dede:global.cfg_beian/}</div>", ""),
        # Enjoy: an expression with a default, and a name that is misspelled
        (
            "a.html",
            "#@css() <footer>#(WEB_COPYRIGHT ?? 'copyright @ 2020 河边网') #unescape(option('web_ipc_no'))</footer>",
            "",
        ),
        ("a.html", "#@css() <footer>#(WEB_COPYRIGHT ?? '河边网')</footer>", ""),
        # beside a notice a name tells less of itself
        ("a.html", "<footer>© 河边网 {{ site.record }}</footer>", "notice"),
        ("a.html", "<footer>© 河边网 {$webinfo.filing}</footer>", "notice"),
        ("a.html", "<footer>© 河边网 {{ site.icpNumber }}</footer>", "notice"),
        ("a.html", "<footer>© 河边网 {{ site.recorder }}</footer>", "notice number"),
        ("a.html", f"<p>{{{{ site.record }}}}</p>{MENU * 6}<footer>© 河边网</footer>", "notice number"),
    ],
)
def test_what_a_variable_gives_is_not_missed(path: str, printed: str, owes: str) -> None:
    found = judged(path, f"<html><body>{CONTENT}{printed}</body></html>")
    assert " ".join(sorted(found.owes)) == owes


ROWS = [
    ("a.html", "<volist name='data' id='vol'><td>{$vol.content|subtext=30}</td></volist>"),
    ("a.html", '{volist name="list" id="vo"}<p>{$vo[\'content\']}</p>{/volist}'),
    ("a.php", "<?php foreach ($rows as $row): ?><p><?= $row->content ?></p><?php endforeach ?>"),
    ("a.tpl", "{foreach from=$list item=one}<p>{$one.body}</p>{/foreach}"),
    ("a.vue.html", '<p v-for="(one, n) in list">{{ one.content }}</p>'),
    ("a.njk", "{% for post in posts %}<p>{{ post.content }}</p>{% endfor %}"),
    ("a.jsp", '<c:forEach items="${news}" var="n"><p>${n.content}</p></c:forEach>'),
]


@pytest.mark.parametrize(("path", "rows"), ROWS)
def test_the_content_of_each_row_of_a_list_makes_no_layout(path: str, rows: str) -> None:
    assert told(judged(path, f"<html><body>{CONTENT}{rows}</body></html>")) == ("template", NOTHING, "part")
    assert told(judged(path, f"<html><body>{CONTENT}{rows}{{{{ content }}}}</body></html>")) == ("template", FOOTER, "")


@pytest.mark.parametrize(
    ("path", "shown", "owes"),
    [
        ("a.ftl", '<textarea name="content">${company.content}</textarea>', NOTHING),
        (
            "a.html",
            '<script type="text/html">{{# for(var i in d){ }}{{d[i].content}}{{# } }}</script>{{d[0].content}}',
            NOTHING,
        ),
        ("a.php", "<?= get($id)->content ?>", NOTHING),
        ("a.htm", "{$field.content|htmlspecialchars_decode}", NOTHING),
        ("a.htm", "{dede:field.body/}", FOOTER),
        ("a.php", "<?= $this->content ?>", FOOTER),
        ("a.jsp", '<div class="footer"><a href="javascript:pay()">去结算</a></div>${x}', NOTHING),
        ("a.jsp", '<div class="footer">© 2099 河边网</div>${x}', FOOTER),
    ],
)
def test_the_content_of_something_in_particular_makes_no_layout(path: str, shown: str, owes: str) -> None:
    found = told(judged(path, f"<html><body><p>河边网的新闻都在这里</p>{shown}</body></html>"))
    assert found == ("template", owes, "" if owes else "part")


def test_an_element_of_that_name_is_no_row() -> None:
    source = f'<html><body><div id="page">{CONTENT}{{{{ page.content }}}}</div></body></html>'
    assert told(judged("a.html", source)) == ("template", FOOTER, "")


def test_a_frame_for_forms_is_known_by_its_conditions() -> None:
    source = f"<html><body>{CONTENT}@if(isNotEmpty(js)){{<form>保存</form>@}}</body></html>"
    assert told(judged("_form.html", source)) == ("template", NOTHING, "part")


def test_a_program_that_makes_one_page_is_no_layout() -> None:
    found = judged("login.jsp", f"<html><body>{CONTENT}<form><%= message %></form></body></html>")
    assert told(found) == ("template", NOTHING, "part")


PUG = "doctype html\nhtml\n  body\n    p 河边网的新闻都在这里\n"


@pytest.mark.parametrize(
    ("source", "owes", "why"),
    [
        (PUG + "    != content\n", FOOTER, ""),
        (PUG + "    footer © 2026\n", FOOTER, ""),
        (PUG + "    include footer.pug\n", NOTHING, "including"),
        ("p 河边网的新闻都在这里\n", NOTHING, "part"),
        ("extends layout.pug\nblock content\n  p 河边网的新闻都在这里\n", NOTHING, "part"),
    ],
)
def test_a_layout_in_pug_is_told_by_its_outline(source: str, owes: str, why: str) -> None:
    assert told(judged("a.pug", source)) == ("template", owes, why)


@pytest.mark.parametrize("kind", ["page", "article", "template"])
def test_what_the_caller_asks_is_owed_by_a_text_in_any_language(kind: PageKind) -> None:
    found = judged("a.html", f"<p>{'The old street was repaired. ' * 9}</p>{FOOT}</body>", kind)
    assert found.kind == kind
    assert found.owes
    assert "numbers" in found.counts


@pytest.mark.parametrize(
    ("path", "source", "owes"),
    [
        ("footer.ejs", "<footer>河边网 <%= x %></footer>", FOOTER),
        ("footer.html", "<footer>© River icp</footer>", FOOTER),
        ("footer.html", "<footer>© River <a href=https://river.cn/>home</a></footer>", FOOTER),
        ("_config.yml", "icp: x\n", "number"),
        # nothing shows a mainland site
        ("footer.html", "<footer>© River</footer>", "notice"),
        ("footer.ejs", "<footer>© <%= config.author %></footer>", "notice"),
        # what a variable gives is not known
        ("footer.ejs", "<footer>河边网 <%= theme.icp.text %></footer>", "notice"),
        ("footer.html", "<footer>河边网 {{ site.Params.icp }}</footer>", "notice"),
        ("footer.htm", "<div class=footer>河边网 {dede:global name='cfg_beian'/}</div>", "notice"),
        ("footer.htm", "<div class=footer>河边网 {dede:global name='cfg_powerby'/}</div>", NOTHING),
        ("footer.html", "<footer>© 河边网 <span th:text=\"${site.get('Icp')}\">号</span></footer>", "notice"),
        ("footer.html", "<footer>© 河边网 <a href='https://beian.miit.gov.cn/'>{{ .record }}</a></footer>", "notice"),
        ("footer.php", "<footer>河边网 <?php $this->options->copyright(); ?></footer>", ""),
        ("footer.php", "<footer>河边网 <?php river_footer(); wp_footer(); ?></footer>", NOTHING),
        ("footer.php", "<footer>河边网 <?php wp_footer(); ?></footer>", FOOTER),
        # words of the file that no variable gives
        ("footer.html", "<footer>河边网 <a href=/icp>{{ site.name }}</a></footer>", FOOTER),
    ],
)
def test_the_declared_footer_owes_what_it_is_declared_for(path: str, source: str, owes: str) -> None:
    assert told(judged(path, source, holds_footer=True)) == ("template", owes, "")


def test_a_declared_footer_owes_what_its_declared_settings_do_not_give() -> None:
    source = "<footer>河边网 {{ site.Params.icp }}</footer>".encode()
    [document] = read("footer.html", source, asking(holds_footer=True, settings=True))
    assert document.judged.owes == {"notice", "number"}


def test_a_declared_footer_owes_a_number_where_the_configuration_names_a_mainland_site() -> None:
    [document] = read("footer.html", "<footer>© River</footer>".encode(), asking(holds_footer=True, mainland=True))
    assert document.judged.owes == {"notice", "number"}


ABROAD = "<link rel=canonical href='https://hebian.github.io/a/'>"


@pytest.mark.parametrize(
    ("mainland", "head", "foot", "owes"),
    [
        (None, "", "", ALL),
        (False, "", "", "source notice"),
        (True, "", "", ALL),
        (None, ABROAD, "", "source notice"),
        (None, "<meta property=og:url content='https://hebian.netlify.app/'>", "", "source notice"),
        (None, ABROAD.replace("github.io", "example"), "", ALL),
        (None, ABROAD.replace("hebian.github.io", "hebiangithub.io"), "", ALL),
        (True, ABROAD, "", ALL),
        # a number that only mainland sites have
        (None, ABROAD, "京公网安备11010802099001号", ALL),
        (False, "", "京公网安备11010802099001号", ALL),
    ],
)
def test_a_site_that_is_served_elsewhere_owes_no_number(mainland: bool | None, head: str, foot: str, owes: str) -> None:
    source = f"<!doctype html><head>{head}</head><body>{MENU}<article><h1>老街</h1><p>{LONG}</p></article><footer>{foot}</footer></body>"
    [document] = read("a.html", source.encode(), asking(mainland=mainland))
    assert told(document.judged) == ("page", owes, "")


def test_a_page_that_owed_only_a_number_says_why_it_owes_nothing() -> None:
    source = f"<html><body>{CONTENT}{{{{ content }}}}<footer>© {{{{ site.copyright }}}}</footer></body></html>"
    [document] = read("a.html", source.encode(), asking(mainland=False))
    assert told(document.judged) == ("template", NOTHING, "abroad")


def test_another_layout_owes_a_footer_wherever_one_is_declared_unless_it_includes_something() -> None:
    source = f"<html><body>{CONTENT}{{{{ content }}}}%s</body></html>"
    assert told(judged("a.html", source % "", holds_footer=False)) == ("template", FOOTER, "")
    included = source % "{% include foot.html %}"
    assert told(judged("a.html", included, holds_footer=False)) == ("template", NOTHING, "including")
    assert told(judged("a.html", f"<div>{CONTENT}{{{{ content }}}}</div>", holds_footer=False))[1:] == (
        NOTHING,
        "elsewhere",
    )


def test_a_damaged_text_may_have_been_chinese() -> None:
    [document] = read(
        "a.html", b"\xef\xbb\xbf<html><body><p>The street\xff by the river and all that</p></body></html>"
    )
    assert document.judged.owes == {"notice", "number"}


@pytest.mark.parametrize(
    ("path", "source", "counts"),
    [
        ("a.html", f"<html><body>{MENU}<p>{LONG}</p></body></html>", "credits links notices numbers writing"),
        ("a.ejs", f"<div>{CONTENT}<%= a %></div>", "links notices numbers writing"),
        (
            "a.html",
            f"<!-- saved from url=(0020)http://hill.example/ --><html><body>{MENU}<p>{LONG}</p>{FOOT}</body></html>",
            "credits",
        ),
        ("a.html", f"<html><body><p>{'The old street was repaired. ' * 9}</p></body></html>", "links numbers"),
        ("footer.html", "<footer>版权所有 翻印必究</footer>", "credits links notices numbers writing"),
    ],
)
def test_what_counts_in_a_document_depends_on_what_it_is(path: str, source: str, counts: str) -> None:
    assert " ".join(sorted(judged(path, source).counts)) == counts


def test_a_row_holds_an_article_whatever_its_length() -> None:
    found: list[Document] = list(read("a.jsonl", '{"id": "1", "content": "河边的老街修好了"}\n'.encode()))
    assert [told(document.judged) for document in found] == [("article", SOURCE, "")]


def test_every_reason_is_said_in_both_languages() -> None:
    whys = {found.why for path, source, *_ in PAGES if (found := judged(path, source)).why}
    assert all(why.text(lang) for why in whys for lang in ("zh", "en"))


MANY = "".join(f"<a href=/{number}>栏目第{number}</a> " for number in range(12))
BARE = "<html><head><title>老街</title></head><body>{}<p>" + TEXT + "</p>{}</body></html>"


@pytest.mark.parametrize(
    ("source", "bare"),
    [
        (BARE.format("", ""), True),
        (BARE.format(MENU, ""), True),  # a demo has a few links, too
        (BARE.format(MANY, ""), False),
        (BARE.format("", "<footer>关于我们 联系我们</footer>"), False),
        (BARE.format("", "<p>河边网 版权所有</p>"), False),
        (BARE.format("", "<footer></footer>"), True),
        # the bar below a screen of an app, and the foot of a site that is as short
        (BARE.format("", "<footer><a href=/>首页</a><a href=/order>订单</a><a href=/me>我的</a></footer>"), True),
        (BARE.format("", "<div id=footer>添加公告</div>"), True),
        (BARE.format("", "<footer><a href=/>首页</a><a href=/map>网站地图</a></footer>"), False),
        (BARE.format("", "<footer>河边网，办给河边每一位街坊看</footer>"), False),
    ],
)
def test_a_page_is_bare_where_nothing_around_its_content_shows_a_site(source: str, bare: bool) -> None:
    assert judged("a.html", source).doubts == {"inner page", "lone page", *(("bare page",) if bare else ())}
    assert not judged("a.html", source, kind="page").doubts  # somebody says that it is one


@pytest.mark.parametrize(
    ("path", "home"),
    [
        ("index.html", True), ("a/Index.htm", True), ("home.jsp", True), ("首页.html", True), ("_layout.cshtml", True), ("pc/layout.blade.php", True),
        ("news.html", False), ("indexing.html", False), ("reindex.html", False), ("layoutstudent.html", True),
    ],
)  # fmt: skip
def test_a_home_page_and_the_layout_round_it_are_called_so(path: str, home: bool) -> None:
    assert shipped_names().call_home(path) is home
