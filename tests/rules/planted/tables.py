"""All planted violations of documents that are being written; those among all that is public are in ``on_site.py``."""

from __future__ import annotations

from tests.rules.planted import every_column, interaction, news, openness, press, services

ROWS = (*every_column.ROWS, *openness.ROWS, *news.ROWS, *press.ROWS, *interaction.ROWS, *services.ROWS)
