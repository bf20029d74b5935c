"""Names that every file system of those who work here can hold."""

from __future__ import annotations

import re

LONGEST_BYTES = 200
_FORBIDDEN = re.compile(r'[\\/:*?"<>|#\n\r\t]')
_DEVICE = re.compile(r"(?i)(?:con|prn|aux|nul|com[1-9¹²³]|lpt[1-9¹²³])(?:\..*)?")


def is_portable(name: str) -> bool:
    """Tell whether a file or folder of this name can lie on Linux, macOS and Windows, and in an address.

    Source: Microsoft, Naming Files, Paths, and Namespaces (reserved characters and names of devices).
    """
    return not (
        name.startswith((".", " "))
        or name.endswith((".", " "))
        or len(name.encode(errors="surrogatepass")) > LONGEST_BYTES
        or _FORBIDDEN.search(name)
        or is_device(name)
        or any("\ud800" <= c <= "\udfff" for c in name)
    )


def is_device(name: str) -> bool:
    """Tell whether Windows means a device by a name, whatever its ending: ``aux``, ``Con.md``, ``com1``."""
    return _DEVICE.fullmatch(name) is not None
