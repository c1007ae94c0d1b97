// What of the sets and sessions of this device the service does not have yet. Pure functions.

/**
 * @param {Omit<Content, 'rpe'> & { rpe?: number | null }} set
 * @returns {Content}
 */
export function content({ exercise, role, load, reps, rpe, completedAt, slotId, pain, note }) {
  return {
    exercise, role, load, reps, completedAt,
    ...(rpe === null || rpe === undefined ? {} : { rpe }),
    ...(slotId ? { slotId } : {}),
    ...(pain ? { pain: true } : {}),
    ...(note ? { note } : {}),
  };
}

/** @type {(a: Content, b: Content | undefined) => boolean} */
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** @param {Omit<StoredSet, 'order'>} set */
export const isUnsent = (set) => !set.gone && (!set.stored || set.removed || !same(set.content, set.sent));

/** @param {StoredSession} session */
export const isUnsentSession = (session) => !session.started || Boolean(session.finishedAt && !session.finished);
