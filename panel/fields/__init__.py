"""Form fields that draw themselves whole (label, hint, error, control) as GOV.UK Frontend marks them up."""
