// Sends what was logged on this device, in order. Every set has an id of its own, so a repeated attempt stores nothing
// twice. What an attempt contains is stored before it is sent: after a lost answer the same content is sent again.
import { call } from '/page/api.js';
import { all, change } from './device.js';

export const SESSIONS = '/session/v1/sessions';
const MOST_OF_BATCH = 500;

/** The code of corrections and refusals is read with the first of them. */
const rare = () => import('./corrections.js');

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

/**
 * Lets only one tab of the device send at a time.
 *
 * @type {(work: () => Promise<void>) => Promise<void>}
 */
const alone = async (work) => (navigator.locks ? await navigator.locks.request('topset-lift-send', work) : work());

/**
 * @param {OnSent} onSent
 * @throws Refused if the services cannot be reached, cannot answer, or the sign-in has expired
 */
export const send = (onSent) => alone(async () => {
  const sessions = await all('sessions');
  for (const session of sessions.sort((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt))) {
    if (!session.started) await start(session, onSent);
    await sendSets(session.sessionId, onSent);
    if (session.finishedAt && !session.finished) await finish(session, onSent);
  }
  // Sets of sessions that another device has started.
  const others = new Set((await all('sets')).map((set) => set.sessionId));
  for (const { sessionId } of sessions) others.delete(sessionId);
  for (const sessionId of others) await sendSets(sessionId, onSent);
});

/**
 * @param {StoredSession} session
 * @param {OnSent} onSent
 */
async function start({ sessionId, athleteId, startedAt, day }, onSent) {
  const { sequence } = await call('POST', SESSIONS, { sessionId, athleteId, startedAt, day });
  await change('sessions', sessionId, (session) => ({ ...session, started: true }));
  await onSent(sequence);
}

/**
 * @param {StoredSession} session
 * @param {OnSent} onSent
 */
async function finish({ sessionId, finishedAt = '' }, onSent) {
  let sequence = 0;
  try {
    ({ sequence } = await call('POST', `${SESSIONS}/${sessionId}/finish`, { finishedAt }));
  } catch (refused) {
    if (refused.status !== 409) throw refused; // another device has finished the session
  }
  await change('sessions', sessionId, (session) => ({ ...session, finished: true }));
  await onSent(sequence);
}

/** @param {string} sessionId */
const ofSession = async (sessionId) => (await all('sets')).filter((set) => set.sessionId === sessionId && !set.refused && isUnsent(set));

/**
 * @param {string} sessionId
 * @param {OnSent} onSent
 */
async function sendSets(sessionId, onSent) {
  for (;;) {
    const waiting = await ofSession(sessionId);
    const added = waiting.filter((set) => !set.stored);
    const next = added.length ? added.slice(0, MOST_OF_BATCH) : waiting.slice(0, 1);
    if (!next.length) return;
    if (added.length) await add(sessionId, next, onSent);
    else await rare().then(({ correct }) => correct(sessionId, next[0], onSent));
  }
}

/**
 * Sends new sets in one batch, which the service stores as a whole or not at all.
 *
 * @param {string} sessionId
 * @param {StoredSet[]} sets
 * @param {OnSent} onSent
 */
async function add(sessionId, sets, onSent) {
  /** @type {Tried[]} */
  const batch = [];
  for (const set of sets) {
    await change('sets', set.order, (now) => {
      if (!now.tried && now.removed) return null; // removed before the first attempt
      const tried = now.tried ?? now.content;
      batch.push({ order: set.order, setId: now.setId, tried });
      return { ...now, tried };
    });
  }
  if (!batch.length) return;
  /** @type {SessionApi.SetReceipt[]} */
  let receipts;
  try {
    receipts = (await call('POST', `${SESSIONS}/${sessionId}/sets/batch`, { sets: batch.map(({ setId, tried }) => ({ setId, ...tried })) })).sets;
  } catch (refused) {
    await rare().then(({ mark }) => mark(batch, refused));
    return;
  }
  for (const { order, setId, tried } of batch) {
    const receipt = receipts.find((each) => each.setId === setId);
    await change('sets', order, (set) => ({ ...set, stored: true, sent: tried, revision: receipt?.revision ?? 1 }));
  }
  await onSent(Math.max(...receipts.map((each) => each.sequence)));
}
