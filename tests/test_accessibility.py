"""What people look at, looked at by axe in a browser: the HTML report and the documentation, light and dark, narrow and wide.

Needs Chromium, and axe-core where ``AXE`` says (``.ci/run`` fetches it where npm is): ``npm install axe-core``,
``AXE=node_modules/axe-core/axe.min.js``.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from tests.formats.report import ENGLISH, RUN, written
from tests.formats.test_html import CHROMIUM

HERE = Path(__file__).parent.parent
AXE = Path(os.environ.get("AXE", "axe.min.js"))
SHOWN = ("icp-link-outdated", "attribution-missing", "encoding-damaged")
"""Rules whose pages stand for all: with a fix, of an absence, decided by the engine."""
SCHEMES = {"light": 1, "dark": 0}
"""Colour schemes as Chromium's settings number them."""
DRIVER = """<!doctype html><title>axe</title><iframe id="f" style="border:0;width:WIDTHpx;height:900px"></iframe><pre id="told"></pre>
<script src="axe.js"></script>
<script>
const pages = PAGES, found = [];
async function look() {
  for (const page of pages) {
    await new Promise((done) => { f.onload = done; f.src = page; });
    const inside = f.contentWindow;
    inside.document.querySelectorAll("details").forEach((each) => { each.open = true; });
    inside.eval(source);
    const seen = await inside.axe.run(inside.document, {resultTypes: ["violations"]});
    for (const each of seen.violations) found.push([page, each.id, each.nodes.map((node) => node.html.slice(0, 120))]);
  }
  told.textContent = JSON.stringify(found);
}
look();
</script>
"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here"),
    pytest.mark.skipif(not AXE.is_file(), reason="no axe-core where AXE says"),
]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report in both languages, and the documentation as it is built."""
    pytest.importorskip("mkdocs")
    folder = tmp_path_factory.mktemp("pages")
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(folder)], cwd=HERE, check=True)
    (folder / "report.html").write_text(written("html", RUN), encoding="utf-8")
    (folder / "report-en.html").write_text(written("html", ENGLISH), encoding="utf-8")
    (folder / "axe.js").write_text(f"const source = {json.dumps(AXE.read_text('utf-8'))};", encoding="utf-8")
    return folder


def looked_at(folder: Path, names: list[str], width: int, scheme: str) -> list[Any]:
    """What axe finds on the pages: the page, its rule, the elements."""
    driver = DRIVER.replace("WIDTH", str(width)).replace("PAGES", json.dumps(names))
    (folder / "driver.html").write_text(driver, encoding="utf-8")
    command = [CHROMIUM or "", "--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files"]
    command += [f"--user-data-dir={folder}/profile", "--virtual-time-budget=600000", "--dump-dom"]
    command += [f"--blink-settings=preferredColorScheme={SCHEMES[scheme]}", (folder / "driver.html").as_uri()]
    done = subprocess.run(command, capture_output=True, check=True)
    told = re.search(r'<pre id="told">(.*?)</pre>', done.stdout.decode(), re.DOTALL)
    assert told is not None
    assert told[1], "axe came to an end"
    found: list[Any] = json.loads(unescape(told[1]))
    return found


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [400, 1280])
def test_axe_finds_nothing(pages: Path, width: int, scheme: str) -> None:
    names = sorted(page.name for page in pages.glob("*.html") if page.name != "driver.html")
    names += [f"rules/{name}.html" for name in ("index", *SHOWN)]
    assert len(names) > 18
    assert looked_at(pages, names, width, scheme) == []


def test_axe_would_find_something(pages: Path) -> None:
    (pages / "rules/bad.html").write_text(
        "<!doctype html><html><title>x</title><img src=x><p style='color:#999'>pale</p>"
    )
    assert {rule for _, rule, _ in looked_at(pages, ["rules/bad.html"], 1280, "light")} >= {
        "image-alt",
        "html-has-lang",
    }
