"""Real laws, real questions and retrieval sets, read where they lie: beside the repository."""

from __future__ import annotations

import functools
import json
import lzma
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"


@functools.cache
def corpus(name: str) -> list[dict[str, Any]]:
    """Return the records of one corpus file, such as ``laws.jsonl.xz``.

    Raises:
        FileNotFoundError: the corpus does not lie beside the repository; the
            message says where it was looked for.
    """
    path = CORPUS / name
    if not path.is_file():
        raise FileNotFoundError(
            f"the corpus of real texts is missing: {name} belongs into shared/corpus beside the repository"
        )
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
