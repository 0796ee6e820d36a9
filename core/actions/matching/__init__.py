"""From a job to a placement: reported, checked, offered, proposed, chosen."""
