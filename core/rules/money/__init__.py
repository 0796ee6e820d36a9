"""What hours earn and what becomes of it: premium and its cap, payments, costs, the tariff, settlement and the books."""
