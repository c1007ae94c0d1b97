// The plans of an athlete's weeks, of the running program and of earlier ones.
import { all, athletePath, find, part } from '../api.js';
import { programOn, weekOf } from './planned.js';

/**
 * Returns readers of an athlete's plans.
 *
 * @param {string} athleteId
 */
export function plansOf(athleteId) {
  /** @type {ProgramApi.ProgramView[]} */
  let programs = [];
  /** @type {Map<string, Promise<ProgramApi.WeekPlan | null>>} */
  const weeks = new Map();
  const base = athletePath(athleteId);

  /** Reads the programs. The plans of weeks are read again when they are asked for. */
  async function read() {
    programs = await all(`/v1/programs?athleteId=${part(athleteId)}`);
    weeks.clear();
  }

  /**
   * Returns the number of a date's week in its program; undefined if no program ran then.
   *
   * @param {string} date
   */
  const weekAt = (date) => {
    const program = programOn(programs, date);
    return program && weekOf(program.startsOn, date);
  };

  /**
   * Returns the plan of a date's week; null if no program ran then.
   *
   * @param {string} date
   */
  async function planAt(date) {
    const program = programOn(programs, date);
    if (!program) return null;
    const week = weekOf(program.startsOn, date);
    const key = `${program.programId} ${week}`;
    const plan = weeks.get(key) ?? find(`${base}/weeks/${week}?programId=${part(program.programId)}`);
    weeks.set(key, plan);
    return plan;
  }

  /**
   * Returns the plans of this and the next week.
   *
   * @param {number} [atLeast] the sequence of a write that the plans should include
   */
  const now = (atLeast) => Promise.all(/** @type {const} */ (['current', 'next']).map((week) => find(atLeast === undefined ? `${base}/weeks/${week}` : `${base}/weeks/${week}?atLeast=${atLeast}`)));

  return { read, weekAt, planAt, now };
}
