// What a session's sets were before they were corrected or removed, from the session's events. Pure functions.

/**
 * A set as an event of the session has it. The event of a removal has only the id of the set.
 *
 * @typedef {SessionApi.LoggedSet} PastSet
 * @typedef {{ kind: string, time: string, set: PastSet }} Version
 */

/** @type {{ [event: string]: string }} */
const KINDS = { SetCompleted: 'logged', SetCorrected: 'corrected', SetRemoved: 'removed' };

/**
 * Returns the history of each set by its id: entries with kind, time and the set as of then, oldest first.
 *
 * @param {Pick<SessionApi.PublicEvent, 'type' | 'recordedat' | 'data'>[]} events
 */
export function changesOf(events) {
  /** @type {Map<string, Version[]>} */
  const bySet = new Map();
  for (const { type, recordedat, data } of events) {
    const kind = KINDS[type.split('.').at(-2) ?? ''];
    if (!kind) continue;
    const set = /** @type {PastSet} */ (data);
    bySet.set(set.setId, [...bySet.get(set.setId) ?? [], { kind, time: recordedat, set }]);
  }
  return bySet;
}

/**
 * Returns the sets that were removed, each as it was last.
 *
 * @param {Map<string, Version[]>} changes
 */
export const removedSets = (changes) => [...changes.values()].flatMap((history) => {
  const [before, last] = history.slice(-2);
  return last?.kind === 'removed' ? [{ ...before.set, removedAt: last.time }] : [];
});
