"""Links that may be opened: web addresses and mail addresses."""

from urllib.parse import urlsplit


def is_link(text: str) -> bool:
    """Returns whether the text is an address that may be opened: http(s) with a host, or mailto."""
    if any(c.isspace() for c in text):
        return False
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return False
    return bool(host) if parts.scheme in ("http", "https") else parts.scheme == "mailto" and "@" in parts.path
