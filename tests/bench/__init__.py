"""The yardsticks: hand-written and textbook sales pipelines that the product engine is compared with.

Used by hand (`python -m tests.bench` prints CPU ratios) and by the tests that ask for equal numbers; no test
asserts a time.
Reference: PERFORMANCE.md sections 1-3.
"""
