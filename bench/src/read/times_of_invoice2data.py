"""Times invoice2data over PDFs: reads their paths from stdin, one a line, and prints the milliseconds of each as JSON.

The templates that it brings are loaded before; the first file is read once more beforehand, so that they are compiled.
"""

import json
import logging
import sys
import time

from invoice2data import extract_data
from invoice2data.extract.loader import read_templates

logging.disable(logging.CRITICAL)
templates = read_templates()


def milliseconds(path: str) -> float:
    begun = time.perf_counter()
    try:
        extract_data(path, templates=templates)
    except Exception:  # A file that it cannot read takes its time too.
        pass
    return (time.perf_counter() - begun) * 1000


first, *paths = sys.stdin.read().split("\n")
milliseconds(first)
print(json.dumps([milliseconds(path) for path in paths]))
