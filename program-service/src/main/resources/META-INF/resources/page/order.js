// Filter and order of the roster's rows. The choice is kept in the address, so that it can be shared and outlives a reload.
import { DOUBT, GOOD, isAnswered, speaksAgainst } from './flags.js';

/** The values of the flag filter for the athletes who are in a list of their own. */
export const PAUSED = 'PAUSED';
export const ARCHIVED = 'ARCHIVED';

/** The value of the coach filter for the signed-in coach. */
export const ME = 'me';

const EVERYBODY = { name: '', flag: '', lift: '', coach: '', tag: '' };
const USUAL = { ...EVERYBODY, sort: 'urgency' };

/** @typedef {keyof typeof USUAL} Key the name of a filter, or sort */

export const chosen = { ...USUAL, turned: false };

/** @type {{ [sort: string]: (a: Page.Row, b: Page.Row) => number }} */
const SORTS = {
  urgency: (a, b) => GROUPS.indexOf(groupOf(a)) - GROUPS.indexOf(groupOf(b)) || urgency(a) - urgency(b) || byName(a, b),
  name: (a, b) => byName(a, b),
  week: (a, b) => share(a.sessions.thisWeek) - share(b.sessions.thisWeek) || byName(a, b),
  four: (a, b) => share(a.sessions.lastFourWeeks) - share(b.sessions.lastFourWeeks) || byName(a, b),
  last: (a, b) => (b.lastSessionAt ? Date.parse(b.lastSessionAt) : 0) - (a.lastSessionAt ? Date.parse(a.lastSessionAt) : 0) || byName(a, b),
};

/**
 * Whether an athlete needs a look: a flag that is a reason to look is open, no coach has answered the newest message, or sets
 * wait and are not in the plan.
 *
 * @param {Page.Row} row
 */
export const needsLook = (row) => row.parked || row.messageAt !== undefined || row.needsLook === true;

/** The flags after which a coach may want another plan than the rules; after all others the plan has adapted by itself. */
const TO_CONSIDER = ['DELOAD_SUGGESTED', 'STALLED'];

/**
 * Whether a flag of a row is something to consider: also if it speaks against a load that rises.
 *
 * @param {Page.Row} row
 * @param {ProgramApi.RosterFlag} flag
 */
const isToConsider = (row, flag) => (!flag.seen && TO_CONSIDER.includes(flag.code) && !isAnswered(row, flag)) || row.lifts.some((lift) => speaksAgainst(flag, lift));

/**
 * Whether a flag of a row is one that a coach decides about or considers. The athlete's page folds the others, so that both say the same.
 *
 * @param {Page.Row} row
 * @param {ProgramApi.RosterFlag} flag
 */
export const isToDecide = (row, flag) => (flag.needsLook && !flag.seen) || isToConsider(row, flag);

/** The groups of the roster, in their order. Who has no program is neither well nor unwell: a coach has to give one. */
export const GROUPS = ['look', 'noProgram', 'consider', 'fine'];

/** @param {Page.Row} row */
export function groupOf(row) {
  if (needsLook(row)) return 'look';
  if (!row.programId) return 'noProgram';
  return row.flags.some((each) => isToConsider(row, each)) ? 'consider' : 'fine';
}

/**
 * Whether a flag stands in its row; the others only inform and are behind a button. Of an athlete who needs a look all stand,
 * but not the forecast's doubt of a load that stays.
 *
 * @param {Page.Row} row
 * @param {ProgramApi.RosterFlag} flag
 */
export const standsInRow = (row, flag) => flag.code === chosen.flag || isToDecide(row, flag) || (flag.code !== DOUBT && needsLook(row)) || GOOD.includes(flag.code);

/** The value of the flag filter whose list an athlete is in; empty for the roster itself. */
export const listOf = (/** @type {Page.Row} */ row) => (row.archivedAt ? ARCHIVED : row.paused ? PAUSED : '');

/** The list that is shown: PAUSED, ARCHIVED, or empty for the roster itself. */
export const shownList = () => ([PAUSED, ARCHIVED].includes(chosen.flag) ? chosen.flag : '');

/** Whether the rows are shown in groups. */
export const isGrouped = () => chosen.sort === 'urgency' && !shownList();

/** The urgency of the most urgent flag that nobody has seen. */
const urgency = (/** @type {Page.Row} */ row) => (row.parked ? -1 : row.flags.find((each) => !each.seen)?.urgency ?? 99);
/** @param {{ done: number, planned: number }} count */
const share = (count) => (count.planned ? count.done / count.planned : 2);
/** @type {(a: Page.Row, b: Page.Row) => number} */
const byName = (a, b) => a.name.localeCompare(b.name);

/** @type {(a: Page.Row, b: Page.Row) => number} */
export const order = (a, b) => SORTS[chosen.sort](a, b) * (chosen.turned ? -1 : 1);

/** Removes all filters. */
export function wantEverybody() {
  Object.assign(chosen, EVERYBODY);
}

const keysOf = /** @type {(filters: Partial<typeof USUAL>) => Key[]} */ (Object.keys);

export const isFiltered = () => keysOf(EVERYBODY).some((each) => chosen[each].trim());

/**
 * Whether a row passes the filters. Paused and archived athletes are in their own lists only.
 *
 * @param {Page.Row} row
 * @param {string} subject the signed-in user
 */
export function isWanted(row, subject) {
  const text = chosen.name.trim().toLowerCase();
  const coach = chosen.coach === ME ? subject : chosen.coach;
  return (!text || row.name.toLowerCase().includes(text) || row.athleteId.toLowerCase().includes(text))
    && listOf(row) === shownList()
    && (shownList() || !chosen.flag || row.flags.some((each) => each.code === chosen.flag && !each.seen))
    && (!chosen.lift || row.lifts.some((lift) => lift.exercise === chosen.lift))
    && (!coach || (row.coaches ?? []).includes(coach))
    && (!chosen.tag || (row.tags ?? []).includes(chosen.tag));
}

/**
 * Sets filters and order to those of an address such as #/?flag=STALLED&sort=name.
 *
 * @param {string} query
 */
export function readAddress(query) {
  const given = new URLSearchParams(query);
  for (const key of keysOf(USUAL)) chosen[key] = given.get(key) ?? USUAL[key];
  if (!SORTS[chosen.sort]) chosen.sort = USUAL.sort;
  chosen.turned = given.has('turned');
}

/** Returns the address of the roster with its filters and order. */
export function address() {
  const given = new URLSearchParams(keysOf(USUAL).filter((key) => chosen[key] !== USUAL[key]).map((key) => [key, chosen[key]]));
  if (chosen.turned) given.set('turned', '');
  return given.size ? '#/?' + given : '#/';
}

/** @type {Page.Timer} */
let timer;

/** Writes the filters and the order into the address after some milliseconds. */
export function keepAddress(later = 0) {
  clearTimeout(timer);
  const write = () => {
    if (/^#?\/?(\?|$)/.test(location.hash)) history.replaceState(history.state, '', address());
  };
  if (later) timer = setTimeout(write, later);
  else write();
}
