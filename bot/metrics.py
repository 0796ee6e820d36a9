"""What Prometheus sees on the health port: counts and times, never a name, an id or a word of anybody."""

from prometheus_client import Counter, Gauge, Histogram

HANDLING = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5)
LATE = (1, 5, 10, 15, 30, 60, 300, 3600)

UPDATES = Counter("flexbot_updates_total", "Updates by how they ended", ["outcome"])
BATCH_SECONDS = Histogram("flexbot_batch_seconds", "Time of one batch of updates, claim to commit")
SENDS = Counter("flexbot_sends_total", "Messages by how they ended", ["outcome"])
SEND_ERRORS = Counter("flexbot_send_errors_total", "Refused calls to Telegram by code (0: no sensible answer)", ["code"])
HANDLER_SECONDS = Histogram("flexbot_handler_seconds", "Time of one update in its handler", buckets=HANDLING)
SWEPT = Counter("flexbot_swept_total", "Deeds of the clock by kind", ["kind"])
SWEPT_LATE = Histogram("flexbot_swept_late_seconds", "How late a deed of the clock was done", buckets=LATE)
SWEEP_LAG = Gauge("flexbot_sweep_lag_seconds", "How long the oldest deed of the clock that is due waits")
WAITING = Gauge("flexbot_waiting", "What waits now", ["where"])
OLDEST_MESSAGE = Gauge("flexbot_outbox_oldest_seconds", "How long the oldest message that may go out waits")
OLDEST = Gauge("flexbot_inbox_oldest_seconds", "Age of the oldest update that waits")
