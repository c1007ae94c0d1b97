// The usual first day of a program.

/**
 * Returns the Monday of the next week, or today if it is a Monday.
 *
 * @param {string} today
 */
export function monday(today) {
  const date = new Date(today + 'T12:00:00Z');
  date.setUTCDate(date.getUTCDate() + ((8 - date.getUTCDay()) % 7));
  return date.toISOString().slice(0, 10);
}
