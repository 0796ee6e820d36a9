"""Questions, messages to many, and what does not feel right."""
