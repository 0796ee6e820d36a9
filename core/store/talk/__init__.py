"""Questions, and what does not feel right."""
