"""Measures of a run: one file per family, one function per KPI. KPIs look back at the log and at nothing else."""
