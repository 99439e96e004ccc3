"""The whole way, for a folder: stages in their order, an executor below them, a case file at the end."""

from observance.pipeline.building import BuildReport, build
from observance.pipeline.stages import Scope, Stage, standard_stages

__all__ = ["BuildReport", "Scope", "Stage", "build", "standard_stages"]
