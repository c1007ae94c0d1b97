// The plans of an athlete's weeks, of the running program and of earlier ones.
import { all, athletePath, find, part } from '../api.js';
import { programOn, weekOf } from './planned.js';

/**
 * Returns readers of an athlete's plans: of(date) gives the plan of a date's week, or null if no program ran then;
 * now(atLeast) gives the plans of this and the next week with the write of that sequence in them; forget() makes of()
 * ask the service again.
 *
 * @param {string} athleteId
 */
export function plansOf(athleteId) {
  /** @type {Promise<ProgramApi.ProgramView[]> | null} */
  let programs = null;
  /** @type {Map<string, Promise<ProgramApi.WeekPlan | null>>} */
  const weeks = new Map();
  const base = athletePath(athleteId);

  /** @param {string} date */
  async function of(date) {
    programs ??= all(`/v1/programs?athleteId=${part(athleteId)}`);
    const program = programOn(await programs, date);
    if (!program) return null;
    const week = weekOf(program.startsOn, date);
    const key = `${program.programId} ${week}`;
    const plan = weeks.get(key) ?? find(`${base}/weeks/${week}?programId=${part(program.programId)}`);
    weeks.set(key, plan);
    return plan;
  }

  /** @param {number} [atLeast] */
  const now = (atLeast) => Promise.all(/** @type {const} */ (['current', 'next']).map((week) => find(atLeast === undefined ? `${base}/weeks/${week}` : `${base}/weeks/${week}?atLeast=${atLeast}`)));

  function forget() {
    programs = null;
    weeks.clear();
  }
  return { of, now, forget };
}
