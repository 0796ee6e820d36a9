"""Documents as PDF/A: what stands in them comes from `core`, the sentences from `words`, the typesetting is typst's."""

from office.documents.kept import printed
from office.documents.printing import PrintFault, file_name, print_document
from office.documents.reading import codes_in

__all__ = ["PrintFault", "codes_in", "file_name", "print_document", "printed"]
