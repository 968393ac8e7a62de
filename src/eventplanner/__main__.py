"""`python -m eventplanner` is the same as the `eventplanner` command."""

from eventplanner.cli.main import main

if __name__ == "__main__":
    main()
