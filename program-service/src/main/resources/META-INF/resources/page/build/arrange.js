// Changes the arrangement of the sheet: adds, moves, copies and removes lifts and days. Each function returns new values.
import { blank } from './lifts.js';

/** @typedef {import('./lifts.js').Lift} Lift */
/** @typedef {import('./days.js').Day} Day */
/** @typedef {import('./days.js').Values} Values */

export const WEEKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
const USUAL = ['MONDAY', 'WEDNESDAY', 'FRIDAY', 'SATURDAY', 'TUESDAY', 'THURSDAY', 'SUNDAY'];

/**
 * @template {Values} V
 * @param {V} values
 * @param {number} day
 * @param {(lifts: Lift[]) => Lift[]} change
 * @returns {V}
 */
const ofDay = (values, day, change) => ({ ...values, days: values.days.map((each, at) => (at === day ? { ...each, lifts: change(each.lifts) } : each)) });

/**
 * Returns where a lift is.
 *
 * @param {Pick<Values, 'days'>} values
 * @param {number} key
 */
export function placeOf({ days }, key) {
  const day = days.findIndex((each) => each.lifts.some((lift) => lift.key === key));
  const nth = day < 0 ? -1 : days[day].lifts.findIndex((lift) => lift.key === key);
  return { day, nth, lift: day < 0 ? undefined : days[day].lifts[nth] };
}

/**
 * Puts a changed lift in its place. A lift with another exercise is another slot of the program.
 *
 * @template {Values} V
 * @param {V} values
 * @param {Lift} next
 * @returns {V}
 */
export function withLift(values, next) {
  const { day, lift } = placeOf(values, next.key);
  const kept = lift && lift.exercise !== next.exercise ? { ...next, slotId: undefined } : next;
  return ofDay(values, day, (lifts) => lifts.map((each) => (each.key === next.key ? kept : each)));
}

/**
 * @template {Values} V
 * @param {V} values
 * @param {number} day
 * @param {Lift[]} added
 * @returns {V}
 */
export const addLifts = (values, day, added) => ofDay(values, day, (lifts) => [...lifts, ...added]);

/**
 * @template {Values} V
 * @param {V} values
 * @param {number} key
 * @returns {V}
 */
export const removeLift = (values, key) => ofDay(values, placeOf(values, key).day, (lifts) => lifts.filter((each) => each.key !== key));

/**
 * Puts a lift before the lift that has a place of a day, counted without the moved lift.
 *
 * @template {Values} V
 * @param {V} values
 * @param {number} key
 * @param {number} day
 * @param {number} nth
 * @returns {V}
 */
export function placeLift(values, key, day, nth) {
  const from = placeOf(values, key);
  if (!from.lift) return values;
  const moved = from.day === day ? from.lift : { ...from.lift, slotId: undefined };
  return ofDay(removeLift(values, key), day, (lifts) => [...lifts.slice(0, nth), moved, ...lifts.slice(nth)]);
}

/**
 * Moves a lift up (-1) or down (1), at the edge of its day into the neighbouring day.
 *
 * @template {Values} V
 * @param {V} values
 * @param {number} key
 * @param {-1 | 1} by
 * @returns {V}
 */
export function moveLift(values, key, by) {
  const { day, nth } = placeOf(values, key);
  const wanted = nth + by;
  if (wanted >= 0 && wanted < values.days[day].lifts.length) return placeLift(values, key, day, wanted);
  const other = values.days[day + by];
  return other ? placeLift(values, key, day + by, by < 0 ? other.lifts.length : 0) : values;
}

/**
 * Copies a lift to the next day that does not have its exercise; if there is none, below the lift.
 *
 * @template {Values} V
 * @param {V} values
 * @param {number} key
 * @returns {{ values: V, key: number }} the key is that of the copy
 */
export function copyLift(values, key) {
  const { day, nth, lift } = placeOf(values, key);
  if (!lift) return { values, key };
  const copy = { ...lift, key: blank().key, slotId: undefined, text: undefined, unread: undefined };
  const has = (/** @type {Day} */ each) => each.lifts.some((other) => other.exercise === lift.exercise);
  const others = [...values.days.keys()].map((n) => (day + 1 + n) % values.days.length).filter((n) => !has(values.days[n]));
  if (others.length) return { values: addLifts(values, others[0], [copy]), key: copy.key };
  return { values: ofDay(values, day, (lifts) => [...lifts.slice(0, nth + 1), copy, ...lifts.slice(nth + 1)]), key: copy.key };
}

/**
 * Adds a day with a usual weekday that is still free.
 *
 * @template {Values} V
 * @param {V} values
 * @returns {V}
 */
export const addDay = (values) => ({ ...values, days: [...values.days, { weekday: USUAL.find((each) => !values.days.some((day) => day.weekday === each)) ?? '', lifts: [] }] });

/**
 * @template {Values} V
 * @param {V} values
 * @param {number} day
 * @returns {V}
 */
export const removeDay = (values, day) => ({ ...values, days: values.days.filter((each, at) => at !== day) });

const MOST_STEPS = 100;

/**
 * Keeps what can be undone. Changes with the same name that follow each other are one step, such as the letters of a cell.
 *
 * @template V
 */
export function steps() {
  /** @type {{ name: string, values: V }[]} */
  let past = [];
  /** @type {{ name: string, values: V }[]} */
  let future = [];
  return {
    /**
     * @param {string} name
     * @param {V} before the values before the change
     */
    did(name, before) {
      if (past.at(-1)?.name !== name || future.length) past = [...past.slice(1 - MOST_STEPS), { name, values: before }];
      future = [];
    },
    /**
     * @param {V} now
     * @returns {V | undefined} the values before; undefined if there are none
     */
    undo(now) {
      const step = past.pop();
      if (step) future.push({ name: step.name, values: now });
      return step?.values;
    },
    /**
     * @param {V} now
     * @returns {V | undefined}
     */
    redo(now) {
      const step = future.pop();
      if (step) past.push({ name: step.name, values: now });
      return step?.values;
    },
    canUndo: () => past.length > 0,
  };
}
