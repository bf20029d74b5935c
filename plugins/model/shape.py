"""The shapes that pages of documents can have; a column names one as its ``page``."""

from __future__ import annotations

from pathlib import Path

FOLDER = "plugins/render/pages"
"""Where each shape has its file, ``<shape>.py``."""

HERE = Path(__file__).parent


def shape_names(folder: Path = HERE.parent / "render" / "pages") -> tuple[str, ...]:
    """Return the name of each shape: the Python files of a folder, sorted."""
    return tuple(sorted(path.stem for path in folder.glob("*.py") if path.stem != "__init__"))
