"""The whole way, for a folder: stages in their order, an executor below them, a case file at the end."""

from observance.pipeline.building import BuildReport, build
from observance.pipeline.stages import Scope, Stage, standard_stages
from observance.read.cage import Limits, limits_from

__all__ = ["BuildReport", "Limits", "Scope", "Stage", "build", "limits_from", "standard_stages"]
