"""Payments and their days, costs, invoices, half years, and the sums that overviews show."""
