/** Moments as people read and write them, on the clock of the phones' own place. */

export const ZONE = "Europe/Amsterdam";

const clockFormat = new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" });
const weekdayFormat = new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, weekday: "short" });
const timeFormat = new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, hour: "2-digit", minute: "2-digit" });
const secondFormat = new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, hour: "2-digit", minute: "2-digit", second: "2-digit" });
const dayFormat = new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, weekday: "long", day: "numeric", month: "long", year: "numeric" });
const partsFormat = new Intl.DateTimeFormat("en-CA", {
  timeZone: ZONE, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit",
});

export const weekdayText = (moment) => weekdayFormat.format(moment);
export const clockText = (moment) => clockFormat.format(moment);
export const timeText = (moment) => timeFormat.format(moment);
export const secondText = (moment) => secondFormat.format(moment);
export const dayText = (moment) => dayFormat.format(moment);

/** Unix seconds or an ISO text as a Date, or `null`. */
export function moment(value) {
  if (value === null || value === undefined) return null;
  const date = new Date(typeof value === "number" ? value * 1000 : value);
  return Number.isNaN(date.getTime()) ? null : date;
}

function wallClock(date) {
  const parts = Object.fromEntries(partsFormat.formatToParts(date).map((part) => [part.type, part.value]));
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}`;
}

/** A Date as the value of a `datetime-local` field. */
export const fieldValue = (date) => wallClock(date).slice(0, 16);

/** The value of a `datetime-local` field as a Date: what a clock in ZONE shows at that moment. */
export function fromField(value) {
  const asUtc = new Date(`${value.slice(0, 16)}:00Z`);
  const offset = (date) => new Date(`${wallClock(date)}Z`) - date;
  const guess = new Date(asUtc - offset(asUtc));
  return new Date(asUtc - offset(guess));
}
