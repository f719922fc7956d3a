"""Publication, supplements, and the pages that members and the public read."""
