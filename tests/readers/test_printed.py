"""Notices and numbers in what a program prints; a table of translations prints none."""

from __future__ import annotations

from datetime import date

import pytest

from checker.linter import Linter
from checker.settings import Settings

NUMBER = "京ICP备2099000012号-1"
LINKED = f'<a href="https://beian.miit.gov.cn/">{NUMBER}</a>'
LINTER = Linter(Settings(today=date(2026, 11, 26)))

SHOWN = [
    ("foot.php", f"<?php\necho '<p>© 2020 河边网 {LINKED}</p>';\n?>", [("copyright", "河边网"), ("icp", NUMBER)]),
    ("foot.php", f'<?php\nprint "<p>{LINKED.replace(chr(34), chr(92) + chr(34))}</p>";\n', [("icp", NUMBER)]),
    ("foot.php", f"<?php $foot = '<p>{LINKED}</p>'; ?>", [("icp", NUMBER)]),
    ("foot.php", f"<a href='https://beian.miit.gov.cn/'><?= '{NUMBER}' ?></a>", [("icp", NUMBER)]),
    ("foot.jsp", f'<% out.println("<p>版权所有 河边网 {NUMBER}</p>"); %>', [("copyright", "河边网"), ("icp", NUMBER)]),
    ("foot.asp", '<% Response.Write("<p>版权所有 河边网</p>") %>', [("copyright", "河边网")]),
    # a variable that is printed further on
    ("foot.php", f"<?php\n$numbers = array(\n'{NUMBER}', 'x');\n?><p><?php echo $numbers[0] ?></p>", [("icp", NUMBER)]),
    ("foot.php", f"<?php $number = '{NUMBER}'; ?><p><?= $number ?></p>", [("icp", NUMBER)]),
    ("foot.php", f"<?php $number = '{NUMBER}'; ?><p><?= $numbers ?></p>", []),
    ("foot.php", f"<?php $number = '{NUMBER}'; save($number); ?><p></p>", []),
    # what a variable gives is not known
    ("foot.php", '<?php echo "<p>© $year {$owner} 版权所有</p>"; ?>', [("copyright", "")]),
    # comments, tables of words, settings
    ("foot.php", f"<?php\n// echo '<p>{NUMBER}</p>'; it's gone\n/* echo '{NUMBER}'; */ ?>", []),
    ("lang.php", "<?php\nreturn ['copyright' => '版权所有', 'copy' => 'Copyright © 2020', 'icp' => 'ICP备案号', 'from' => '来源：'];\n", []),
    ("lang.php", "<?php $LANG = array('DB_ERROR' => '未知错误', 'copyright' => '<b>版权所有</b>', 'icp' => '<i>备案号</i>'); ?>", []),
    ("conf.php", f"<?php\nreturn ['icp' => '{NUMBER}'];\n", []),
]  # fmt: skip


@pytest.mark.parametrize(("path", "source", "expected"), SHOWN)
def test_what_a_program_prints_is_read_where_it_stands(path: str, source: str, expected: list[tuple[str, str]]) -> None:
    [page] = LINTER.facts(source.encode(), path)
    found = [(fact, fact.fields.get("owner") or fact.fields.get("normal", "")) for fact, _ in page.facts]
    assert [(fact.kind, what) for fact, what in found if fact.kind in ("copyright", "icp")] == expected
    assert all(what in source[slice(*fact.span)] for fact, what in found)


def judged(source: str) -> list[tuple[str, str]]:
    """The rules that are broken, and the stretch of the source that each points at."""
    return [
        (each.rule, source[slice(*each.finding.span)]) for each in LINTER.lint(source.encode(), "foot.php").violations
    ]


def test_a_fault_in_a_printed_string_is_found_and_a_table_of_words_has_none() -> None:
    assert judged(
        "<?php echo '<p>© 2020 河边网 <a href=\"https://beian.miit.gov.cn/\">京ICP备209900号</a></p>'; ?>"
    ) == [("icp-malformed", "京ICP备209900号")]
    tables = [source for path, source, _ in SHOWN if path in ("lang.php", "conf.php")]
    assert len(tables) == 3
    assert [judged(source) for source in tables] == [[]] * 3


def test_a_number_in_a_variable_may_be_linked_where_it_is_printed() -> None:
    there = f'<footer><?php $number = "{NUMBER}"; ?> {"<p>北山</p>" * 12} <b><?php echo $number ?></b></footer>'
    assert judged(there) == []
    assert judged(f"<footer><b>{NUMBER}</b></footer>") == [("icp-unlinked", NUMBER)]


@pytest.mark.parametrize("link", ['<a href=\\"{}\\">', "<a href='{}'>", "<a href={}>"])
def test_mending_an_address_leaves_the_string_whole(link: str) -> None:
    source = f'<?php echo "<p>{link}{NUMBER}</a></p>"; ?>'
    old = source.format("http://www.miitbeian.gov.cn/")
    [violation] = LINTER.lint(old.encode(), "foot.php").violations
    assert violation.rule == "icp-link-outdated"
    assert violation.finding.fix is not None
    [edit] = violation.finding.fix.edits
    assert old[: edit.span.start] + edit.text + old[edit.span.end :] == source.format("https://beian.miit.gov.cn/")


def test_no_link_is_put_into_a_string() -> None:
    [violation] = LINTER.lint(f'<?php echo "<p>{NUMBER}</p>"; ?>'.encode(), "foot.php").violations
    assert (violation.rule, violation.finding.fix) == ("icp-unlinked", None)
