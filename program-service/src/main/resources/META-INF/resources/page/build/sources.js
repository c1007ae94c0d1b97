// What a new program can start from: a day of the guide, a program of the gym, or an earlier program of the athlete.
import { get, part } from '../api.js';
import { dayOf } from '../parts/texts.js';
import { inPlainWords } from '../prose.js';
import { t } from './lift-fields.js';
import { fromRequest } from './lifts.js';
import { WEEKS, daysOfWeek } from './weeks.js';

const NAMED = 3; // exercises of a program that its name lists

/**
 * What a program can start from. Of a program of the gym only the id is known; its lifts are read when it is chosen.
 *
 * @typedef {Parameters<typeof fromRequest>[0]} DefinedLift
 * @typedef {{ structure?: string, unit?: string, deloadEvery?: number, weekdays?: ProgramApi.DayWeekday[], lifts: DefinedLift[] }} Definition
 * @typedef {{ key: string, kind: string, name: string, id?: string, lifts?: DefinedLift[], definition?: Definition }} Source
 */

/**
 * Returns the groups of sources, each with its items; groups without items are left out. Of the athlete's programs with the
 * same name the newest is offered, and none that ended before its first day.
 *
 * @param {import('./catalogue.js').Catalogue} catalogue
 * @param {ProgramApi.ProgramTemplateSummary[]} library
 * @param {ProgramApi.ProgramView[]} programs
 * @param {string} unit the athlete's unit. First loads in another unit are not kept
 * @returns {[group: string, items: Source[]][]}
 */
export function sources(catalogue, library, programs, unit) {
  const isLived = (/** @type {ProgramApi.ProgramView} */ { startsOn, endsOn }) => !endsOn || endsOn > startsOn; // not one that was taken back
  const own = programs.filter(isLived).reverse().map((each) => ({ key: 'program ' + each.programId, kind: 'program', name: nameOf(each, catalogue, library), definition: withChanges(each, unit) }));
  /** @type {[group: string, items: Source[]][]} */
  const groups = [
    ['week', WEEKS.filter((each) => daysOfWeek(each, catalogue)).map((each) => ({ key: 'week ' + each.id, kind: 'week', name: t('week.' + each.id), id: each.id }))],
    ['guide', catalogue.templates.map((each) => ({ key: 'guide ' + each.id, kind: 'guide', name: inPlainWords(each.name).text, lifts: each.lifts }))],
    ['library', library.filter((each) => !each.retired).map((each) => ({ key: 'library ' + each.id, kind: 'library', name: each.name, id: each.id }))],
    ['program', own.filter(({ name }, n) => own.findIndex((each) => each.name === name) === n)],
  ];
  return groups.filter(([, items]) => items.length > 0);
}

/**
 * Names a program of an athlete by its first day, and by the program of the gym from which it began or by its lifts.
 *
 * @param {ProgramApi.ProgramView} program
 * @param {import('./catalogue.js').Catalogue} catalogue
 * @param {ProgramApi.ProgramTemplateSummary[]} library
 */
function nameOf({ startsOn, lifts, programTemplate }, catalogue, library) {
  const exercises = [...new Set(lifts.map(({ exercise }) => catalogue.nameOf(exercise)))];
  const what = library.find(({ id }) => id === programTemplate?.id)?.name ?? exercises.slice(0, NAMED).join(', ') + (exercises.length > NAMED ? ', …' : '');
  return t('source.from', { date: dayOf(startsOn), what, n: lifts.length });
}

/**
 * Returns a program with the newest definition of each lift. Its first loads come from what was trained; the earlier first
 * loads are kept for lifts of which no set gives an estimate.
 *
 * @param {ProgramApi.ProgramView} program
 * @param {string} unit
 * @returns {Definition}
 */
function withChanges(program, unit) {
  const newest = new Map((program.changes ?? []).map((each) => [each.lift.slotId, each.lift]));
  const starting = (/** @type {ProgramApi.PlannedLift} */ lift) => ({
    ...lift, start: { fromHistory: true, load: lift.unit === unit ? lift.start?.load : undefined },
    equipment: lift.unit === unit && program.ownEquipment?.includes(lift.slotId) ? lift.equipment : undefined,
  });
  return { ...program, lifts: program.lifts.map((lift) => starting(newest.get(lift.slotId) ?? lift)) };
}

/**
 * Returns the builder's values with a source. A day of the guide is added; a whole program replaces the days.
 *
 * @template {import('./days.js').Values} V
 * @param {Source} source
 * @param {V} values
 * @param {import('./catalogue.js').Catalogue} catalogue
 * @param {string} [unit] the athlete's unit; absent for a program of the gym
 * @returns {Promise<V>}
 */
export async function applySource(source, values, catalogue, unit) {
  const ofLifts = (/** @type {DefinedLift[]} */ lifts) => lifts.map((lift) => fromRequest(lift, catalogue.nameOf, catalogue.progressions));
  const week = source.kind === 'week' && WEEKS.find((each) => each.id === source.id);
  if (week) return { ...values, structure: '', days: daysOfWeek(week, catalogue) ?? values.days };
  if (source.kind === 'guide') {
    const used = values.days.filter((day) => day.lifts.some((lift) => lift.exercise));
    const { weekday } = values.days.find((day) => !used.includes(day)) ?? { weekday: '' };
    return { ...values, days: [...used, { weekday, lifts: ofLifts(source.lifts ?? []) }] };
  }
  const definition = source.definition ?? await get(`/v1/program-templates/${part(source.id ?? '')}`);
  return { ...values, ...daysOf(definition, (lifts) => ofLifts(lifts.map((lift) => inUnit(lift, definition, unit)))) };
}

/**
 * Returns a lift without steps and equipment in another unit: 2.5 kg are not 2.5 lb.
 *
 * @param {DefinedLift} lift
 * @param {Definition} definition
 * @param {string | undefined} unit
 * @returns {DefinedLift}
 */
const inUnit = (lift, definition, unit) => (unit && definition.unit && definition.unit !== unit
  ? { ...lift, equipment: undefined, progression: lift.progression && { ...lift.progression, increment: undefined } } : lift);

/**
 * Lets each lift without a first load begin with what was trained, where that gives a load.
 *
 * @template {import('./days.js').Values} V
 * @param {V} values
 * @returns {V}
 */
export const startingFromHistory = (values) => ({ ...values, days: values.days.map((day) => ({ ...day, lifts: day.lifts.map((lift) => (lift.start === 'load' && !lift.load ? { ...lift, start: 'fromHistory' } : lift)) })) });

/**
 * Returns the days, structure and deloads of a program or of a program template.
 *
 * @param {Definition} definition
 * @param {(lifts: DefinedLift[]) => import('./lifts.js').Lift[]} ofLifts
 * @returns {import('./days.js').Values}
 */
export function daysOf(definition, ofLifts) {
  const weekdays = new Map((definition.weekdays ?? []).map((each) => [each.day, each.weekday]));
  const byDay = [...Map.groupBy(definition.lifts, (lift) => lift.day ?? 0)].sort(([a], [b]) => a - b);
  return {
    structure: definition.structure ?? '',
    deloadEvery: definition.deloadEvery === undefined || definition.deloadEvery === null ? '' : String(definition.deloadEvery),
    days: byDay.map(([number, lifts]) => ({ number, weekday: weekdays.get(number) ?? '', lifts: ofLifts(lifts) })),
  };
}

/**
 * Says what becomes of the program that runs on, and when a new one ends that begins before another.
 *
 * @param {Pick<ProgramApi.ProgramView, 'startsOn' | 'endsOn'>[]} programs
 * @param {string} startsOn the first day of the new program
 */
export function besides(programs, startsOn) {
  const last = programs.findLast((each) => !each.endsOn);
  if (!last || !startsOn) return undefined;
  return t(last.startsOn > startsOn ? 'startsOn.until' : 'startsOn.ends', { date: dayOf(last.startsOn) });
}
