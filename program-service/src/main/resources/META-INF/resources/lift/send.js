// Sends what was logged on this device, in order. Every set has an id of its own, so a repeated attempt stores nothing
// twice. What an attempt contains is stored before it is sent: after a lost answer the same content is sent again. What the
// service refuses is marked, because another attempt with the same content would fail again.
import { athletePath, call, part, Refused } from '/page/api.js';
import { all, change } from './device.js';
import { own } from './notes.js';
import { isUnsent } from './outbox.js';

const SESSIONS = '/session/v1/sessions';
const MOST_OF_BATCH = 500;

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
  for (const message of await all('messages')) if (!message.refused) await sendMessage(message, onSent);
});

/**
 * Sends what the lifter has written to the coaches, or takes it back.
 *
 * @param {Message} message
 * @param {OnSent} onSent
 */
async function sendMessage({ noteId, athleteId, text, exercise, writtenAt, isTakenBack }, onSent) {
  const notes = /** @type {const} */ (`${athletePath(athleteId)}/notes`);
  try {
    if (isTakenBack) await call('DELETE', `${notes}/${part(noteId)}`);
    else {
      await call('POST', notes, { noteId, text, exercise });
      own.notes.unshift({ noteId, text, exercise, writtenAt, isSentHere: true });
    }
    await change('messages', noteId, (message) => (message.isTakenBack === isTakenBack ? null : message)); // it may be taken back meanwhile
  } catch (refused) {
    if (!isRefusal(refused)) throw refused;
    await change('messages', noteId, (message) => (isTakenBack ? null : { ...message, refused: faultOf(refused) }));
  }
  await onSent(0);
}

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
    else await correct(sessionId, next[0], onSent);
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
    await mark(batch, refused);
    return;
  }
  for (const { order, setId, tried } of batch) {
    const receipt = receipts.find((each) => each.setId === setId);
    await change('sets', order, (set) => ({ ...set, stored: true, sent: tried, revision: receipt?.revision ?? 1 }));
  }
  await onSent(Math.max(...receipts.map((each) => each.sequence)));
}

/**
 * Marks the sets of a batch that the service has refused. The others are sent again without them.
 *
 * @param {Tried[]} batch
 * @param {Refused} refused
 */
async function mark(batch, refused) {
  if (!isRefusal(refused)) throw refused;
  /** @type {Map<number, Fault>} */
  const faults = new Map();
  for (const { field, message, rule } of refused.violations) {
    const place = /^sets\[(\d+)\]\.?(.*)$/.exec(field);
    const index = place ? Number(place[1]) : 0;
    if (!faults.has(index)) faults.set(index, { field: place ? place[2] : field, says: message, rule });
  }
  // A refusal without a place concerns the only set, or the whole batch.
  if (!faults.size) batch.forEach((set, index) => faults.set(index, { field: '', says: refused.message, status: refused.status }));
  for (const [index, fault] of faults) {
    const set = batch[index] ?? batch[0];
    await change('sets', set.order, (now) => ({ ...now, refused: fault, tried: null }));
  }
}

/**
 * Sends a changed or removed set. It replaces only the revision that was changed here.
 *
 * @param {string} sessionId
 * @param {StoredSet} set
 * @param {OnSent} onSent
 */
async function correct(sessionId, set, onSent) {
  const path = /** @type {const} */ (`${SESSIONS}/${sessionId}/sets/${set.setId}`);
  /** @type {Api.Headers} */
  const known = set.revision ? { 'If-Match': `"${set.revision}"` } : {};
  const body = set.content;
  try {
    const { revision, sequence } = set.removed ? await call('DELETE', path, undefined, known) : await call('PUT', path, body, known);
    await change('sets', set.order, (now) => (set.removed ? { ...now, gone: true } : { ...now, sent: body, revision }));
    await onSent(sequence);
  } catch (refused) {
    if (set.removed && refused.status === 404) {
      await change('sets', set.order, (now) => ({ ...now, gone: true }));
    } else if (isRefusal(refused)) {
      // After a change on another device (412) the lifter sees the refusal; what is saved next replaces that change.
      const revision = refused.status === 412 ? null : set.revision;
      await change('sets', set.order, (now) => ({ ...now, revision, refused: faultOf(refused) }));
    } else {
      throw refused;
    }
  }
}

/**
 * Whether the service has refused the content: another attempt with the same content would fail again.
 *
 * @param {unknown} error
 * @returns {error is Refused}
 */
const isRefusal = (error) => error instanceof Refused && [400, 404, 409, 412, 422].includes(error.status);

/**
 * @param {Refused} refused
 * @returns {Fault}
 */
function faultOf({ message, status, violations: [first] }) {
  return { field: first?.field ?? '', says: first?.message ?? message, rule: first?.rule, status };
}
