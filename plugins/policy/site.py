"""``policy/site.yaml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from urllib.parse import urlsplit

from plugins.model.attachment_kinds import TAKEN
from plugins.model.ids import ID
from plugins.model.policy import Site
from plugins.model.reserved import FOLDERS
from plugins.model.value import KEY
from plugins.policy.fields import LANGUAGES, by_language, texts
from plugins.policy.nodes import Entry

BY_LANGUAGE = ("name", "tagline", "sponsor", "operator", "address")
TEXTS = ("code", "telephone", "email", "icp", "public_security")
OPTIONAL = ("signals", "attachments", "everyday", "most_asked", "security")
NOBODY: tuple[str, datetime | None] = ("", None)
_ENDING = re.compile(r"[a-z0-9]{1,10}")
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")
_CODE = re.compile(r"(?:bm[0-9]{8}|[0-9]{10})?")
_REPORT = re.compile(r"(?:mailto:[^\s@<>]+@|https://)[^\s<>]+")
_MAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+")


def read_site(entry: Entry) -> Site:
    """Read the settings of the site."""
    record = entry.record((*BY_LANGUAGE, *TEXTS, "base_url", "languages", "groups"), OPTIONAL)
    contact, expires = record.get("security", _security, NOBODY)
    by = {name: record.get(name, by_language, dict[str, str]()) for name in BY_LANGUAGE}
    return Site(
        name=by["name"],
        tagline=by["tagline"],
        base_url=record.get("base_url", _base_url, ""),
        code=record.get("code", lambda e: e.text(_is_code, "bm and 8 digits, 10 digits, or nothing"), ""),
        sponsor=by["sponsor"],
        operator=by["operator"],
        address=by["address"],
        telephone=record.get("telephone", Entry.text, ""),
        email=record.get("email", lambda e: e.text(_is_mail, "an address such as site@health.example"), ""),
        icp=record.get("icp", Entry.text, ""),
        public_security=record.get("public_security", Entry.text, ""),
        languages=record.get("languages", _languages, ()),
        groups=record.get("groups", _groups, {}),
        signals=record.get("signals", _hosts, ()),
        attachments=record.get("attachments", _endings, TAKEN),
        everyday=record.get("everyday", _everyday, {}),
        most_asked=record.get("most_asked", _ids, ()),
        security_contact=contact,
        security_expires=expires,
    )


def _hosts(entry: Entry) -> tuple[str, ...]:
    wanted = "a host in lower case, such as news.example"
    return tuple(host for one in entry.entries() if (host := one.text(lambda t: bool(_HOST.fullmatch(t)), wanted)))


def _everyday(entry: Entry) -> Mapping[str, tuple[str, ...]]:
    """Read words to search for, a list for each interface language."""
    record = entry.record(LANGUAGES)
    return {language: record.get(language, texts, ()) for language in LANGUAGES}


def _security(entry: Entry) -> tuple[str, datetime | None]:
    """Read to whom a weakness is reported, and until when that holds."""
    record = entry.record(("contact", "expires"))
    wanted = "an address such as mailto:security@health.example or https://…"
    contact = record.get("contact", lambda e: e.text(lambda t: bool(_REPORT.fullmatch(t)), wanted), "")
    return contact, record.get("expires", Entry.instant, None)


def _ids(entry: Entry) -> tuple[str, ...]:
    wanted = "the id of a document, such as k7m29xqf"
    return tuple(id for one in entry.entries() if (id := one.text(lambda t: bool(ID.fullmatch(t)), wanted)))


def _endings(entry: Entry) -> tuple[str, ...]:
    wanted = "the ending of a file in lower case without the dot, such as pdf"
    return tuple(
        ending for one in entry.entries() if (ending := one.text(lambda t: bool(_ENDING.fullmatch(t)), wanted))
    )


def _groups(entry: Entry) -> Mapping[str, Mapping[str, str]]:
    """Read the groups of columns; each key is a folder of the output."""
    groups = entry.map()
    if not groups:
        entry.fault(
            "got no group, expected one for each part of the navigation, such as news: {en: News, zh-Hans: 新闻}"
        )
    for key, group in groups.items():
        if not KEY.fullmatch(key) or "." in key:
            group.fault(f"got {key!r}, expected a-z, 0-9 and -, such as news")
        if key in FOLDERS:
            group.fault(f"got {key!r}, expected another name: {FOLDERS[key]} at that address")
    return {key: by_language(group) for key, group in groups.items()}


def _base_url(entry: Entry) -> str:
    return entry.text(_is_base_url, "an address without a final slash, such as https://www.health.example")


def _is_base_url(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and not re.search(r"[\s?#]|/$", text)


def _is_code(text: str) -> bool:
    return _CODE.fullmatch(text) is not None


def _is_mail(text: str) -> bool:
    return _MAIL.fullmatch(text) is not None


def _languages(entry: Entry) -> tuple[str, ...]:
    found = tuple(language for one in entry.entries() if (language := one.one_of(LANGUAGES, "interface language")))
    if len(set(found)) != len(found) or not found:
        entry.fault("expected each interface language once, such as [en, zh-Hans]")
    return found
