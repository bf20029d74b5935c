"""The receipt of an application: the only place on which its number stands. Never in the public output."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from plugins.model.acceptance_number import FOLDER, shown_number
from plugins.model.policy import Policy

HEADINGS: Mapping[str, tuple[str, str, str, str, str, str]] = {
    "en": (
        "Receipt of an application",
        "Acceptance number",
        "Received",
        "Type the number at",
        "Or open, also without a script",
        "Keep this receipt: the number stands nowhere else, and whoever has it sees how far the application is.",
    ),
    "zh-Hans": (
        "申请收件回执",
        "受理编号",
        "收件",
        "输入编号查询",
        "或直接打开（无需脚本）",
        "请妥善保管本回执：编号不另行保存，持有编号者即可查看办理进度。",
    ),
}


def receipt(
    policy: Policy, department: str, number: str, address: str, day: date, homes: Mapping[str, str]
) -> Iterator[str]:
    """Yield the lines of a receipt, in each language of the site that the program can say it in.

    Args:
        policy: names site and department.
        department: its key.
        number: the acceptance number.
        address: the name of its page.
        day: on which the application was received.
        homes: the addresses of the home pages by language, from the root of the site.
    """
    site = policy.site
    for language in site.languages:
        if language not in HEADINGS:
            continue
        title, its_number, received, at, or_at, keep = HEADINGS[language]
        yield f"{site.name[language]}  {title}"
        yield f"  {its_number}: {shown_number(number)}"
        yield f"  {received}: {day.isoformat()}, {policy.departments[department].title[language]}"
        yield f"  {at}: {site.base_url}{homes[language]}progress.html"
        yield f"  {or_at}: {site.base_url}/{FOLDER}/{address}.html"
        yield f"  {keep}"
        yield ""
