"""Run the command line: `python -m kinerja_lib`."""

from kinerja_lib.cli import main

if __name__ == "__main__":
    main()
