// Times of a day in an athlete's time zone. Pure functions.

const MINUTE = 60_000; // milliseconds
const BETWEEN = 180_000; // milliseconds between two sets of a session of which only the start is known

/**
 * Returns how far a time zone is ahead of UTC at a point in time, in minutes. A zone that the browser does not know
 * counts as the browser's own.
 *
 * @param {number} at milliseconds
 * @param {string} [timeZone]
 */
function ahead(at, timeZone) {
  /** @type {Intl.DateTimeFormatOptions} */
  const fields = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', hourCycle: 'h23' };
  let format;
  try {
    format = new Intl.DateTimeFormat('en', { ...fields, timeZone });
  } catch {
    format = new Intl.DateTimeFormat('en', fields);
  }
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  return (Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute) - Math.floor(at / MINUTE) * MINUTE) / MINUTE;
}

/**
 * Writes a point in time with the offset of a time zone, for example 2026-11-24T18:05:00+01:00. Seconds are left out.
 *
 * @param {number} at milliseconds
 * @param {string} [timeZone]
 */
export function inZone(at, timeZone) {
  const minutes = ahead(at, timeZone);
  const local = new Date(at + minutes * MINUTE).toISOString().slice(0, 16);
  const two = (/** @type {number} */ value) => String(Math.trunc(Math.abs(value))).padStart(2, '0');
  return `${local}:00${minutes < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}

/**
 * Returns the milliseconds of a date and a time of day, such as 2026-11-24 and 18:05, in a time zone. A time that the
 * change to summer time skips is the one after the change.
 *
 * @param {string} date
 * @param {string} time
 * @param {string} [timeZone]
 */
export function millisOf(date, time, timeZone) {
  const asUtc = Date.parse(`${date}T${time}:00Z`);
  const first = asUtc - ahead(asUtc, timeZone) * MINUTE;
  return asUtc - ahead(first, timeZone) * MINUTE;
}

/**
 * Returns the date of a point in time in a time zone, for example 2026-11-24.
 *
 * @param {string} time
 * @param {string} [timeZone]
 */
export const dateAt = (time, timeZone) => inZone(Date.parse(time), timeZone).slice(0, 10);

/**
 * Returns the time of day of a point in time in a time zone, for example 18:05.
 *
 * @param {string} time
 * @param {string} [timeZone]
 */
export const clockAt = (time, timeZone) => inZone(Date.parse(time), timeZone).slice(11, 16);

/**
 * Returns the times of a session: when it started, when each of its sets was done, and when it was finished. The sets lie
 * three minutes apart, but none in the future.
 *
 * @param {{ date: string, time: string }} typed
 * @param {number} sets
 * @param {{ now: number, timeZone?: string }} known now: milliseconds
 */
export function timesOf({ date, time }, sets, { now, timeZone }) {
  const start = millisOf(date, time, timeZone);
  const apart = Math.max(0, Math.min(BETWEEN, (now - start) / (sets + 1)));
  const at = (/** @type {number} */ n) => new Date(Math.floor(start + n * apart)).toISOString();
  return { startedAt: inZone(start, timeZone), completedAt: Array.from({ length: sets }, (_, n) => at(n + 1)), finishedAt: at(sets) };
}
