"""Every rule that can mend what it finds, from the outside: mended files are clean, whole, and stay as they are."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from checker import rulebook
from checker.cli import status
from checker.rulebook.example_pages import SUFFIX, Example, examples

BOOK = rulebook.load(rulebook.shipped())
FIXABLE = [rule for rule in BOOK.rules if rule.fix is not None]
MENDED = [example for rule in FIXABLE for example in examples(rule) if example.fixed is not None]
WRITTEN = [("utf-8", "\n"), ("utf-8", "\r\n"), ("utf-8-sig", "\n"), ("gb18030", "\r\n"), ("gb18030", "\n")]
RARE = "㐀㐁，昨日小桥通车，两岸居民往来方便。"
"""Characters that take two bytes, three or four."""


class Ran(NamedTuple):
    code: int
    out: str

    @property
    def violations(self) -> Any:
        return json.loads(self.out)["violations"]


Lint = Callable[..., Ran]


@pytest.fixture
def lint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Lint:
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> Ran:
        code = status(["lint", "--no-cache", *arguments])
        return Ran(code, capsys.readouterr().out)

    return run


def put(example: Example, encoding: str, newline: str) -> Path:
    """The example's page with rare characters round it, and its configuration."""
    declared = f'<meta charset="{encoding.removesuffix("-sig")}">\n' if example.format == "html" else ""
    before = f"{declared}<p>{RARE}</p>\n" if example.format == "html" else f"{RARE}\n\n"
    text = example.page if example.page.startswith("---") else before + example.page
    path = Path(f"page{SUFFIX[example.format]}")
    path.write_bytes(text.replace("\r\n", "\n").replace("\n", newline).encode(encoding))
    site = example.site
    values = {"name": site.name, "owner": site.owner, "hosts": list(site.hosts), "icp": site.icp, "police": site.police}
    config: dict[str, object] = {"site": {key: value for key, value in values.items() if value}}
    if example.footer:
        Path("footer.html").write_text(example.footer, encoding="utf-8")
        config["footer"] = "footer.html"
    Path(".checker.yaml").write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    return path


def spliced(data: bytes, encoding: str, edits: list[dict[str, Any]]) -> bytes:
    """*data* with *edits* (code points of the decoded text) made one by one, every other byte as it was."""
    bom = b"\xef\xbb\xbf" if encoding == "utf-8-sig" else b""
    codec = encoding.removesuffix("-sig")
    text = data.removeprefix(bom).decode(codec)
    for edit in sorted(edits, key=lambda edit: -edit["start"]):
        text = text[: edit["start"]] + edit["text"] + text[edit["end"] :]
    return bom + text.encode(codec)


def test_every_rule_with_a_fix_shows_one() -> None:
    assert {example.rule for example in MENDED} == {rule.id for rule in FIXABLE}
    assert len(FIXABLE) >= 8


@pytest.mark.parametrize(("encoding", "newline"), WRITTEN, ids=[f"{code}-{len(end)}" for code, end in WRITTEN])
@pytest.mark.parametrize("example", MENDED, ids=[f"{example.rule}:{example.name}" for example in MENDED])
def test_what_is_mended_is_clean_differs_only_there_and_stays(
    lint: Lint, example: Example, encoding: str, newline: str
) -> None:
    path = put(example, encoding, newline)
    arguments = ["--select", example.rule, str(path), *(["--as", example.kind] if example.kind else [])]
    before = path.read_bytes()
    found = lint("-f", "json", *arguments).violations
    fixes = [violation["fix"] for violation in found if violation["fix"]]
    assert fixes, "the example is no fault in this encoding"
    safe = all(fix["safe"] for fix in fixes)
    if not safe:
        lint("--fix", *arguments)
        assert path.read_bytes() == spliced(before, encoding, [e for fix in fixes if fix["safe"] for e in fix["edits"]])
    lint("--fix", *([] if safe else ["--unsafe-fixes"]), *arguments)
    mended = path.read_bytes()
    assert mended == spliced(before, encoding, [edit for fix in fixes for edit in fix["edits"]])
    assert mended != before
    assert [violation for violation in lint("-f", "json", *arguments).violations if violation["fix"]] == []
    lint("--fix", "--unsafe-fixes", *arguments)
    assert path.read_bytes() == mended


def test_all_safe_fixes_of_a_page_are_made_at_once_and_nothing_fixable_is_left(lint: Lint) -> None:
    page = (
        '<!doctype html>\n<html><body><h1>小桥</h1><p>来源：<a href="https://www.dajiangwb.cn/">大江晚报</a></p><p>通车。</p>\n'
        '<footer>© 2012 小河社 京 ICP 备 2099000001 号\n<a href="http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=11010802000001">'
        "京公网安备11010802000001号</a></footer></body></html>\n"
    )
    path = Path("a.html")
    path.write_bytes(page.replace("\n", "\r\n").encode())
    safe = [one for one in lint("-f", "json").violations if one["fix"] and one["fix"]["safe"]]
    assert {one["rule"] for one in safe} == {"icp-unlinked", "police-link-outdated"}
    assert lint("--fix").code == 0
    mended = path.read_bytes()
    assert not [one for one in lint("-f", "json").violations if one["fix"] and one["fix"]["safe"]]
    assert lint("--diff").code == 0
    assert path.read_bytes() == mended
    assert mended.count(b"\r\n") == mended.count(b"\n") == page.count("\n")


def test_one_link_around_two_numbers_is_not_led_to_either_registry(lint: Lint) -> None:
    page = '<footer>© 2012 小河社 <a href="javascript:;">京ICP备2099000012号-1 京公网安备11010502990012号</a></footer>'
    Path("a.html").write_text(page, encoding="utf-8")
    told = {each["rule"]: each["fix"] for each in lint("-f", "json", "--as", "page").violations}
    assert (told["icp-link-wrong"], told["police-link-wrong"]) == (None, None)
