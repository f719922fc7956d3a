"""Text with structure: kept clean, written in Markdown where there is no script, compared, numbered."""
