"""The roles that people hold, and what holds for each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A role of the regulation.

    Attributes:
        reviews: whether it may write, take steps and hold; the machine does none of these.
        has_deputies: whether somebody may stand in for its holders while they are away.
        signs_paper: whether its holders sign on paper: a liaison relays what they approved.
    """

    reviews: bool = True
    has_deputies: bool = True
    signs_paper: bool = False


ROLES: Mapping[str, Role] = {
    "content-contact": Role(),
    "deputy": Role(has_deputies=False),
    "liaison": Role(),
    "department-head": Role(signs_paper=True),
    "general-office": Role(),
    "information-office": Role(),
    "information-office-head": Role(),
    "spokesperson": Role(),
    "secretariat": Role(),
    "emergency-office": Role(),
    "international-department": Role(),
    "ministry-leader": Role(has_deputies=False, signs_paper=True),
    "central-office": Role(has_deputies=False, signs_paper=True),
    "local-unit": Role(has_deputies=False),
    "machine": Role(reviews=False, has_deputies=False),
}
"""By the word that stands in policy and in acts.

Source: regulation I.3, I.4, II.2, II.8, III.1-III.4, IV.1, IV.4, IV.5.
"""

REVIEW_ROLES = tuple(name for name, role in ROLES.items() if role.reviews)
