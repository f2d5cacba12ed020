"""`python -m slocompiler` is `slocompile`."""

from slocompiler.cli.main import main

if __name__ == "__main__":
    main()
