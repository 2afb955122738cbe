"""The distribution: what is installed, what it needs, and the rules beside it."""

from __future__ import annotations

import re
from pathlib import Path

from setuptools import find_packages, setup

HERE = Path(__file__).parent


def version() -> str:
    """The version, read from the package without importing it."""
    source = (HERE / "checker/__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([^"]+)"', source, re.MULTILINE)
    if found is None:
        raise SystemExit("checker/__init__.py has no __version__")
    return found[1]


DOCS = ["mkdocs>=1.6"]
TEST = [
    *DOCS,
    "coverage>=7.6",
    "hypothesis>=6.100",
    "jsonschema>=4.20",
    "pathspec>=0.12",
    "pre-commit>=4",
    "pytest>=8",
    "pytest-cov>=6",
    "pytest-xdist>=3.6",
    "turbohtml>=1.15",
    "xmlschema>=3",
]
AUDIT = ["fastwarc>=1.0", "pandas>=2.2,<3", "pyarrow>=18", "pyspark[sql]>=4.0,<5"]
DEV = [*TEST, "build", "duckdb>=1.1", "import-linter>=2.1", "mypy>=1.15", "ruff>=0.9", "types-PyYAML", "types-regex"]

setup(
    name="zhuanzai",
    version=version(),
    description="A linter for what a page says about itself: its source, its copyright notice, its filing numbers",
    long_description=(HERE / "README.md").read_text(encoding="utf-8"),
    long_description_content_type="text/markdown",
    author="the checker authors",
    license="MIT",
    license_files=["LICENSE", "NOTICE"],
    python_requires=">=3.11",
    install_requires=[
        "chardet>=5.2",
        "click>=8.1",
        "pyyaml>=6.0",
        "regex>=2024.4.16",
    ],
    extras_require={"audit": AUDIT, "test": TEST, "docs": DOCS, "dev": DEV},
    # The rules live beside the package, where editors find them, and are installed inside it.
    packages=[*find_packages(include=["checker", "checker.*"]), "checker.rules"],
    package_dir={"checker.rules": "rules"},
    package_data={
        "checker": ["py.typed", "**/*.css", "**/*.html", "audit/*.properties", "messages/*.json"],
        "checker.rules": ["**/*.yaml", "**/*.txt", "**/*.md"],
    },
    entry_points={"console_scripts": ["checker = checker.cli:main"]},
    classifiers=[
        "Environment :: Console",
        "Intended Audience :: Developers",
        "Natural Language :: Chinese (Simplified)",
        "Natural Language :: English",
        "Programming Language :: Python :: 3 :: Only",
        "Topic :: Text Processing :: Markup :: HTML",
        "Typing :: Typed",
    ],
)
