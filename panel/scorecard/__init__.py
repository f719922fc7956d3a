"""Indicators, their values by period, and how they are shown."""
