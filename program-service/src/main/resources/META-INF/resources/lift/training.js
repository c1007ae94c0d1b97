// What the lifter's page knows: the plan, today's session, and what was logged on this device. The services decide; the
// page keeps their last answers, so that it can show them without a network.
import { athletePath, find, get, Refused, whenSignedOut } from '/page/api.js';
import { dateIn, learnExercises, readExercises } from '/page/words.js';
import { all, change, find as findKept, put, wipe } from './device.js';
import { follow, unfollow } from './follow.js';
import { content, isUnsent, isUnsentSession, send } from './outbox.js';

const FIRST_PAUSE = 1000; // milliseconds until the first repetition of a failed attempt; each pause is about twice the one before
const LONGEST_PAUSE = 30_000;
const REFRESH = 300_000; // milliseconds between two full reads, because no event reports that midnight has passed

whenSignedOut(() => {
  throw new Refused(401, { title: 'signed out' });
});

export const training = {
  /** @type {ProgramApi.SignedIn | null} */
  caller: null,
  /** @type {Known} */
  known: {},
  /**
   * What was logged on this device and is not in the services' last answer.
   *
   * @type {StoredSession[]}
   */
  sessions: [],
  /** @type {StoredSet[]} */
  sets: [],
  /**
   * Why the services cannot be reached.
   *
   * @type {null | 'offline' | 'signed-out' | 'busy' | 'forbidden'}
   */
  trouble: null,
  /**
   * Whose device it is, if it holds unsent sets of another user.
   *
   * @type {Stranger | null}
   */
  stranger: null,
};

let changed = () => {};

/**
 * Reads what the device keeps, shows it, and then asks the services.
 *
 * @param {() => void} onChange
 */
export async function begin(onChange) {
  changed = onChange;
  training.caller = await findKept('kept', 'caller') ?? null;
  training.known = await findKept('kept', 'known') ?? {};
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
/** @type {Promise<void> | null} */
let running = null;
let again = false;
let pause = FIRST_PAUSE;
/** @type {Page.Timer} */
let timer;

/**
 * Sends what is unsent and reads what is new. Repeats itself until the services can be reached.
 *
 * @returns {Promise<void>}
 */
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
    const { caller } = training;
    if (!isIdentified || !caller) return;
    await send(async (sequence) => {
      training.known = { ...training.known, sequence: Math.max(training.known.sequence ?? 0, sequence) };
      await put('kept', training.known, 'known');
      await reread();
      changed();
    });
    await refresh(caller.subject);
    training.trouble = null;
    pause = FIRST_PAUSE;
    follow(caller.subject, seen, sync);
  } catch (error) {
    if (error.status === 401 || error.status === 403) isIdentified = false;
    if (!(error instanceof Refused)) console.error(error);
    training.trouble = trouble(error.status);
    unfollow();
  }
}

/** @type {{ [status: number]: typeof training.trouble }} */
const TROUBLES = { 0: 'offline', 401: 'signed-out', 403: 'forbidden' };

const trouble = (/** @type {number} */ status) => TROUBLES[status] ?? 'busy';

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

/** @param {boolean} forGood whether the page stores nothing any more, because the user signs out */
export async function forget(forGood = false) {
  unfollow();
  await wipe(forGood);
  Object.assign(training, { caller: null, known: {}, sessions: [], sets: [], stranger: null });
}

/**
 * Reads what is new, and shows each answer as soon as it arrives.
 *
 * @param {string} subject
 */
async function refresh(subject) {
  const base = athletePath(subject);
  /** @type {<K extends keyof Known>(name: K, answer: Promise<Known[K]>) => Promise<Known[K]>} */
  const learn = (name, answer) => answer.then((value) => {
    training.known = { ...training.known, [name]: value };
    changed();
    return value;
  });
  const atLeast = training.known.sequence ? `?atLeast=${training.known.sequence}` : '';
  const plan = learn('plan', find(`${base}/weeks/current`));
  const pastFrom = async (/** @type {ProgramApi.WeekPlan | null | undefined} */ week) => (week ? (await get(`/session${base}/sessions?limit=50&from=${week.startsOn}`)).items : []);
  const [today] = await Promise.all([
    learn('today', find(/** @type {`${typeof base}/today`} */ (`${base}/today${atLeast}`))),
    learn('next', find(/** @type {`${typeof base}/weeks/next`} */ (`${base}/weeks/next${atLeast}`))),
    learn('past', plan.then(pastFrom)),
    learn('profile', find(base)),
    areExercisesRead ? null : learn('exercises', readExercises().then(learnt)),
  ]);
  await put('kept', training.known, 'known');
  await tidy();
  if (today && !today.parked && !isPlanned()) again = true;
}

/**
 * Makes the names of exercises known, and returns them by their ids. They are read once in the life of the page.
 *
 * @param {ProgramApi.Exercise[]} items
 */
function learnt(items) {
  areExercisesRead = true;
  learnExercises(items);
  return Object.fromEntries(items.map(({ id, name }) => [id, name]));
}

/** Returns the sequence number of the newest event that this page knows. */
const seen = () => Math.max(training.known.sequence ?? 0, training.known.today?.asOf.sequence ?? 0);

/** Whether the plan of today includes everything that was stored. */
export const isPlanned = () => (training.known.today?.asOf.sequence ?? 0) >= (training.known.sequence ?? 0);

/**
 * Removes records of this device that are in the services' answer too. Each is looked at again in the transaction that
 * removes it, because the lifter may have changed it meanwhile.
 */
async function tidy() {
  const { past = [] } = training.known;
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
  await reread();
}

/** Returns the sets that are not in the services yet, with those that were refused. */
export const unsent = () => training.sets.filter((set) => isUnsent(set) || set.refused);

/** @param {string} time */
const dateOf = (time) => new Date(time).toLocaleDateString('sv-SE', { timeZone: training.known.profile?.timeZone });

/** Returns the sessions of today, the newest last, as the services know them with what was logged here since. */
export function sessionsOfToday() {
  /** @type {Map<string, ShownSession>} */
  const byId = new Map();
  for (const session of training.known.past ?? []) byId.set(session.sessionId, session);
  for (const session of training.sessions) byId.set(session.sessionId, { ...byId.get(session.sessionId), ...session });
  const today = dateIn(training.known.profile?.timeZone);
  return [...byId.values()].filter((session) => dateOf(session.startedAt) === today)
    .sort((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt));
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
  for (const set of training.known.past?.find((each) => each.sessionId === session.sessionId)?.sets ?? []) {
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
 * Stores a completed set on this device and sends it. Starts the session with its first set.
 *
 * @param {ShownSession | undefined} session
 * @param {number} day
 * @param {TypedSet} set
 */
export async function log(session, day, set) {
  const completedAt = new Date().toISOString();
  const sessionId = session?.sessionId ?? crypto.randomUUID();
  if (!session) {
    await put('sessions', { sessionId, athleteId: training.caller?.subject ?? '', startedAt: completedAt, day, started: false });
  }
  await put('sets', { setId: crypto.randomUUID(), sessionId, content: content({ ...set, completedAt }), stored: false });
  await shown();
}

/**
 * @param {ShownSet} set
 * @param {TypedSet} wanted
 */
export async function mend(set, wanted) {
  const next = content({ ...wanted, completedAt: set.completedAt });
  const fresh = { ...here(set), content: next };
  if (set.order) await change('sets', set.order, (now) => ({ ...now, content: next, refused: null }), fresh);
  else await put('sets', fresh);
  await shown();
}

/**
 * Removes a set. A set that was never sent just disappears.
 *
 * @param {ShownSet} set
 */
export async function drop(set) {
  const fresh = { ...here(set), removed: true };
  if (set.order) await change('sets', set.order, (now) => (now.stored || now.tried ? { ...now, removed: true, refused: null } : null), fresh);
  else await put('sets', fresh);
  await shown();
}

/**
 * Returns the record on this device for a set that only the services have, perhaps since the lifter opened its form.
 *
 * @type {(set: ShownSet) => Omit<StoredSet, 'order'>}
 */
const here = (set) => ({ setId: set.setId, sessionId: set.sessionId, content: content(set), sent: content(set), stored: true, revision: set.revision });

/** @param {ShownSession} session */
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
