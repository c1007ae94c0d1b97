// What an assignment of a program to many athletes sends: who gets which first load.
import { number, typed } from '../parts/texts.js';

export const TOGETHER = 25; // athletes of one request, which names at most 2,000 first loads

/** @typedef {{ reason: string, slots: Set<string> }} Exception why lifts are right for an athlete that the rules advise against, and their slots */

/**
 * What is known of an athlete before anything is sent.
 *
 * @typedef {object} Known
 * @property {Page.Unit} unit
 * @property {{ name: string, week: number } | null} replaces the running program; null if there is none
 * @property {boolean} [lacksBodyweight] whether the program needs the athlete's bodyweight, which the profile does not have
 * @property {Set<string>} [forcible] the slots of the lifts that need a coach's written reason
 * @property {Exception} [exception] that reason, once it was given
 * @property {Map<string, number>} loads the first loads that follow from what was trained, by slot
 * @property {Map<string, number>} [running] the planned loads of the program that is replaced, by slot, where no set gives an estimate
 * @property {string[]} why why the athlete cannot get the program; empty if nothing is known
 */

/**
 * Returns what stands in the cell of an athlete and a lift: what was typed, otherwise the load from history.
 *
 * @param {Known | undefined} known
 * @param {string | undefined} text what was typed; undefined if nothing
 * @param {string} slotId
 */
export function shownIn(known, text, slotId) {
  const load = known?.loads.get(slotId);
  return text ?? (load === undefined ? '' : number(load));
}

/**
 * Returns what is wrong with the first load of an athlete and a lift; an empty text if nothing.
 *
 * @param {Known} known
 * @param {string | undefined} text
 * @param {string} slotId
 * @returns {'' | 'assign.missing' | 'number'}
 */
export function wrongLoad(known, text, slotId) {
  if (text === undefined || !text.trim()) return known.loads.has(slotId) ? '' : 'assign.missing';
  return typed(text) === null ? 'number' : '';
}

/**
 * Returns the typed first loads that the plan has as another load, because they cannot be loaded exactly.
 *
 * @param {string} athleteId
 * @param {{ [cell: string]: string }} texts what was typed, by athlete and slot
 * @param {Pick<ProgramApi.PlanLift, 'slotId' | 'exercise' | 'unit' | 'top' | 'straight'>[]} lifts those of the first week
 * @param {(athleteId: string, slotId: string) => string} cell returns the name of a cell
 */
export const roundedOf = (athleteId, texts, lifts, cell) => lifts.flatMap(({ slotId, exercise, unit, top, straight }) => {
  const asked = typed(texts[cell(athleteId, slotId)] ?? '');
  const load = (top ?? straight)?.load;
  return asked === null || load === undefined || asked === load ? [] : [{ exercise, unit, asked, load }];
});

/**
 * Returns the requests that start the program: of each athlete the typed loads and the reasons; all other loads follow from what was trained.
 *
 * @param {string[]} athleteIds
 * @param {{ [cell: string]: string }} texts what was typed, by athlete and slot
 * @param {string[]} slotIds
 * @param {(athleteId: string, slotId: string) => string} cell returns the name of a cell
 * @param {(athleteId: string) => Exception | undefined} exceptionOf
 */
export function requestsOf(athleteIds, texts, slotIds, cell, exceptionOf = () => undefined) {
  return Array.from({ length: Math.ceil(athleteIds.length / TOGETHER) }, (each, n) => athleteIds.slice(n * TOGETHER, (n + 1) * TOGETHER)).map((ids) => ({
    athleteIds: ids,
    starts: [{ start: { fromHistory: true } }, ...ids.flatMap((athleteId) => slotIds.flatMap((slotId) => {
      const load = typed(texts[cell(athleteId, slotId)] ?? '');
      const exception = exceptionOf(athleteId);
      const force = exception?.slots.has(slotId) ? { force: { reason: exception.reason } } : undefined;
      return load === null && !force ? [] : [{ athleteId, slotId, start: load === null ? { fromHistory: true } : { load }, ...force }];
    }))],
  }));
}

/**
 * Whether an assignment can be undone: until its first day is over, an ended program gives way to the one that it replaced.
 *
 * @param {string} startsOn
 * @param {string[]} todays the dates of the athletes
 */
export const canUndo = (startsOn, todays) => todays.every((today) => today <= startsOn);

/**
 * Returns the first day on which the program can begin for all athletes, so that it can be undone.
 *
 * @param {string[]} todays
 */
export const earliest = (todays) => todays.reduce((latest, each) => (each > latest ? each : latest), '');
