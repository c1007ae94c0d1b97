// What a session's sets were before they were corrected or removed, from the session's events. Pure functions.

const KINDS = { SetCompleted: 'logged', SetCorrected: 'corrected', SetRemoved: 'removed' };

/** Returns the history of each set by its id: entries with kind, time and the set as of then, oldest first. */
export function changesOf(events) {
  const bySet = new Map();
  for (const { type, recordedat, data } of events) {
    const kind = KINDS[type.split('.').at(-2)];
    if (!kind) continue;
    if (!bySet.has(data.setId)) bySet.set(data.setId, []);
    bySet.get(data.setId).push({ kind, time: recordedat, set: data });
  }
  return bySet;
}

/** Returns the sets that were removed, each as it was last. */
export const removedSets = (changes) => [...changes.values()]
  .filter((history) => history.at(-1).kind === 'removed' && history.length > 1)
  .map((history) => ({ ...history.at(-2).set, removedAt: history.at(-1).time }));
