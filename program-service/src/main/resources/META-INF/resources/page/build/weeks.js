// Whole weeks to begin with. They are Topset's own; each of their days is a day of the guide.
import { blank, fromRequest } from './lifts.js';

/**
 * A week: for each day the guide's template and the usual weekday. A lighter day has a moderate top set instead of a heavy one,
 * as the guide's heavy and volume days do.
 *
 * @type {readonly { id: string, days: readonly { template: string, weekday: string, isLighter?: boolean }[] }[]}
 */
export const WEEKS = [
  { id: 'three', days: [{ template: 'push-day', weekday: 'MONDAY' }, { template: 'leg-day', weekday: 'WEDNESDAY' }, { template: 'full-upper', weekday: 'FRIDAY' }] },
  { id: 'four', days: [{ template: 'push-day', weekday: 'MONDAY' }, { template: 'leg-day', weekday: 'TUESDAY' }, { template: 'full-upper', weekday: 'THURSDAY' }, { template: 'leg-day', weekday: 'FRIDAY', isLighter: true }] },
  { id: 'two', days: [{ template: 'full-upper', weekday: 'MONDAY' }, { template: 'leg-day', weekday: 'THURSDAY' }] },
];

/**
 * Returns the days of a week as the sheet has them; undefined if the guide has no such day.
 *
 * @param {typeof WEEKS[number]} week
 * @param {import('./catalogue.js').Catalogue} catalogue
 * @returns {import('./days.js').Day[] | undefined}
 */
export function daysOfWeek(week, { templates, nameOf, progressions }) {
  const days = week.days.map(({ template, weekday, isLighter }) => {
    const lifts = templates.find((each) => each.id === template)?.lifts.map((lift) => fromRequest(lift, nameOf, progressions));
    return lifts && { weekday, lifts: isLighter ? lifts.map(lighter) : lifts };
  });
  return days.every((day) => day !== undefined) ? days : undefined;
}

/**
 * @param {import('./lifts.js').Lift} lift
 * @returns {import('./lifts.js').Lift}
 */
const lighter = (lift) => (lift.variant === 'SINGLE_TOP' ? { ...lift, key: blank().key, variant: 'MODERATE_TOP', scheme: {} } : lift);
