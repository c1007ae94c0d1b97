// What the lifter's page knows: the plan, today's session, and what was logged on this device. The services decide; the
// page keeps their last answers, so that it can show them without a network.
import { get, part, Refused, whenSignedOut } from '/page/api.js';
import { dateIn, learnExercises, readExercises } from '/page/words.js';
import { all, change, find, put, wipe } from './device.js';
import { follow, unfollow } from './follow.js';
import { content, isUnsent, isUnsentSession, send } from './outbox.js';

const FIRST_PAUSE = 1000; // milliseconds until the first repetition of a failed attempt; each pause is about twice the one before
const LONGEST_PAUSE = 30_000;
const REFRESH = 300_000; // milliseconds between two full reads, because no event reports that midnight has passed

whenSignedOut(() => {
  throw new Refused(401, { title: 'signed out' });
});

export const training = {
  caller: null,
  /**
   * What the services said last: plan, next (the plan of next week), today, sessions of the week (past), profile,
   * exercises, and the sequence number of the newest stored write. Empty before the first answer.
   */
  known: {},
  /** What was logged on this device and is not in the services' last answer. */
  sessions: [],
  sets: [],
  /** Why the services cannot be reached: null, 'offline', 'signed-out', 'busy' or 'forbidden'. */
  trouble: null,
  /** The user before and the user now, if the device holds unsent sets of another user. */
  stranger: null,
};

let changed = () => {};

/** Reads what the device keeps, shows it, and then asks the services. */
export async function begin(onChange) {
  changed = onChange;
  training.caller = await find('kept', 'caller') ?? null;
  training.known = await find('kept', 'known') ?? {};
  learnExercises(Object.entries(training.known.exercises ?? {}).map(([id, name]) => ({ id, name })));
  await reread();
  addEventListener('online', sync);
  document.addEventListener('visibilitychange', () => {
    isIdentified = false; // another tab may have signed in as another user
    if (!document.hidden) sync();
  });
  setInterval(() => document.hidden || sync(), REFRESH);
  if (training.caller) changed();
  await sync();
}

async function reread() {
  training.sessions = await all('sessions');
  training.sets = await all('sets');
}

let isIdentified = false;
let areExercisesRead = false;
let running = null;
let again = false;
let pause = FIRST_PAUSE;
let timer = null;

/** Sends what is unsent and reads what is new. Repeats itself until the services can be reached. */
export function sync() {
  if (running) {
    again = true;
    return running;
  }
  clearTimeout(timer);
  running = attempt().finally(() => {
    running = null;
    changed();
    if (again) {
      again = false;
      sync();
    } else if (training.trouble === 'offline' || training.trouble === 'busy') {
      timer = setTimeout(sync, pause * (0.5 + Math.random() / 2)); // not all phones of a gym at the same moment
      pause = Math.min(LONGEST_PAUSE, pause * 2);
    }
  });
  return running;
}

async function attempt() {
  try {
    isIdentified ||= await identify();
    if (!isIdentified) return;
    await send(async (sequence) => {
      training.known = { ...training.known, sequence: Math.max(training.known.sequence ?? 0, sequence) };
      await put('kept', training.known, 'known');
      await reread();
      changed();
    });
    await refresh();
    training.trouble = null;
    pause = FIRST_PAUSE;
    follow(training.caller.subject, seen, sync);
  } catch (error) {
    if (error.status === 401 || error.status === 403) isIdentified = false;
    if (!(error instanceof Refused)) console.error(error);
    training.trouble = trouble(error.status);
    unfollow();
  }
}

const trouble = (status) => ({ 0: 'offline', 401: 'signed-out', 403: 'forbidden' })[status] ?? 'busy';

/** Checks that the signed-in user is the one whose sets the device holds. Returns whether the page may go on. */
async function identify() {
  const caller = await get('/v1/caller');
  const before = training.caller;
  if (before && (before.gym !== caller.gym || before.subject !== caller.subject)) {
    if (unsent().length) {
      training.stranger = { before, caller };
      return false;
    }
    await forget();
  }
  training.stranger = null;
  training.caller = caller;
  await put('kept', caller, 'caller');
  return caller.roles.includes('athlete');
}

/**
 * Deletes what the device holds of the user before.
 *
 * @param forGood whether the page stores nothing any more, because the user signs out
 */
export async function forget(forGood = false) {
  unfollow();
  await wipe(forGood);
  Object.assign(training, { caller: null, known: {}, sessions: [], sets: [], stranger: null });
}

/** Reads what is new, and shows each answer as soon as it arrives. */
async function refresh() {
  const base = '/v1/athletes/' + part(training.caller.subject);
  const learn = (name, answer) => answer.then((value) => {
    training.known = { ...training.known, [name]: value };
    changed();
    return value;
  });
  const atLeast = training.known.sequence ? '?atLeast=' + training.known.sequence : '';
  const plan = learn('plan', orNull(get(base + '/weeks/current')));
  const pastFrom = (week) => (week ? get('/session' + base + '/sessions?limit=50&from=' + week.startsOn).then((page) => page.items) : []);
  const [today] = await Promise.all([
    learn('today', orNull(get(base + '/today' + atLeast))),
    learn('next', orNull(get(base + '/weeks/next' + atLeast))),
    learn('past', plan.then(pastFrom)),
    learn('profile', orNull(get(base))),
    areExercisesRead ? null : learn('exercises', readExercises().then(learnt)),
  ]);
  await put('kept', training.known, 'known');
  await tidy();
  if (today && !today.parked && !isPlanned()) again = true;
}

/** Makes the names of exercises known, and returns them by their ids. They are read once in the life of the page. */
function learnt(items) {
  areExercisesRead = true;
  learnExercises(items);
  return Object.fromEntries(items.map(({ id, name }) => [id, name]));
}

/** Returns the sequence number of the newest event that this page knows. */
const seen = () => Math.max(training.known.sequence ?? 0, training.known.today?.asOf.sequence ?? 0);

/** Whether the plan of today includes everything that was stored. */
export const isPlanned = () => (training.known.today?.asOf.sequence ?? 0) >= (training.known.sequence ?? 0);

/** Returns null if the answer is 404: the athlete has no profile or no program. */
async function orNull(answer) {
  try {
    return await answer;
  } catch (refused) {
    if (refused.status === 404) return null;
    throw refused;
  }
}

/**
 * Removes records of this device that are in the services' answer too. Each is looked at again in the transaction that
 * removes it, because the lifter may have changed it meanwhile.
 */
async function tidy() {
  const stored = new Map(training.known.past.flatMap((session) => session.sets.map((set) => [set.setId, set])));
  const isKnown = (set) => !isUnsent(set) && !set.refused
    && (set.gone ? !stored.has(set.setId) : stored.get(set.setId)?.revision >= set.revision);
  for (const { order } of (await all('sets')).filter(isKnown)) {
    await change('sets', order, (set) => (isKnown(set) ? null : set));
  }
  const used = new Set((await all('sets')).map((set) => set.sessionId));
  const isKept = (session) => isUnsentSession(session) || used.has(session.sessionId)
    || !training.known.past.some((each) => each.sessionId === session.sessionId);
  for (const { sessionId } of (await all('sessions')).filter((session) => !isKept(session))) {
    await change('sessions', sessionId, (session) => (isKept(session) ? session : null));
  }
  await reread();
}

/** Returns the sets that are not in the services yet, with those that were refused. */
export const unsent = () => training.sets.filter((set) => isUnsent(set) || set.refused);

const dateOf = (time) => new Date(time).toLocaleDateString('sv-SE', { timeZone: training.known.profile?.timeZone });

/** Returns the sessions of today, the newest last, as the services know them with what was logged here since. */
export function sessionsOfToday() {
  const byId = new Map();
  for (const session of training.known.past ?? []) byId.set(session.sessionId, session);
  for (const session of training.sessions) byId.set(session.sessionId, { ...byId.get(session.sessionId), ...session });
  const today = dateIn(training.known.profile?.timeZone);
  return [...byId.values()].filter((session) => dateOf(session.startedAt) === today)
    .sort((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt));
}

/** Returns the sets of a session in order, each with its state on this device. */
export function setsOf(session) {
  if (!session) return [];
  const here = new Map(training.sets.filter((set) => set.sessionId === session.sessionId).map((set) => [set.setId, set]));
  const shown = [];
  for (const set of training.known.past?.find((each) => each.sessionId === session.sessionId)?.sets ?? []) {
    if (!here.has(set.setId)) shown.push({ ...content(set), setId: set.setId, revision: set.revision, sessionId: session.sessionId, state: 'stored' });
  }
  for (const set of here.values()) {
    if (!set.removed) shown.push(ofThisDevice(set));
  }
  return shown.sort((a, b) => Date.parse(a.completedAt) - Date.parse(b.completedAt));
}

/** Returns the refused sets that are not of a session, for example of yesterday. */
export const refusedElsewhere = (session) => training.sets
  .filter((set) => set.refused && set.sessionId !== session?.sessionId).map(ofThisDevice);

const ofThisDevice = (set) => ({ ...set.content, setId: set.setId, order: set.order, revision: set.revision, sessionId: set.sessionId, state: state(set), refused: set.refused });

const state = (set) => (set.refused ? 'refused' : isUnsent(set) ? 'waiting' : 'stored');

/** Stores a completed set on this device and sends it. Starts the session with its first set. */
export async function log(session, day, set) {
  const completedAt = new Date().toISOString();
  const sessionId = session?.sessionId ?? crypto.randomUUID();
  if (!session) {
    await put('sessions', { sessionId, athleteId: training.caller.subject, startedAt: completedAt, day, started: false });
  }
  await put('sets', { setId: crypto.randomUUID(), sessionId, content: content({ ...set, completedAt }), stored: false });
  await shown();
}

/** Changes a set that was logged on this or another device. */
export async function mend(set, wanted) {
  const next = content({ ...wanted, completedAt: set.completedAt });
  const fresh = { ...here(set), content: next };
  if (set.order) await change('sets', set.order, (now) => ({ ...now, content: next, refused: null }), fresh);
  else await put('sets', fresh);
  await shown();
}

/** Removes a set. A set that was never sent just disappears. */
export async function drop(set) {
  const fresh = { ...here(set), removed: true };
  if (set.order) await change('sets', set.order, (now) => (now.stored || now.tried ? { ...now, removed: true, refused: null } : null), fresh);
  else await put('sets', fresh);
  await shown();
}

/** Returns the record on this device for a set that only the services have, perhaps since the lifter opened its form. */
const here = (set) => ({ setId: set.setId, sessionId: set.sessionId, content: content(set), sent: content(set), stored: true, revision: set.revision });

export async function finish(session) {
  const { sessionId, athleteId, startedAt, day } = session;
  await put('sessions', { sessionId, athleteId, startedAt, day, started: session.started ?? true, finishedAt: new Date().toISOString(), finished: false });
  await shown();
}

async function shown() {
  await reread();
  changed();
  sync();
}
