// What the lifter's page knows: the plan, today's session, and what was logged on this device. The services decide; the
// page keeps their last answers, so that it can show them without a network.
import { athletePath, find, get, Refused, whenSignedOut } from '/page/api.js';
import { dateIn, learnExercises, nameOfServices, readExercises } from '/page/words.js';
import { all, find as findKept, put, wipe } from './device.js';
import { isUnsent, isUnsentSession } from './outbox.js';

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
   * What was written to the coaches on this device and is not sent or not taken back yet.
   *
   * @type {Message[]}
   */
  messages: [],
  /**
   * Sessions of earlier weeks, as the history has read them.
   *
   * @type {SessionApi.Session[]}
   */
  older: [],
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

/** @type {(_?: unknown) => void} */
let whenKnown = () => {};

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
  if (!training.caller) await new Promise((resolve) => { whenKnown = resolve; });
}

async function reread() {
  training.sessions = await all('sessions');
  training.sets = await all('sets');
  training.messages = await all('messages');
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
    await sendAll();
    await refresh(caller.subject);
    training.trouble = null;
    whenKnown();
    pause = FIRST_PAUSE;
    live(({ follow }) => training.caller === caller && !training.trouble && follow(caller.subject, seen, sync));
  } catch (error) {
    if (error.status === 401 || error.status === 403) isIdentified = false;
    if (!(error instanceof Refused)) console.error(error);
    training.trouble = trouble(error.status);
    live(({ unfollow }) => unfollow());
  }
}

/**
 * Does something with the live stream, whose code the first view does not need.
 *
 * @param {(module: typeof import('./follow.js')) => void} work
 */
const live = (work) => import('./follow.js').then(work).catch(console.error);

/** Sends what is unsent. The code is read when something is. */
async function sendAll() {
  await reread();
  if (!hasUnsent() && !training.sessions.some(isUnsentSession)) return;
  const { send } = await import('./send.js').catch(() => {
    throw new Refused(0, {});
  });
  await send(async (sequence) => {
    training.known = { ...training.known, sequence: Math.max(training.known.sequence ?? 0, sequence) };
    await put('kept', training.known, 'known');
    await reread();
    changed();
  });
}

/** @type {{ [status: number]: typeof training.trouble }} */
const TROUBLES = { 0: 'offline', 401: 'signed-out', 403: 'forbidden' };

const trouble = (/** @type {number} */ status) => TROUBLES[status] ?? 'busy';

/** Checks that the signed-in user is the one whose sets the device holds. Returns whether the page may go on. */
async function identify() {
  const caller = await get('/v1/caller');
  const before = training.caller;
  if (before && (before.gym !== caller.gym || before.subject !== caller.subject)) {
    if (hasUnsent()) {
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
  live(({ unfollow }) => unfollow());
  areExercisesRead = false;
  await wipe(forGood);
  Object.assign(training, { caller: null, known: {}, sessions: [], sets: [], messages: [], older: [], stranger: null });
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
  const plan = learn('plan', find(/** @type {`${typeof base}/weeks/current`} */ (`${base}/weeks/current${atLeast}`)));
  const pastFrom = async (/** @type {ProgramApi.WeekPlan | null | undefined} */ week) => (
    await get(`/session${base}/sessions?limit=50&from=${week?.startsOn ?? dateIn(training.known.profile?.timeZone)}`)).items;
  const [today] = await Promise.all([
    learn('today', find(/** @type {`${typeof base}/today`} */ (`${base}/today${atLeast}`))),
    learn('next', find(/** @type {`${typeof base}/weeks/next`} */ (`${base}/weeks/next${atLeast}`))),
    learn('past', plan.then(pastFrom)),
    learn('profile', find(base)),
    areExercisesRead ? null : readExercises().then(learnFacts),
  ]);
  if (!areNamed()) await readExercises().then(learnFacts);
  await put('kept', training.known, 'known');
  await tidy();
  if (today && !today.parked && !isPlanned()) again = true;
}

/** Whether the exercises that were read include those of the plan: a coach may have added one since. */
const areNamed = () => [training.known.plan, training.known.next].every((week) => week?.lifts.every(({ exercise }) => training.known.exercises?.[exercise]) ?? true);

/**
 * Makes the exercises known. They are read again for a plan with a new one.
 *
 * @param {ProgramApi.Exercise[]} items
 */
function learnFacts(items) {
  const idsOf = (/** @type {(exercise: ProgramApi.Exercise) => boolean} */ is) => items.filter(is).map(({ id }) => id);
  areExercisesRead = true;
  learnExercises(items);
  training.known = {
    ...training.known,
    exercises: Object.fromEntries(items.map((each) => [each.id, nameOfServices(each)])),
    patterns: Object.fromEntries(items.map(({ id, pattern }) => [id, pattern])),
    muscles: Object.fromEntries(items.map(({ id, muscles }) => [id, muscles.primary])),
    added: idsOf(({ loadMode }) => loadMode === 'ADDED_TO_BODYWEIGHT'),
    // The services have one kind of equipment for all loads in steps; the names say which of them are dumbbells.
    dumbbells: idsOf(({ equipment, name, aliases = [] }) => equipment !== 'BARBELL' && [name, ...aliases].some((each) => /dumbbell|kurzhantel/i.test(each))),
  };
  changed();
}

/** Returns the sequence number of the newest event that this page knows. */
const seen = () => Math.max(training.known.sequence ?? 0, training.known.today?.asOf.sequence ?? 0);

/** Whether the plan of today includes everything that was stored. */
export const isPlanned = () => (training.known.today?.asOf.sequence ?? 0) >= (training.known.sequence ?? 0);

/** Returns the sessions as the services know them: those of the week, and those that the history has read. */
export function servicesSessions() {
  const { past = [] } = training.known;
  const ids = new Set(past.map(({ sessionId }) => sessionId));
  return [...past, ...training.older.filter(({ sessionId }) => !ids.has(sessionId))];
}

/** Removes what is on this device and in the services' answer too. The code is read when something is on the device. */
export async function tidy() {
  if (!training.sets.length && !training.sessions.length) return;
  await import('./tidy.js').then((module) => module.tidy()).catch(console.error); // without the code it stays until the next answer
  await reread();
}

/** Returns the sets that are not in the services yet, with those that were refused. */
export const unsent = () => training.sets.filter((set) => isUnsent(set) || set.refused);

export const hasUnsent = () => unsent().length + training.messages.length > 0;

/** Shows what was stored on this device, and sends it. */
export async function stored() {
  await reread();
  changed();
  sync();
}
