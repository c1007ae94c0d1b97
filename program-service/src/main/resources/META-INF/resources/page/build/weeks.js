// Whole weeks to begin with. They are Topset's own; each of their days is a day of the guide, except those for beginners, who
// have straight sets only, because the rules advise against heavy top sets in the first months (training-rules.md § 7).
import { blank, fromRequest } from './lifts.js';

/**
 * A week: for each day the guide's template, or its lifts in straight sets, and the usual weekday. A lighter day has a moderate
 * top set instead of a heavy one, as the guide's heavy and volume days do.
 *
 * @typedef {{ weekday: string, template?: string, isLighter?: boolean, straight?: readonly [exercise: string, min: number, max: number][] }} WeekDay
 * @type {readonly { id: string, days: readonly WeekDay[] }[]}
 */
export const WEEKS = [
  { id: 'three', days: [{ template: 'push-day', weekday: 'MONDAY' }, { template: 'leg-day', weekday: 'WEDNESDAY' }, { template: 'full-upper', weekday: 'FRIDAY' }] },
  { id: 'four', days: [{ template: 'push-day', weekday: 'MONDAY' }, { template: 'leg-day', weekday: 'TUESDAY' }, { template: 'full-upper', weekday: 'THURSDAY' }, { template: 'leg-day', weekday: 'FRIDAY', isLighter: true }] },
  { id: 'two', days: [{ template: 'full-upper', weekday: 'MONDAY' }, { template: 'leg-day', weekday: 'THURSDAY' }] },
  { id: 'beginner', days: [
    { weekday: 'MONDAY', straight: [['squat', 8, 10], ['bench-press', 8, 10], ['lat-pulldown', 8, 12], ['leg-curl', 10, 12]] },
    { weekday: 'WEDNESDAY', straight: [['romanian-deadlift', 8, 10], ['dumbbell-shoulder-press', 8, 12], ['seated-cable-row', 8, 12], ['calf-raise', 12, 15]] },
    { weekday: 'FRIDAY', straight: [['leg-press', 10, 12], ['dumbbell-bench-press', 8, 12], ['lat-pulldown', 10, 12], ['back-extension', 10, 12]] },
  ] },
];

const SETS = 3; // straight sets of each lift of a beginner

/** @type {(straight: NonNullable<WeekDay['straight']>) => import('./sources.js').DefinedLift[]} */
const inStraightSets = (straight) => straight.map(([exercise, min, max]) => ({ exercise, scheme: { variant: 'STRAIGHT', sets: SETS, reps: { min, max } } }));

/**
 * Returns the days of a week as the sheet has them; undefined if the guide has no such day.
 *
 * @param {typeof WEEKS[number]} week
 * @param {import('./catalogue.js').Catalogue} catalogue
 * @returns {import('./days.js').Day[] | undefined}
 */
export function daysOfWeek(week, { templates, nameOf, progressions }) {
  const days = week.days.map(({ template, weekday, isLighter, straight }) => {
    const defined = straight ? inStraightSets(straight) : templates.find((each) => each.id === template)?.lifts;
    const lifts = defined?.map((lift) => fromRequest(lift, nameOf, progressions));
    return lifts && { weekday, lifts: isLighter ? lifts.map(lighter) : lifts };
  });
  return days.every((day) => day !== undefined) ? days : undefined;
}

/**
 * @param {import('./lifts.js').Lift} lift
 * @returns {import('./lifts.js').Lift}
 */
const lighter = (lift) => (lift.variant === 'SINGLE_TOP' ? { ...lift, key: blank().key, variant: 'MODERATE_TOP', scheme: {} } : lift);
