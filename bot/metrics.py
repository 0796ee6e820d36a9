"""What Prometheus sees on the health port: counts and times, never a name, an id or a word of anybody."""

from prometheus_client import Counter, Gauge, Histogram

UPDATES = Counter("flexbot_updates_total", "Updates by how they ended", ["outcome"])
BATCH_SECONDS = Histogram("flexbot_batch_seconds", "Time of one batch of updates, claim to commit")
SENDS = Counter("flexbot_sends_total", "Messages by how they ended", ["outcome"])
SEND_ERRORS = Counter("flexbot_send_errors_total", "Refused calls to Telegram by code (0: no sensible answer)", ["code"])
SWEPT = Counter("flexbot_swept_total", "Deeds of the clock by kind", ["kind"])
SWEEP_LAG = Gauge("flexbot_sweep_lag_seconds", "How late the last deed of the clock was done")
WAITING = Gauge("flexbot_waiting", "What waits now", ["where"])
OLDEST = Gauge("flexbot_inbox_oldest_seconds", "Age of the oldest update that waits")
