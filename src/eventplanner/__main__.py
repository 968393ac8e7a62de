"""Entry point of `python -m eventplanner`, equal to the `eventplanner` command."""

from eventplanner.cli.main import main

if __name__ == "__main__":
    main()
