// Who of several athletes can be paused, or get a deload in the next week. Pure functions.

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
