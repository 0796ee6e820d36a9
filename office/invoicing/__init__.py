"""Invoices to employers: numbered, as PDF with the timesheets, as UBL, and in a register."""
