// Learns of an athlete what an assignment would do: which program it replaces, and which first loads follow from what was trained.
import { Refused, call, find, part } from '../api.js';
import { problem, refusal } from '../parts/refusals.js';
import { isPassing, patiently } from '../parts/retry.js';
import { dayOf } from '../parts/texts.js';
import { prose } from '../prose.js';
import { BODYWEIGHT } from '../warning.js';
import { asSet, isWithoutEstimate, plannedLifts } from './first-loads.js';
import { FORCIBLE, t } from './lift-fields.js';
import { placed } from './preview.js';
import { together } from './refusals.js';

const AT_ONCE = 3; // athletes that are asked about at the same time

/** @typedef {import('./assign-plan.js').Known} Known */

/**
 * Returns the function that learns about athletes.
 *
 * @param {ProgramApi.ProgramTemplateView} template
 * @param {ProgramApi.AthleteProfile[]} profiles
 * @param {Page.Row[]} rows the roster
 * @param {Map<string, string>} names the names of the gym's programs, by id
 * @param {import('./catalogue.js').Catalogue} catalogue
 */
export function learner(template, profiles, rows, names, catalogue) {
  /**
   * @param {string} athleteId
   * @param {string} startsOn
   * @param {import('./assign-plan.js').Exception} [exception]
   * @returns {Promise<Known>}
   */
  async function learn(athleteId, startsOn, exception) {
    const profile = profiles.find((each) => each.athleteId === athleteId);
    const row = rows.find((each) => each.athleteId === athleteId);
    const unit = profile?.unit ?? 'kg';
    const program = row?.programId ? await find(`/v1/programs/${part(row.programId)}`) : null;
    const known = { unit, exception, replaces: program && { name: nameOf(program), week: row?.week ?? 0 }, loads: new Map(), running: new Map(), why: /** @type {string[]} */ ([]) };
    if (!profile) return { ...known, why: [t('assign.noProfile')] };
    if (template.unit && template.unit !== unit) return { ...known, why: [t('assign.otherUnit', { unit, steps: template.unit })] };
    const lifts = forced(exception);
    const learned = await fromHistory(athleteId, startsOn, lifts);
    if (!program || learned.loads.size === template.lifts.length) return { ...known, ...learned };
    return { ...known, ...learned, running: await fromRunning({ athleteId, startsOn, lifts }, unit, learned.loads) };
  }

  /**
   * Returns the lifts of the program, with a coach's reason for those that the rules advise against.
   *
   * @param {import('./assign-plan.js').Exception | undefined} exception
   * @returns {ProgramApi.LiftRequest[]}
   */
  const forced = (exception) => template.lifts.map((lift) => (exception?.slots.has(lift.slotId ?? '') ? { ...lift, force: { reason: exception.reason } } : lift));

  /** @param {ProgramApi.ProgramView} program */
  const nameOf = (program) => names.get(program.programTemplate?.id ?? '') ?? t('assign.own', { date: dayOf(program.startsOn) });

  /**
   * Asks for the first loads that follow from what was trained.
   *
   * @param {string} athleteId
   * @param {string} startsOn
   * @param {ProgramApi.LiftRequest[]} all the lifts of the program
   */
  async function fromHistory(athleteId, startsOn, all) {
    /** @type {string[]} */
    let why = [];
    let lacksBodyweight = false;
    /** @type {Set<string>} */
    const forcible = new Set();
    const lifts = all.map((lift) => ({ ...lift, start: { fromHistory: true } }));
    const loads = await firstLoads({ athleteId, startsOn, lifts }, (found, refused) => {
      const others = found.filter((each) => !isWithoutEstimate(each));
      lacksBodyweight ||= found.some(({ rule }) => rule === BODYWEIGHT);
      for (const { rule, field } of found) if (FORCIBLE.includes(rule)) forcible.add(slotOf(field) ?? '');
      why = others.length || !found.length ? (found.length ? said(others) : [problem(refused)]) : why;
    });
    return { why, lacksBodyweight, forcible, loads: bySlot(loads) };
  }

  /**
   * Asks for the first loads that follow from the plan that is replaced, where nothing was trained: the planned set counts as a
   * set that was done, so that the load fits other reps.
   *
   * @param {ProgramApi.ProgramRequest} body
   * @param {Page.Unit} unit
   * @param {Map<string, number>} known the loads from history, by slot
   */
  async function fromRunning({ athleteId, startsOn, lifts: all }, unit, known) {
    const planned = await plannedLifts({ athleteId, unit });
    const lifts = all.flatMap((lift) => {
      const before = known.has(lift.slotId ?? '') ? undefined : planned(lift);
      return before ? [{ ...lift, start: { recentSet: asSet(before) } }] : [];
    });
    const loads = await firstLoads({ athleteId, startsOn, lifts });
    return new Map([...loads].map(([n, load]) => [lifts[n].slotId ?? '', load]));
  }

  const bySlot = (/** @type {Map<number, number>} */ loads) => new Map([...loads].map(([n, load]) => [template.lifts[n].slotId ?? '', load]));

  /**
   * Asks for the lightest first load of each lift for which nothing else is known.
   *
   * @param {string} athleteId
   * @param {string} startsOn
   * @param {Known} known
   */
  async function lightest(athleteId, startsOn, { unit, loads, exception }) {
    return bySlot(await lightestLoads({ athleteId, startsOn, lifts: forced(exception) }, template.lifts.flatMap(({ slotId = '' }, n) => (loads.has(slotId) ? [] : [n])), unit, catalogue));
  }

  const liftOf = (/** @type {string} */ field) => template.lifts[Number(/^lifts\[(\d+)\]/.exec(field)?.[1])];
  const slotOf = (/** @type {string} */ field) => liftOf(field)?.slotId;

  /**
   * Writes violations, each text once with the names of its lifts.
   *
   * @param {ProgramApi.Violation[]} violations
   */
  const said = (violations) => together(violations.map((each) => {
    const lift = liftOf(each.field);
    const name = lift?.exercise ? catalogue.nameOf(lift.exercise) : '';
    const text = prose(refusal(each).text);
    return { name: text.startsWith(name) ? '' : name, text };
  }));

  return { learn, lightest, said };
}

/**
 * Asks for the first week of a program, and returns the load of each lift, by its place. Refused lifts are left out the next time.
 * If the service does not answer, nothing is known: the failure is thrown.
 *
 * @param {ProgramApi.ProgramRequest} body
 * @param {(violations: ProgramApi.Violation[], refused: Refused) => void} [onRefused]
 * @returns {Promise<Map<number, number>>}
 */
async function firstLoads({ athleteId, startsOn, lifts }, onRefused = () => {}) {
  let chosen = lifts.map((each, n) => n);
  while (chosen.length) {
    try {
      const { weeks } = await patiently(() => call('POST', '/v1/programs/preview', { athleteId, startsOn, lifts: chosen.map((n) => lifts[n]) }), () => {});
      return new Map(chosen.flatMap((n) => {
        const { slotId, day, exercise } = lifts[n];
        const lift = weeks[0].lifts.find((each) => (slotId ? each.slotId === slotId : each.exercise === exercise && each.day === (day ?? 1)));
        return lift ? [[n, (lift.top ?? lift.straight).load]] : [];
      }));
    } catch (refused) {
      if (!(refused instanceof Refused) || isPassing(refused)) throw refused;
      const all = placed(refused.violations, chosen);
      onRefused(all, refused);
      const left = chosen.filter((n) => !all.some(({ field }) => field.startsWith(`lifts[${n}]`)));
      if (left.length === chosen.length) break;
      chosen = left;
    }
  }
  return new Map();
}

/**
 * Loads to ask for, because the service answers with the nearest one that can be loaded. The first one is below every bar and
 * dumbbell; where it gives nothing, such as at a cable, the next ones find the first step.
 *
 * @type {{ [unit: string]: number[] }}
 */
const LIGHT = { kg: [0.001, 2.5, 5, 10], lb: [0.001, 5, 10, 20] };

/**
 * Returns the lightest load of each of some lifts, by its place; of a lift with the bodyweight it is 0.
 *
 * @param {ProgramApi.ProgramRequest} body
 * @param {number[]} wanting the places of the lifts
 * @param {Page.Unit} unit
 * @param {Pick<import('./catalogue.js').Catalogue, 'exercises'>} catalogue
 */
export async function lightestLoads(body, wanting, unit, { exercises }) {
  const isAdded = (/** @type {number} */ n) => exercises.find(({ id }) => id === body.lifts[n].exercise)?.loadMode === 'ADDED_TO_BODYWEIGHT';
  const found = new Map(wanting.filter(isAdded).map((n) => [n, 0]));
  for (const load of LIGHT[unit]) {
    const left = wanting.filter((n) => !found.has(n));
    const loads = await firstLoads({ ...body, lifts: left.map((n) => ({ ...body.lifts[n], start: { load } })) });
    left.forEach((n, at) => {
      const lightest = loads.get(at);
      if (lightest) found.set(n, lightest);
    });
  }
  return found;
}

/**
 * Returns a function that does something for each item, for some at the same time, in the order in which they come.
 *
 * @template T
 * @param {(item: T) => Promise<unknown>} action
 */
export function queue(action) {
  /** @type {T[]} */
  const waiting = [];
  let running = 0;
  async function next() {
    const item = waiting.shift();
    if (item === undefined || running >= AT_ONCE) {
      if (item !== undefined) waiting.unshift(item);
      return;
    }
    running++;
    await action(item).catch(console.error);
    running--;
    next();
  }
  return (/** @type {T} */ item) => {
    waiting.push(item);
    next();
  };
}
