"""The doors of the scorecard."""
