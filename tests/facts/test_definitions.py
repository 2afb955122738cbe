"""The files of ``rules/facts``: what recognises anything stands in the fact files, has a name that is used, and a place when it is wrong."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker import credit_rows, facts, houses, readers, rulebook
from checker.definitions import KEYS, SHARED, Phrase
from checker.errors import RuleError
from checker.model import Site
from tests.facts.told import KINDS, TEXT, document, page

FACTS = Path(str(rulebook.shipped())) / "facts"
MODULES = sorted(Path(facts.__file__).parent.glob("*.py"))
ASKING = (*MODULES, *Path(readers.__file__).parent.glob("*.py"), Path(credit_rows.__file__), Path(houses.__file__))
CODE = "\n".join(module.read_text("utf-8") for module in ASKING)
LISTS = {"papers": frozenset(("晚报",))}
FACT = """\
fact: attribution
means: {zh: 来源, en: source}
fields: [name]
phrases:
  - cue: 转自
    anchors: [转自]
    reach: [2, 9]
    pattern: 转自 (?P<name> {papers} )
"""


def load(folder: Path, **files: str) -> facts.Kinds:
    """The kinds of a folder with these files."""
    for name, text in files.items():
        (folder / f"{name.replace('_', '-')}.yaml").write_text(text, "utf-8")
    return facts.load(folder, LISTS)


@pytest.mark.parametrize("name", KINDS.marks)
def test_a_mark_is_a_pattern(name: str) -> None:
    assert KINDS.mark(name).pattern


@pytest.mark.parametrize("phrase", KINDS.phrases, ids=lambda phrase: f"{phrase.kind}:{phrase.cue}")
def test_a_sentence_is_a_pattern(phrase: Phrase) -> None:
    assert phrase.pattern.pattern


def test_every_mark_is_asked_or_is_part_of_another_pattern() -> None:
    asked = set(re.findall(r'"([a-z-]+)"', CODE))
    parts = {part for file in FACTS.glob("*.yaml") for part in re.findall(r"\{([a-z-]+)\}", file.read_text("utf-8"))}
    assert set(KINDS.marks) - asked - parts == set()


def test_every_mark_and_list_that_is_asked_exists() -> None:
    assert set(re.findall(r'\.mark\("([a-z-]+)"\)', CODE)) <= set(KINDS.marks)
    assert set(re.findall(r'lists\["([a-z-]+)"\]', CODE)) <= set(KINDS.lists)


def entries(file: Path) -> Iterator[tuple[str, str]]:
    """The lists, marks and kinds of values of a file, with the line above each."""
    above, section = "", ""
    for line in file.read_text("utf-8").splitlines():
        if re.match(r"[a-z]", line):
            section = line.partition(":")[0]
        elif section in ("lists", "marks", "values") and (named := re.match(r"  ([a-z-]+):", line)):
            yield named[1], above
        above = line


@pytest.mark.parametrize("file", sorted(FACTS.glob("*.yaml")), ids=lambda file: file.stem)
def test_every_list_mark_and_kind_of_value_says_what_it_is_for(file: Path) -> None:
    assert [name for name, above in entries(file) if not above.startswith("  # ")] == []


def test_every_file_is_about_one_kind_or_shared_by_several() -> None:
    for file in FACTS.glob("*.yaml"):
        named = re.findall(r"(?m)^([a-z][a-z ]*):", file.read_text("utf-8"))
        assert set(named) <= set(KEYS if "fact" in named else SHARED), file


def patterns(module: Path) -> Iterator[str]:
    """The regular expressions that a module writes down."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            first = node.args[0] if node.args else None
            if (called == "LazyPattern" or called.startswith("re.")) and isinstance(first, ast.Constant):
                yield str(first.value)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.stem)
def test_no_word_of_any_language_stands_in_a_recogniser_s_pattern(module: Path) -> None:
    for pattern in patterns(module):
        bare = re.sub(r"\\.|\[[^\]]*\]|<[a-z]+|https\??|www|javascript|record|code", "", pattern)  # tags are no words
        assert not re.search(r"[一-鿿]|[a-z]{2,}", bare), pattern


def test_marks_may_stand_in_several_files_and_be_made_of_the_shared_ones(tmp_path: Path) -> None:
    marks = {"marks": "marks: {paper: '{papers}'}", "marks_a": "marks: {ours: '本 {paper}'}"}
    kinds = load(tmp_path, attribution=FACT, **marks)
    assert kinds.mark("ours").fullmatch("本晚报")
    assert kinds.phrases[0].pattern.findall("转自晚报") == ["晚报"]


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("reach: [2, 9]", "reach: [2, 9]\n    needs: outlets", 8, "outlet"),
        ("reach: [2, 9]", "reach: [2, 9]\n    needs: lastline", 8, "last line"),
        ("reach: [2, 9]", "reach: [2, 9]\n    need: outlet", 8, "needs"),
        ("reach: [2, 9]", "reach: [2, 9]\n    within: articles", 8, "article"),
        ("reach: [2, 9]", "reach: [2, 9]\n    rank: lst", 8, "last"),
        ("reach: [2, 9]", "reach: [2]", 7, "reach"),
        ("reach: [2, 9]", "reach: [two, 9]", 7, "reach"),
        ("{papers}", "{paper}", 8, "{paper}"),
        ("fields: [name]", "fields: [name]\nlabel: {outlet: [转自]}", 4, "labels"),
        ("fields: [name]", "fields: [name]\nlabels: {outlets: [转自]}", 4, "outlets"),
        ("fields: [name]", "fields: [name]\nvalue: outlets", 4, "outlets"),
        ("fields: [name]", "fields: [name]\nmarks: {a: '{a}'}", 4, "{a}"),
    ],
)
def test_a_mistake_in_a_fact_file_has_a_place_and_a_remedy(
    tmp_path: Path, old: str, new: str, line: int, message: str
) -> None:
    with pytest.raises(RuleError, match=re.escape(message)) as caught:
        load(tmp_path, attribution=FACT.replace(old, new))
    assert (caught.value.path, caught.value.line) == ("facts/attribution.yaml", line)


def test_a_mark_is_not_written_twice(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="twice") as caught:
        load(tmp_path, a="marks: {a: x}", b="marks:\n  b: x\n  a: y")
    assert (caught.value.path, caught.value.line) == ("facts/b.yaml", 3)


def test_a_malformed_mark_is_told_when_it_is_first_asked(tmp_path: Path) -> None:
    kinds = load(tmp_path, marks="marks:\n  good: x\n  bad: (x")
    assert kinds.mark("good").search("x")
    with pytest.raises(RuleError, match="bad") as caught:
        kinds.mark("bad")
    assert (caught.value.path, caught.value.line) == ("facts/marks.yaml", 3)


KIND = """\
fact: photographer
means: {zh: 摄影者, en: photographer}
fields: [name]
value: person
labels:
  person: [掌镜, 摄影师]
phrases:
  - cue: 镜头
    anchors: [镜头]
    within: article
    reach: [2, 20]
    pattern: 镜头 后 的 人 是 (?P<name> {person} )
beside:
  front matter: [photographer]
"""
"""A kind of fact that nobody thought of, in one file."""


def knowing(folder: Path, **files: str) -> facts.Kinds:
    """What is known with these files beside ours."""
    for file in FACTS.glob("*.yaml"):
        (folder / file.name).write_text(file.read_text("utf-8"), "utf-8")
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return facts.load(folder, LISTED)


LISTED = {name: KINDS.lists[name] for name in ("outlets", "surnames")}
"""The lists that lie in files of their own."""


@pytest.mark.parametrize(
    ("path", "source", "names"),
    [
        ("a.html", page(above="掌镜：李小明、王大山"), ["李小明", "王大山"]),
        ("a.html", page(above="摄影师：李小明"), ["李小明"]),
        ("a.html", page(below="镜头后的人是李小明"), ["李小明"]),
        ("a.md", f"---\nphotographer: 李小明\n---\n\n{TEXT}\n", ["李小明"]),
        ("a.html", page(above="掌镜："), []),
    ],
)
def test_a_new_kind_of_fact_is_one_file(tmp_path: Path, path: str, source: str, names: list[str]) -> None:
    found = facts.extract(document(source, path), knowing(tmp_path, photographer=KIND), Site())
    assert [fact.fields["name"] for fact in found.get("photographer", ())] == names


def test_a_kind_without_a_kind_of_value_gives_the_groups_of_its_pattern(tmp_path: Path) -> None:
    kind = """\
fact: drone
means: {zh: 航拍, en: aerial view}
fields: [height]
phrases:
  - {cue: 航拍, anchors: [航拍], within: article, reach: [2, 20], pattern: "航拍 高度 (?P<height> [0-9]+ ) 米"}
beside: {meta: [drone]}
"""
    source = page(head='<meta name="drone" content="90">', below="航拍高度120米")
    found = facts.extract(document(source), knowing(tmp_path, drone=kind), Site())["drone"]
    assert [fact.fields for fact in found] == [{"height": "90"}, {"height": "120"}]


def test_a_new_label_of_a_known_kind_is_one_word_in_its_file(tmp_path: Path) -> None:
    kind = (FACTS / "byline.yaml").read_text("utf-8").replace("    - 作者\n", "    - 作者\n    - 落笔\n", 1)
    found = facts.extract(document(page(above="落笔：李小明")), knowing(tmp_path, byline=kind), Site())
    assert [fact.fields["name"] for fact in found["author"]] == ["李小明"]


def test_an_anchor_inside_a_longer_one_is_still_found(tmp_path: Path) -> None:
    longer = """\
fact: drone
means: {zh: 航拍, en: aerial view}
fields: [height]
phrases:
  - {cue: 长, anchors: [本文转载自北], within: article, reach: [2, 2], pattern: "无此 (?P<height> x )"}
beside: {}
"""
    found = facts.extract(document(page(below="本文转载自北山晚报。")), knowing(tmp_path, drone=longer), Site())
    assert [fact.fields["name"] for fact in found["attribution"]] == ["北山晚报"]
