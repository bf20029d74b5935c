"""What is attached is of a kind that the site takes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import PurePosixPath

from plugins.model.document import Document
from plugins.model.finding import Finding
from plugins.model.policy import Policy
from plugins.rules.rule import rule

BETTER = {
    **dict.fromkeys(("doc", "docm", "dot", "dotm", "dotx", "rtf", "wps"), "the same text saved as .docx or .pdf"),
    **dict.fromkeys(("et", "xls", "xlsb", "xlsm", "xlt", "xltm", "xltx"), "the same table saved as .xlsx or .csv"),
    **dict.fromkeys(("dps", "pot", "pps", "ppsx", "ppt", "pptm"), "the same slides saved as .pptx or .pdf"),
    **dict.fromkeys(("avif", "bmp", "heic", "heif", "tif", "tiff"), "the same picture saved as .jpg or .png"),
    **dict.fromkeys(("7z", "gz", "rar", "tar", "zip"), "the files in it, one by one"),
    **dict.fromkeys(("htm", "html", "mht", "mhtml", "xhtml"), "the same page saved as .pdf"),
}


@rule("MED004", clause="IV.2", scope="policy", adopted=True)
def attachment_kind(document: Document, policy: Policy, at: datetime) -> Iterator[Finding]:
    """Require that the ending of each attachment is one that `attachments:` in policy/site.yaml names.

    A kind that nobody thought of may run when it is opened, and no reader has a program for it.

    Source: regulation IV.2; GB/T 33190-2016 and ISO 19005 (formats that can be opened in years to come).
    """
    for file in document.attachments:
        ending = PurePosixPath(file.name).suffix.lower().removeprefix(".")
        if ending not in policy.site.attachments:
            taken = ", ".join(policy.site.attachments)
            yield document.finding(
                attachment_kind,
                got=(f"{file.name}, " + (f"a file that ends in .{ending}" if ending else "a name without an ending"),),
                expected=f"{BETTER[ending]}; taken are {taken}"
                if ending in BETTER
                else f"a file that ends in one of {taken}",
            )
