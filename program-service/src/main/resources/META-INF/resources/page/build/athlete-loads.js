// Learns of an athlete what an assignment would do: which program it replaces, and which first loads follow from what was trained.
import { Refused, call, find, part } from '../api.js';
import { problem, refusal } from '../parts/refusals.js';
import { patiently } from '../parts/retry.js';
import { dayOf } from '../parts/texts.js';
import { prose } from '../prose.js';
import { BODYWEIGHT } from '../warning.js';
import { isWithoutEstimate, plannedLoads } from './first-loads.js';
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
   * @returns {Promise<Known>}
   */
  async function learn(athleteId, startsOn) {
    const profile = profiles.find((each) => each.athleteId === athleteId);
    const row = rows.find((each) => each.athleteId === athleteId);
    const unit = profile?.unit ?? 'kg';
    const program = row?.programId ? await find(`/v1/programs/${part(row.programId)}`) : null;
    const known = { unit, replaces: program && { name: nameOf(program), week: row?.week ?? 0 }, loads: new Map(), running: new Map(), why: /** @type {string[]} */ ([]) };
    if (!profile) return { ...known, why: [t('assign.noProfile')] };
    if (template.unit && template.unit !== unit) return { ...known, why: [t('assign.otherUnit', { unit, steps: template.unit })] };
    const learned = await fromHistory(athleteId, startsOn);
    const missing = template.lifts.filter((lift) => !learned.loads.has(lift.slotId ?? ''));
    if (!program || !missing.length) return { ...known, ...learned };
    const planned = await plannedLoads({ athleteId, unit });
    return { ...known, ...learned, running: new Map(missing.flatMap((lift) => {
      const load = planned(lift);
      return load === undefined ? [] : [[lift.slotId ?? '', load]];
    })) };
  }

  /** @param {ProgramApi.ProgramView} program */
  const nameOf = (program) => names.get(program.programTemplate?.id ?? '') ?? t('assign.own', { date: dayOf(program.startsOn) });

  /**
   * Asks for the first week. Lifts of which no set gives an estimate are left out the second time.
   *
   * @param {string} athleteId
   * @param {string} startsOn
   */
  async function fromHistory(athleteId, startsOn) {
    let chosen = template.lifts.map((each, n) => n);
    /** @type {string[]} */
    let why = [];
    let lacksBodyweight = false;
    let lacksReason = false;
    while (chosen.length) {
      const lifts = chosen.map((n) => ({ ...template.lifts[n], start: { fromHistory: true } }));
      try {
        const preview = await patiently(() => call('POST', '/v1/programs/preview', { athleteId, startsOn, lifts }), () => {});
        return { why, lacksBodyweight, lacksReason, loads: new Map(preview.weeks[0].lifts.map((lift) => [lift.slotId, (lift.top ?? lift.straight).load])) };
      } catch (refused) {
        if (!(refused instanceof Refused)) throw refused;
        const all = placed(refused.violations, chosen);
        const others = all.filter((each) => !isWithoutEstimate(each));
        lacksBodyweight ||= all.some(({ rule }) => rule === BODYWEIGHT);
        lacksReason ||= all.some(({ rule }) => FORCIBLE.includes(rule));
        why = others.length || !all.length ? (all.length ? said(others) : [problem(refused)]) : why;
        const left = chosen.filter((n) => !all.some(({ field }) => field.startsWith(`lifts[${n}]`)));
        if (!all.length || left.length === chosen.length) break;
        chosen = left;
      }
    }
    return { why, lacksBodyweight, lacksReason, loads: new Map() };
  }

  /**
   * Writes violations, each text once with the names of its lifts.
   *
   * @param {ProgramApi.Violation[]} violations
   */
  const said = (violations) => together(violations.map((each) => {
    const lift = template.lifts[Number(/^lifts\[(\d+)\]/.exec(each.field)?.[1])];
    const name = lift?.exercise ? catalogue.nameOf(lift.exercise) : '';
    const text = prose(refusal(each).text);
    return { name: text.startsWith(name) ? '' : name, text };
  }));

  return { learn, said };
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
