"""``python -m iuralloc``."""

from iuralloc.cli import main

if __name__ == "__main__":
    main()
