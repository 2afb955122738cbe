"""Archives made for a test: invented sites, written record by record."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from pathlib import Path

CLEAN = (
    "<!doctype html><html><head><title>河堤加固</title></head><body><article><h1>河堤加固完工</h1><p>来源：小河日报 作者：王小河</p>"
    "<p>小河县水务局昨天说，县城东段的河堤已经加固完工，全长三千二百米，可以挡住五十年一遇的洪水。附近的居民可以放心。</p></article>"
    '<footer>© 2026 小河县融媒体中心 <a href="https://beian.miit.gov.cn/">粤ICP备2099123456号-1</a></footer></body></html>'
)
FAULTY = CLEAN.replace("来源：小河日报 作者：王小河", "来源：网络").replace(
    "粤ICP备2099123456号-1", "粤ICP备12345678号"
)
"""With a vague source and a placeholder for a number."""


def record(
    url: str,
    body: str | bytes = CLEAN,
    *,
    sort: str = "text/html; charset=utf-8",
    kind: str = "response",
    status: int = 200,
    headers: str = "",
    date: str = "2026-01-02T03:04:05Z",
    length: int | None = None,
) -> bytes:
    """A record of a web archive; *length* is what it declares, what it has unless given."""
    content = body.encode() if isinstance(body, str) else body
    block = f"HTTP/1.1 {status} OK\r\nContent-Type: {sort}\r\n{headers}\r\n".encode() + content
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{url[-8:]}>\r\nWARC-Target-URI: {url}\r\nWARC-Date: {date}\r\n"
        f"Content-Type: application/http; msgtype={'request' if kind == 'request' else 'response'}\r\n"
        f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def packed(records: Iterable[bytes]) -> bytes:
    """The records, a member of gzip each."""
    return b"".join(gzip.compress(each, mtime=0) for each in records)


def site(host: str, pages: int, body: str = CLEAN, part: int = 0) -> list[bytes]:
    """The records of a *part* of a site, each page a little different."""
    numbers = range(part * pages, part * pages + pages)
    return [record(f"http://{host}/{number}.html", body.replace("三千二百", f"{number}千")) for number in numbers]


def written(path: Path, content: bytes) -> Path:
    """A file with that content."""
    path.write_bytes(content)
    return path
