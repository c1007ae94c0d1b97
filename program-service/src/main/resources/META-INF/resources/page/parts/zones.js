// The time zones that the browser knows.

export const zones = Intl.supportedValuesOf?.('timeZone') ?? [];

/**
 * Whether a text names a time zone, such as Europe/Berlin.
 *
 * @param {string} text
 */
export function isZone(text) {
  if (!/^[A-Za-z]/.test(text)) return false; // an offset such as +01:00 is no zone
  try {
    new Intl.DateTimeFormat('en', { timeZone: text }).format();
    return true;
  } catch {
    return false;
  }
}
