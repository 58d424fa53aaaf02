"""Reports as they were made, the library of studies, and sums that other sites sent."""

from porch.evidence.models.reports import Decision, Report
from porch.evidence.models.sites import Received, Site
from porch.evidence.models.studies import PutTogether, Study, StudyChange

__all__ = ["Decision", "PutTogether", "Received", "Report", "Site", "Study", "StudyChange"]
