"""Meetings and their whole life, agenda lines and attendance; clear days and quorum."""
