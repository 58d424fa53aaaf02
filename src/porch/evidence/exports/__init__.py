"""A report as files: the numbers as they stand on its page, and what each of them is."""

from porch.evidence.exports.package import files_of, parcel

__all__ = ["files_of", "parcel"]
