// What the plan asked at an earlier time: sets and sessions that are entered or corrected later are compared with it.
import { athletePath } from '/page/api.js';
import { later, weekOf } from './after.js';
import { find as findKept } from './device.js';
import { kept } from './kept.js';
import { askedKey, dateOf } from './sessions.js';
import { learnOlder } from './tidy.js';
import { training } from './training.js';

const A_WEEK = 7; // days

/**
 * Reads the plan of an earlier week and makes its sessions known.
 *
 * @param {ProgramApi.WeekPlan} now
 * @param {number} week
 */
export async function readWeek(now, week) {
  const base = athletePath(training.caller?.subject ?? '');
  const startsOn = later(now.startsOn, (week - now.week) * A_WEEK);
  const [plan, sessions] = await Promise.all([kept.find(`${base}/weeks/${week}`), kept.find(`/session${base}/sessions?limit=50&from=${startsOn}&to=${later(startsOn, A_WEEK - 1)}`)]);
  if (!plan) throw new Error('no week ' + week);
  await learnOlder(sessions?.items ?? []);
  return plan;
}

/**
 * Returns the plan of the week of a date; undefined if it is not of this program, is still to come or cannot be read.
 *
 * @param {string} date
 * @returns {Promise<ProgramApi.WeekPlan | undefined>}
 */
export async function planAt(date) {
  const { plan } = training.known;
  const week = plan && date ? weekOf(plan, date) : undefined;
  if (!plan || !week || week > plan.week) return undefined;
  return week === plan.week ? plan : readWeek(plan, week).catch(() => undefined);
}

/**
 * Returns the lifts as the plan asked for them in a session: as they were when it began, if that was on this device.
 *
 * @param {{ sessionId: string, startedAt: string }} session
 * @returns {Promise<ProgramApi.PlanLift[]>}
 */
export async function askedIn({ sessionId, startedAt }) {
  const [plan, then = []] = await Promise.all([planAt(dateOf(startedAt)), findKept('kept', askedKey(sessionId))]);
  return asAsked(plan?.lifts ?? then, [then]);
}

/**
 * Returns lifts as they were asked first, where that is known: a later entry can have moved the plan since.
 *
 * @param {ProgramApi.PlanLift[]} lifts
 * @param {ProgramApi.PlanLift[][]} known
 */
export const asAsked = (lifts, known) => lifts.map((lift) => known.flat().find(({ slotId }) => slotId === lift.slotId) ?? lift);
