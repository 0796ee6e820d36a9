"""What cannot be read at all: the file, the place in it and the reason. Nothing is calculated then."""


class FileFault(Exception):
    """A file that cannot be read as what it should be."""

    def __init__(self, file: str, place: str, reason: str) -> None:
        super().__init__(" ".join(f"{file}: {place}: {reason}".split()))
