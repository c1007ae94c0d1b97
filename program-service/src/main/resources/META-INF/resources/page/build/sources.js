// What a new program can start from: a day of the guide, a program of the gym, or an earlier program of the athlete.
import { get, part } from '../api.js';
import { dayOf } from '../parts/texts.js';
import { t } from './lift-fields.js';
import { fromRequest } from './lifts.js';

/**
 * Returns the groups of sources, each with its items; groups without items are left out.
 *
 * @param unit the athlete's unit. First loads in another unit are not kept
 */
export function sources(catalogue, library, programs, unit) {
  return [
    ['guide', catalogue.templates.map((each) => ({ key: 'guide ' + each.id, kind: 'guide', name: each.name, lifts: each.lifts }))],
    ['library', library.filter((each) => !each.retired).map((each) => ({ key: 'library ' + each.id, kind: 'library', name: each.name, id: each.id }))],
    ['program', [...programs].reverse().map((each) => ({ key: 'program ' + each.programId, kind: 'program', name: t('source.from', { date: dayOf(each.startsOn) }), definition: withChanges(each, unit) }))],
  ].filter(([, items]) => items.length > 0);
}

/**
 * Returns a program with the newest definition of each lift. Its first loads come from what was trained; the earlier first
 * loads are kept for lifts of which no set gives an estimate.
 */
function withChanges(program, unit) {
  const newest = new Map((program.changes ?? []).map((each) => [each.lift.slotId, each.lift]));
  const starting = (lift) => ({ ...lift, start: { fromHistory: true, load: lift.unit === unit ? lift.start?.load : undefined } });
  return { ...program, lifts: program.lifts.map((lift) => starting(newest.get(lift.slotId) ?? lift)) };
}

/** Returns the builder's values with a source. A day of the guide is added; a whole program replaces the days. */
export async function applySource(source, values, catalogue) {
  const ofLifts = (lifts) => lifts.map((lift) => fromRequest(lift, catalogue.nameOf, catalogue.progressions));
  if (source.kind === 'guide') {
    const used = values.days.filter((day) => day.lifts.some((lift) => lift.exercise));
    const { weekday } = values.days.find((day) => !used.includes(day)) ?? { weekday: '' };
    return { ...values, days: [...used, { weekday, lifts: ofLifts(source.lifts) }] };
  }
  return { ...values, ...daysOf(source.definition ?? await get('/v1/program-templates/' + part(source.id)), ofLifts) };
}

/** Returns the days, structure and deloads of a program or of a program template. */
export function daysOf(definition, ofLifts) {
  const weekdays = new Map((definition.weekdays ?? []).map((each) => [each.day, each.weekday]));
  const byDay = [...Map.groupBy(definition.lifts, (lift) => lift.day)].sort(([a], [b]) => a - b);
  return {
    structure: definition.structure ?? '',
    deloadEvery: definition.deloadEvery === undefined || definition.deloadEvery === null ? '' : String(definition.deloadEvery),
    days: byDay.map(([number, lifts]) => ({ number, weekday: weekdays.get(number) ?? '', lifts: ofLifts(lifts) })),
  };
}
