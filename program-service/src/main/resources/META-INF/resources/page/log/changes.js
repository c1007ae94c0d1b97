// What a session's sets were before they were corrected or removed, from the session's events. Pure functions.

/**
 * A set as an event of the session has it. The event of a removal has only the id of the set.
 *
 * @typedef {SessionApi.LoggedSet} PastSet
 * @typedef {{ kind: string, time: string, set: PastSet }} Version
 */

const VERSION_AT = 14; // the place of the version in a UUID
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
 * Returns the id under which a removed set is restored, because its own id stays that of the removed set. It follows from that id, so
 * that restoring a set twice, or on two devices, adds it once. Versions 8 to 15 of UUIDs are free for such ids.
 *
 * @param {string} setId
 */
export function restoredId(setId) {
  const version = Math.max(8, Number.parseInt(setId[VERSION_AT], 16) + 1);
  return version > 15 ? crypto.randomUUID() : setId.slice(0, VERSION_AT) + version.toString(16) + setId.slice(VERSION_AT + 1);
}

/**
 * Returns the sets that were removed and not restored, each as it was last.
 *
 * @param {Map<string, Version[]>} changes
 */
export const removedSets = (changes) => [...changes.values()].flatMap((history) => {
  const [before, last] = history.slice(-2);
  return last?.kind === 'removed' && !changes.has(restoredId(last.set.setId)) ? [{ ...before.set, removedAt: last.time }] : [];
});
