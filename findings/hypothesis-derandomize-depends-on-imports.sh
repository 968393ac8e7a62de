#!/bin/sh
# Hypothesis 6.170.15: with derandomize=True the examples still depend on which modules of one's own are loaded.
#
# Version    hypothesis 6.170.15 (Python 3.11, Linux)
# Behaviour  Constants in the source of local modules are mixed into the examples. Only modules that are loaded when the
#            test runs are read, so the same test gets other examples when it runs alone, after other tests, or in
#            another worker of pytest-xdist. A failure that one run finds may be missing from the next.
# Here       One test with settings(derandomize=True, database=None), run twice as it is and twice with a local module
#            imported that holds the number 987654321 and is not used.
#            expected: the same examples four times
#            seen:     the same within each pair, others between the pairs, 987654321 among them
#
# Needs python3 with venv, and the package index. Ends with 0 while the behaviour is as it is described here, with 1
# once all runs have the same examples, with 2 if something else is seen.
set -eu

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install hypothesis==6.170.15

cat > "$place/unused.py" <<'PYTHON'
"""A module that no test uses."""

LIMIT = 987654321
PYTHON

cat > "$place/examples.py" <<'PYTHON'
"""Prints a digest of the examples of one test, and whether the number of the unused module is one of them."""

import hashlib
import os
import sys

from hypothesis import given, settings
from hypothesis import strategies as st

if sys.argv[1:] == ["import"]:
    import unused  # noqa: F401

examples = []


@settings(derandomize=True, database=None, max_examples=200)
@given(st.integers())
def test(number):
    examples.append(number)


test()
print(hashlib.sha256(repr(examples).encode()).hexdigest()[:12], int(os.environ["NUMBER"]) in examples)
PYTHON

cd "$place"
# Not in the source of the test, or it would be one of its constants.
export NUMBER=987654321
alone=$(venv/bin/python examples.py)
again=$(venv/bin/python examples.py)
beside=$(venv/bin/python examples.py import)
beside_again=$(venv/bin/python examples.py import)
version=$(venv/bin/python -c 'import hypothesis; print(hypothesis.__version__)')
echo "hypothesis       $version"
echo "alone            $alone"
echo "alone again      $again"
echo "with a module    $beside"
echo "with it again    $beside_again"
if [ "$alone" = "$again" ] && [ "$beside" = "$beside_again" ]; then
    case "$alone/$beside" in
        *False/*True) exit 0 ;;
    esac
    [ "$alone" = "$beside" ] && { echo "the examples are the same now" >&2; exit 1; }
fi
echo "neither what was described nor what was expected" >&2
exit 2
