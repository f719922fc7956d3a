"""The doors of papers: the tab of a meeting, writing, restricting, versions, and the files themselves."""
