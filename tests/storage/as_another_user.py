"""A session of another Unix user, for tests that run as root: `UID open|write FILE`."""

import os
import sys

from eventplanner.domain.errors import PlannerError
from eventplanner.domain.text import Message
from eventplanner.storage import writing  # noqa: F401 - the other user may not be let into where it is installed
from eventplanner.storage.store import Store


def main(user: int, what: str, path: str) -> str:
    os.setgroups([])
    os.setgid(user)
    os.setuid(user)
    try:
        store = Store(path)
        if what == "write":
            with store.write(Message("Settings"), "nobody") as work:
                work.add("setting", {"name": "region", "value": '"RM"'})
        rights = "read-only" if store.read_only else "writable"
        kind = "immutable" if store._opened.immutable else "shared"
        return f"{rights} {kind} {store.read('SELECT value FROM setting')[0]['value'].strip(chr(34))}"
    except PlannerError as error:
        return " ".join(error.message.id.split()[:4])


if __name__ == "__main__":
    print(main(int(sys.argv[1]), *sys.argv[2:4]))
