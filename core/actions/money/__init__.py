"""Premium, payments, costs, invoices and settlement."""
