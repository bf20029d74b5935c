"""What the site says to programs: ``llms.txt`` and ``security.txt`` (RFC 9116)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from tests.render.make import World
from tests.render.site import render, whole_site


def test_llms_txt_leads_to_every_column_in_both_languages_with_what_it_is_about():
    text = whole_site().page("llms.txt")
    lines = text.splitlines()
    assert lines[0] == "# Ministry of Health / 卫生部"
    assert lines[2].startswith("> ")
    links = dict(re.findall(r"^- \[[^\]]+\]\(https://www\.health\.example(/[^)]*)\): (.+)$", text, re.MULTILINE))
    columns = whole_site().world.policy.columns
    assert links == {
        f"{before}/{key}/": column.description[language]
        for before, language in (("", "en"), ("/zh", "zh-Hans"))
        for key, column in columns.items()
    }


def test_security_txt_names_contact_and_an_expiry_once_each():
    text = whole_site().page(".well-known/security.txt")
    fields = dict(line.split(": ", 1) for line in text.splitlines())
    assert list(fields) == ["Contact", "Expires", "Preferred-Languages", "Canonical"]
    assert fields["Contact"] == "mailto:security@health.example"
    assert datetime.fromisoformat(fields["Expires"]) == datetime.fromisoformat("2027-06-30T00:00:00+08:00")
    assert fields["Preferred-Languages"] == "en, zh"
    assert fields["Canonical"] == "https://www.health.example/.well-known/security.txt"


def test_without_a_contact_there_is_none():
    world = World()
    site = replace(world.policy.site, security_contact="", security_expires=None)
    world.policy = replace(world.policy, site=site)
    assert ".well-known/security.txt" not in render(world).files
