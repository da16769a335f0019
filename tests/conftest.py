"""Hypothesis takes the time that it takes, and by default the same examples each time.

A run fails for what was changed since the last one, not by chance. `pytest --hypothesis-profile=search` looks further.
"""

from hypothesis import HealthCheck, settings

COMMON = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("repeatable", COMMON, derandomize=True)
settings.register_profile("search", COMMON, max_examples=2000)
settings.load_profile("repeatable")
