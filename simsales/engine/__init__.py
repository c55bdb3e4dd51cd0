"""The engine moves time. A clock, desks where work waits, and one process per part of the business.

Everything that lives across an event is a small object with slots, scheduled by its bound methods: no long-lived
generators, no closures, so that a run can be stopped, inspected and pickled at any instant. Start at `build.py`.
"""
