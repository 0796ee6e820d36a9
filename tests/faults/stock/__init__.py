"""What people would otherwise use, under the same kills: if the harness found nothing in these, it would prove nothing."""
