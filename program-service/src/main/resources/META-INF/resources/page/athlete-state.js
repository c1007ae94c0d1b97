// What the services say about an athlete.
import { athletePath, find, get, part } from './api.js';
import { readNotes } from './athlete-notes.js';
import { readSets } from './done.js';
import { readPain } from './pain.js';
import { findProposals } from './proposals.js';

/**
 * What the service says about the athlete. The row is that of the roster, which an athlete cannot read.
 *
 * @typedef {object} State
 * @property {ProgramApi.WeekPlan | null} current
 * @property {ProgramApi.WeekPlan | null} next
 * @property {ProgramApi.TodayPlan | null} today
 * @property {Page.Row | null} row
 * @property {ProgramApi.Profile | null} profile
 * @property {ProgramApi.ProgramView | null} program the program of the plans
 * @property {string} [ended] the id of the newest program, if none has a plan
 * @property {ProgramApi.LiftProposal[]} proposals
 * @property {import('./done.js').DoneSet[]} sets the sets of this week, in their order
 * @property {import('./pain.js').Hurt[]} hurt the sets behind flags of pain
 * @property {ProgramApi.Note[]} notes the newest ones that the caller may read
 */

/**
 * Reads everything again.
 *
 * @param {string} athleteId
 * @param {{ ofGym: boolean, withNotes: boolean }} caller ofGym: may read the roster; withNotes: may read notes
 * @returns {Promise<State>}
 */
export async function readAthlete(athleteId, { ofGym, withNotes }) {
  const base = athletePath(athleteId);
  const [current, next, today, row, profile, programs, notes] = await Promise.all([
    find(`${base}/weeks/current`), find(`${base}/weeks/next`), find(`${base}/today`), ofGym ? findRow(athleteId) : null, find(base),
    find(`/v1/programs?athleteId=${part(athleteId)}`), withNotes ? readNotes(base) : [],
  ]);
  const plan = current || next;
  const program = programs?.items.find((each) => each.programId === plan?.programId) ?? null;
  const ofWeek = current ? readSets(base, current.startsOn) : Promise.resolve({ sets: [], problem: '' });
  const [{ sets }, proposals, hurt] = await Promise.all([
    ofWeek, ofGym && isFlagged(current, next) ? findProposals(athleteId) : [],
    readPain(athleteId, current, next, ofWeek),
  ]);
  const ended = plan ? undefined : programs?.items.at(-1)?.programId;
  const all = { current, next, today, row, profile, program, ended, notes, proposals, sets, hurt };
  return ofGym ? all : forAthlete(all);
}

/**
 * Leaves out what speaks to the coach: the program's warnings, and that the week before this one was not trained.
 *
 * @template {Pick<State, 'current' | 'program'>} S
 * @param {S} state
 * @returns {S}
 */
export function forAthlete(state) {
  const { current, program } = state;
  const lifts = current?.lifts.map((lift) => ({ ...lift, flags: lift.flags.filter(({ code }) => code !== 'NOT_TRAINED') })) ?? [];
  return { ...state, current: current && { ...current, lifts }, program: program && { ...program, warnings: [] } };
}

/**
 * Whether the program has not begun: the plan is that of its first week, and there is no other.
 *
 * @param {Pick<State, 'current'>} state
 * @param {string} today today's date in the athlete's time zone
 */
export const isAhead = ({ current }, today) => current !== null && current.startsOn > today;

/** @type {(...plans: (ProgramApi.WeekPlan | null)[]) => boolean} */
const isFlagged = (...plans) => plans.some((plan) => plan?.lifts.some((lift) => lift.flags.length > 0) === true);

/**
 * Reads the athlete's roster row. The rows of paused and of archived athletes are in lists of their own.
 *
 * @param {string} athleteId
 */
async function findRow(athleteId) {
  const [row] = (await get(`/v1/roster?athleteId=${part(athleteId)}`)).items;
  if (row) return row;
  const lists = await Promise.all([get(`/v1/roster?athleteId=${part(athleteId)}&paused=true`), get(`/v1/roster?athleteId=${part(athleteId)}&archived=true`)]);
  return lists.flatMap(({ items }) => items)[0] ?? null;
}
