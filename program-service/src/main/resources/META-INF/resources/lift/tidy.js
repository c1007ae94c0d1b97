// What the services have is not kept twice. The code is read when the device holds what was logged on it, and with the history.
import { all, change } from './device.js';
import { isUnsent, isUnsentSession } from './outbox.js';
import { servicesSessions, tidy as tidied, training } from './training.js';

/**
 * Removes records of this device that are in the services' answer too. Each is looked at again in the transaction that
 * removes it, because the lifter may have changed it meanwhile.
 */
export async function tidy() {
  const past = servicesSessions();
  const stored = new Map(past.flatMap((session) => session.sets.map((set) => [set.setId, set.revision])));
  const isKnown = (/** @type {StoredSet} */ set) => !isUnsent(set) && !set.refused
    && (set.gone ? !stored.has(set.setId) : (stored.get(set.setId) ?? NaN) >= Number(set.revision));
  for (const { order } of (await all('sets')).filter(isKnown)) {
    await change('sets', order, (set) => (isKnown(set) ? null : set));
  }
  const used = new Set((await all('sets')).map((set) => set.sessionId));
  const isKept = (/** @type {StoredSession} */ session) => isUnsentSession(session) || used.has(session.sessionId)
    || !past.some((each) => each.sessionId === session.sessionId);
  for (const { sessionId } of (await all('sessions')).filter((session) => !isKept(session))) {
    await change('sessions', sessionId, (session) => (isKept(session) ? session : null));
  }
}

/**
 * Makes sessions of earlier weeks known.
 *
 * @param {SessionApi.Session[]} sessions
 */
export async function learnOlder(sessions) {
  const read = new Set(sessions.map(({ sessionId }) => sessionId));
  training.older = [...training.older.filter(({ sessionId }) => !read.has(sessionId)), ...sessions];
  await tidied();
}
