"""What a PDF file says about itself: the codes of documents that it carries."""

import re

from core.actions.documents import CODE_LENGTH, CODE_SIGNS
from office.documents.printing import MARK

_CODE = re.compile(f"{MARK}([{CODE_SIGNS}]{{{CODE_LENGTH}}})".encode())


def codes_in(content: bytes) -> list[str]:
    """The codes in a file's metadata, which PDF/A keeps readable."""
    return sorted({code.decode() for code in _CODE.findall(content)})
