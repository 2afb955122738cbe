"""What YARA-X takes to find some words in the pages of a folder: python benchmarks/yara.py FOLDER WORD …, with yara-x installed."""

import sys
from pathlib import Path

import yara_x

folder, *words = sys.argv[1:]
strings = "\n".join(f'$w{number} = "{word}"' for number, word in enumerate(words))
scanner = yara_x.Scanner(yara_x.compile(f"rule words {{ strings: {strings} condition: any of them }}"))
pages = (path for path in Path(folder).rglob("*.htm*") if path.is_file())
print(sum(1 for page in pages if scanner.scan(page.read_bytes()).matching_rules))
