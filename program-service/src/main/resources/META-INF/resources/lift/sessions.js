// The sessions and sets of the lifter, as the services know them with what was logged on this device since.
import { dateIn } from '/page/words.js';
import { change, put } from './device.js';
import { late } from './lifts.js';
import { content, isUnsent } from './outbox.js';
import { servicesSessions, stored, training } from './training.js';

/** @param {string} time */
export const dateOf = (time) => new Date(time).toLocaleDateString('sv-SE', { timeZone: training.known.profile?.timeZone });

/** Returns all sessions that are known here, the newest last. */
export function sessions() {
  /** @type {Map<string, ShownSession>} */
  const byId = new Map();
  for (const session of servicesSessions()) byId.set(session.sessionId, session);
  for (const session of training.sessions) byId.set(session.sessionId, { ...byId.get(session.sessionId), ...session });
  return [...byId.values()].sort((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt));
}

/**
 * Returns the sessions with sets since the first day of a week, the newest last.
 *
 * @param {{ startsOn: string }} week
 */
export const sessionsSince = ({ startsOn }) => sessions().filter((session) => dateOf(session.startedAt) >= startsOn && setsOf(session).length);

/**
 * Returns what the lifter does otherwise than planned today, as it was chosen on this device.
 *
 * @returns {Otherwise}
 */
export function chosenHere() {
  const date = dateIn(training.known.profile?.timeZone);
  const { otherwise: known } = training.known;
  return known?.date === date ? known : { date, skipped: {}, instead: {} };
}

/** Returns what the lifter does otherwise than planned today. The message about a skipped lift is how other devices know it. */
export function otherwise() {
  const here = chosenHere();
  return { ...here, skipped: { ...here.skipped, ...late.skipped(here) } };
}

/** Whether the lifter trains today although there is no program: a session has sets, or an exercise is chosen. */
export const isFree = () => Object.keys(otherwise().instead).length > 0 || sessionsOfToday().some((session) => !session.isEmpty);

/**
 * Returns the sessions of today, the newest last. One without sets, because they were removed, is empty.
 *
 * @returns {(ShownSession & { isEmpty: boolean })[]}
 */
export function sessionsOfToday() {
  const today = dateIn(training.known.profile?.timeZone);
  return sessions().filter((session) => dateOf(session.startedAt) === today).map((session) => ({ ...session, isEmpty: !setsOf(session).length }));
}

/**
 * Returns the sets of a session in order, each with its state on this device.
 *
 * @param {{ sessionId: string } | undefined} session
 */
export function setsOf(session) {
  if (!session) return [];
  const here = new Map(training.sets.filter((set) => set.sessionId === session.sessionId).map((set) => [set.setId, set]));
  /** @type {ShownSet[]} */
  const shown = [];
  for (const set of servicesSessions().find((each) => each.sessionId === session.sessionId)?.sets ?? []) {
    if (!here.has(set.setId)) shown.push({ ...content(set), setId: set.setId, revision: set.revision, sessionId: session.sessionId, state: 'stored' });
  }
  for (const set of here.values()) {
    if (!set.removed) shown.push(ofThisDevice(set));
  }
  return shown.sort((a, b) => Date.parse(a.completedAt) - Date.parse(b.completedAt));
}

/**
 * Returns the refused sets that are not of a session, for example of yesterday.
 *
 * @param {{ sessionId: string } | null | undefined} session
 */
export const refusedElsewhere = (session) => training.sets
  .filter((set) => set.refused && set.sessionId !== session?.sessionId).map(ofThisDevice);

/**
 * @param {StoredSet} set
 * @returns {ShownSet}
 */
const ofThisDevice = (set) => ({ ...set.content, setId: set.setId, order: set.order, revision: set.revision, sessionId: set.sessionId, state: state(set), refused: set.refused });

/** @param {StoredSet} set */
const state = (set) => (set.refused ? 'refused' : isUnsent(set) ? 'waiting' : 'stored');

/**
 * Stores a completed set on this device and sends it. Starts the session with its first set. Returns the set's id.
 *
 * @param {ShownSession | undefined} session
 * @param {number | undefined} day
 * @param {TypedSet} set
 * @param {string} [completedAt]
 */
export async function log(session, day, set, completedAt = new Date().toISOString()) {
  const sessionId = session?.sessionId ?? crypto.randomUUID();
  const setId = crypto.randomUUID();
  if (!session) {
    // A later correction changes the plan, but not what was asked on the day.
    await put('kept', training.known.plan?.lifts.filter((lift) => lift.day === day), askedKey(sessionId));
    await put('sessions', { sessionId, athleteId: training.caller?.subject ?? '', startedAt: completedAt, day, started: false });
  }
  await put('sets', { setId, sessionId, content: content({ ...set, completedAt }), stored: false });
  await stored();
  return setId;
}

/**
 * Returns the key under which the device keeps what was asked when a session began.
 *
 * @param {string} sessionId
 */
export const askedKey = (sessionId) => 'asked ' + sessionId;

/**
 * Removes a set. A set that was never sent just disappears.
 *
 * @param {ShownSet} set
 */
export async function drop(set) {
  const fresh = { ...here(set), removed: true };
  if (set.order) await change('sets', set.order, (now) => (now.stored || now.tried ? { ...now, removed: true, refused: null } : null), fresh);
  else await put('sets', fresh);
  await stored();
}

/**
 * Returns the record on this device for a set that only the services have, perhaps since the lifter opened its form.
 *
 * @type {(set: ShownSet) => Omit<StoredSet, 'order'>}
 */
export const here = (set) => ({ setId: set.setId, sessionId: set.sessionId, content: content(set), sent: content(set), stored: true, revision: set.order ? null : set.revision });
