"""A packed site is read where it lies; what it says of itself is not believed."""

from __future__ import annotations

import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from checker import archive
from checker.errors import ReadError
from checker.model import PageResult
from checker.run import Order, Run
from checker.settings import Settings
from checker.walk import Found
from checker.workspace import Workspace

PAGE = "<!doctype html><html><body><h1>骑楼</h1><p>来源：网络</p><p>老街的骑楼修好了，店铺又开张了，游客多了起来。</p><footer>© 2099 小河社</footer></body></html>"
FILES = {
    "index.html": PAGE,
    "news/1.html": PAGE,
    "新闻/二.html": PAGE,
    "a.css": "a{}",
    "vendor/a.html": PAGE,
    ".git/config": "x",
    "node_modules/a/a.html": PAGE,
}


def zipped(path: Path, files: dict[str, str | bytes]) -> str:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in files.items():
            file.writestr(name, content)
    return str(path)


def tarred(path: Path, files: dict[str, str], mode: str = "w:gz") -> str:
    with tarfile.open(path, mode) as file:  # type: ignore[call-overload]
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content.encode())
            file.addfile(info, io.BytesIO(content.encode()))
    return str(path)


def judged(path: str) -> list[PageResult]:
    return [*Run(Workspace(Settings(), no_config=True), Order([Found(path, named=True)], jobs=1))]


@pytest.mark.parametrize("name", ["s.zip", "s.tar.gz", "s.tgz", "s.tar"])
def test_the_pages_of_an_archive_are_judged_as_if_they_lay_in_a_folder(tmp_path: Path, name: str) -> None:
    at = tmp_path / name
    path = (
        zipped(at, dict(FILES)) if name.endswith("zip") else tarred(at, FILES, "w" if name.endswith("tar") else "w:gz")
    )
    found = judged(path)
    vague = {
        one.path.removeprefix(path) for one in found for each in one.violations if each.rule == "attribution-vague"
    }
    assert vague == {"!/index.html", "!/news/1.html", "!/新闻/二.html"}
    skipped = {one.path.removeprefix(path + "!/"): one.skipped.id for one in found if one.skipped}
    assert skipped == {"a.css": "skip.no-reader", "vendor/a.html": "skip.vendored"}


def test_names_in_gbk_are_read() -> None:
    info = zipfile.ZipInfo("新闻/一.html".encode("gb18030").decode("cp437"))
    assert archive._named(info) == "新闻/一.html"


@pytest.mark.parametrize("name", ["../a.html", "/etc/a.html", "a/../../b.html", "C:/a.html", "..\\a.html"])
def test_a_name_that_climbs_out_is_skipped_and_told(tmp_path: Path, name: str) -> None:
    found = [*archive.members(tarred(tmp_path / "s.tar.gz", {name: PAGE, "a.html": PAGE}))]
    assert [(one.name, one.skipped.id if one.skipped else "") for one in found] == [
        (name, "skip.climbs"),
        ("a.html", ""),
    ]
    found = [*archive.members(zipped(tmp_path / "s.zip", {name: PAGE}))]
    assert [one.content for one in found] == [b""]


def test_links_are_not_followed(tmp_path: Path) -> None:
    path = tmp_path / "s.tar"
    with tarfile.open(path, "w") as file:
        info = tarfile.TarInfo("a.html")
        info.type, info.linkname = tarfile.SYMTYPE, "/etc/hostname"
        file.addfile(info)
    [found] = archive.members(str(path))
    assert found.skipped is not None
    assert not found.content


def test_a_bomb_is_read_up_to_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST", 100_000)
    path = zipped(tmp_path / "s.zip", {"a.html": b"0" * 1_000_000, "b.html": PAGE})
    found = {one.path.rpartition("/")[2]: one for one in judged(path)}
    assert found["a.html"].skipped is not None
    assert found["b.html"].violations
    monkeypatch.setattr(archive, "ALL", 400)
    many = zipped(tmp_path / "t.zip", {f"{number}.html": PAGE for number in range(9)})
    with pytest.raises(ReadError):
        [*archive.members(many)]
    assert "page-unreadable" in [each.rule for one in judged(many) for each in one.violations]


@pytest.mark.parametrize("name", ["s.zip", "s.tar.gz", "s.tar"])
def test_a_damaged_archive_is_a_violation(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"PK\x03\x04 no archive")
    [one] = judged(str(tmp_path / name))
    assert [each.rule for each in one.violations] == ["page-unreadable"]


def test_an_archive_cut_short_is_told_after_what_could_be_read(tmp_path: Path) -> None:
    path = Path(tarred(tmp_path / "s.tar", FILES, "w"))
    path.write_bytes(path.read_bytes()[:2500])
    rules = [each.rule for one in judged(str(path)) for each in one.violations]
    assert "attribution-vague" in rules
    assert "page-unreadable" in rules
