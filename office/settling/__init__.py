"""The half year of a municipality: where the tariff went, and the draft of its invoice to Flextensie."""
