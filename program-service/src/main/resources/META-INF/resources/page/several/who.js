// Who of several athletes can be paused, get a deload in the next week, or has flags that nobody has seen. Pure functions.

/**
 * Whether a pause can begin.
 *
 * @param {Page.Row} row
 */
export const pausable = (row) => Boolean(row.programId) && !row.archivedAt && !row.paused;

/**
 * Whether the next week can become a deload: the program runs, and the next week is none yet.
 *
 * @param {Page.Row} row
 */
export const deloadable = (row) => pausable(row) && row.week > 0 && !row.lifts.some((lift) => lift.nextPlanned);

/**
 * Returns the flags of an athlete that nobody has seen.
 *
 * @param {Page.Row} row
 */
export const openFlagsOf = (row) => row.flags.filter((each) => !each.seen);

/**
 * Whether an athlete has flags to mark as seen.
 *
 * @param {Page.Row} row
 */
export const isFlagged = (row) => openFlagsOf(row).length > 0;

/**
 * Counts the athletes with each open flag, the most urgent flag first. Whether one of these flags asks for a decision is said.
 *
 * @param {Page.Row[]} rows
 * @returns {[code: string, n: number, asks: boolean][]}
 */
export function flagCounts(rows) {
  const all = rows.flatMap(openFlagsOf).sort((a, b) => a.urgency - b.urgency);
  return [...Map.groupBy(all, ({ code }) => code)].map(([code, some]) => [code, some.length, some.some(({ needsLook }) => needsLook)]);
}
