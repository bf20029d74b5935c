"""What holds for all files of a kind."""

from __future__ import annotations

import json

from plugins.model.kind import Kind


def having(trait: str) -> set[str]:
    """The words of the kinds for which something holds."""
    return {kind.value for kind in Kind if getattr(kind, trait)}


def test_what_belongs_to_a_document_has_an_owner_in_a_release():
    assert having("is_owned") == {*("document", "twin", "attachment", "former", "former-file", "difference", "notice")}


def test_a_notice_belongs_to_a_document_that_is_no_longer_public():
    assert having("is_public") == having("is_owned") - {"notice"}


def test_pages_and_feeds_hold_the_texts_of_their_documents():
    assert having("has_text") == {"document", "former", "difference", "feed", "json-feed"}
    assert having("has_source") == {"twin"}


def test_search_engines_are_told_of_pages_that_lead_somewhere():
    assert having("is_mapped") == {
        *("document", "calendar", "department", "group", "home", "list", "page", "progress", "site-map")
    }


def test_what_makes_up_most_of_a_site_is_tracked():
    assert having("is_tracked") == {
        *("document", "twin", "former", "difference", "list", "calendar", "calendar-feed", "department"),
        *("feed", "json-feed"),
    }


def test_what_is_rendered_or_asked_for_exists_in_a_plan():
    pages = {"calendar", "department", "group", "home", "list", "page", "progress", "site-map", "search"}
    assert having("is_linked") == pages | {"feed", "calendar-feed", "open-search"}
    assert {kind.value for kind in Kind} - having("is_rendered") == {"attachment", "former-file", "asset", "index"}


def test_a_preview_tells_no_program_what_is_public():
    assert having("is_for_machines") == {
        *("feed", "json-feed", "calendar-feed", "twin", "sitemap", "robots", "open-search", "llms", "security")
    }


def test_a_kind_is_the_word_that_releases_use():
    assert json.dumps([Kind.SITE_MAP, Kind.DOCUMENT]) == '["site-map", "document"]'
    assert Kind("not-found") is Kind.NOT_FOUND
