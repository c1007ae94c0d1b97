// Sets that were done: those of a week, to which lift they belong, and how they are written.
import { titleOf } from './advice.js';
import { all } from './api.js';
import { isPreparing } from './parts/roles.js';
import { atRpe } from './prescription.js';
import { load } from './terms.js';
import { t } from './texts.js';

const DAYS = 7; // of a week

/**
 * Returns the last date of a week.
 *
 * @param {string} startsOn its first date
 */
export function lastDay(startsOn) {
  const last = new Date(startsOn + 'T12:00:00Z');
  last.setUTCDate(last.getUTCDate() + DAYS - 1);
  return last.toISOString().slice(0, 10);
}

/** @typedef {SessionApi.LoggedSet & { sessionId: string, startedAt: string }} DoneSet a set, its session, and when that began */

/**
 * Reads the sets of a week, in the order in which they were done. The problem says why they are missing, if so.
 *
 * @param {`/v1/athletes/${string}`} base
 * @param {string} startsOn the first day of the week
 * @returns {Promise<{ sets: DoneSet[], problem: string }>}
 */
export async function readSets(base, startsOn) {
  let problem = '';
  const sessions = await all(`/session${base}/sessions?from=${startsOn}&to=${lastDay(startsOn)}`).catch((refused) => {
    problem = titleOf(refused);
    return [];
  });
  return { problem, sets: sessions.flatMap(({ sessionId, startedAt, sets }) => sets.map((set) => ({ ...set, sessionId, startedAt }))).sort((one, other) => one.completedAt.localeCompare(other.completedAt)) };
}

/**
 * Shares the sets out to the lifts that they belong to. A set without a lift belongs to the first lift of its exercise.
 * Sets that prepare are left out.
 *
 * @template {SessionApi.LoggedSet} S
 * @param {Pick<ProgramApi.PlanLift, 'slotId' | 'exercise'>[]} lifts
 * @param {S[]} sets
 * @returns {Map<string, S[]>} by slot; the sets that belong to no lift have the key ''
 */
export const bySlot = (lifts, sets) => Map.groupBy(sets.filter((set) => !isPreparing(set.role)), (set) => (lifts.find((lift) => lift.slotId === set.slotId)
  ?? lifts.find((lift) => lift.exercise === set.exercise))?.slotId ?? '');

/**
 * Writes sets, with one load for consecutive sets of it, for example 120 kg × 4 @ 8.5 · 102.5 kg × 9, 9, 8. A
 * set that hurt is named.
 *
 * @param {(Pick<SessionApi.LoggedSet, 'load' | 'reps' | 'rpe'> & { pain?: boolean })[]} sets
 */
export function written(sets) {
  /** @type {{ load: string, reps: string[] }[]} */
  const groups = [];
  for (const set of sets) {
    const of = load(set.load.value, set.load.unit);
    if (groups.at(-1)?.load !== of) groups.push({ load: of, reps: [] });
    groups.at(-1)?.reps.push(set.reps + atRpe(set.rpe) + (set.pain ? ` (${t('done.pain')})` : ''));
  }
  return groups.map((group) => `${group.load} × ${group.reps.join(', ')}`).join(' · ');
}
