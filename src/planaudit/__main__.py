"""`python -m planaudit`."""

from planaudit.cli.main import main

if __name__ == "__main__":
    main()
