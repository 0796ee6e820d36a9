"""What a municipality has already, into the database: people, employers, jobs, placements, hours, premiums, payments and policy."""
