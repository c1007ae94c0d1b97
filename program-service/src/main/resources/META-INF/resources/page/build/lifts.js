// A lift as the builder holds it, and its form in requests. Fields that are left empty get the defaults of the rules.
import { number, typed } from '../parts/texts.js';
import { allowedBy } from './schemes.js';

/** The fields of a scheme that a coach may fill in, by the kind of variant, each with its name in the request. */
const TOP_FIELDS = ['topSets', 'topReps.min', 'topReps.target', 'topReps.max', 'topRpe', 'backoffSets', 'backoffReps.min', 'backoffReps.max', 'backoffReduction'];
const STRAIGHT_FIELDS = ['sets', 'reps.min', 'reps.max'];
const REST_PAUSE_FIELDS = ['sets', 'reps.min', 'reps.max', 'totalReps'];

/**
 * A lift as it is typed: its numbers are texts, those of the scheme by the names of its fields.
 *
 * @typedef {object} Lift
 * @property {number} key
 * @property {string} [slotId]
 * @property {string} name
 * @property {string} exercise
 * @property {ProgramApi.Variant} variant
 * @property {ProgramApi.ProgressionMethod} method
 * @property {{ [field: string]: string }} scheme
 * @property {string} increment
 * @property {string} waveReps
 * @property {string} start
 * @property {string} load
 * @property {string} reps
 * @property {string} rpe
 * @property {string} reason
 * @property {string} [light] the lightest load that was filled in; the first load is marked while it is the same
 * @property {boolean} asks
 * @property {ProgramApi.Equipment} [equipment] that of a program of the gym; the sheet keeps it as it is
 * @property {{ [cell: string]: string }} [text] what stands in a cell of the sheet while it is typed, and after that if it is unreadable
 * @property {string[]} [unread] the cells that are unreadable
 * @property {Pick<Lift, 'variant' | 'scheme'>} [said] the sets before the coach has chosen another variant
 */

const TOPS = ['SINGLE_TOP', 'DOUBLE_TOP', 'HEAVY_SINGLE', 'RAMPING', 'MODERATE_TOP', 'PYRAMID'];
/**
 * The usual sets of a variant, as they are typed; absent if the service has them.
 *
 * @type {{ [variant: string]: { [field: string]: string } }}
 */
export const USUAL = { STRAIGHT: { sets: '3', 'reps.min': '8', 'reps.max': '12' } };

/** @param {ProgramApi.Variant} variant */
export const schemeFields = (variant) => (TOPS.includes(variant) ? TOP_FIELDS : variant === 'REST_PAUSE' ? REST_PAUSE_FIELDS : STRAIGHT_FIELDS);

let keys = 0;

/**
 * Returns a new lift without an exercise.
 *
 * @returns {Lift}
 */
export const blank = () => ({
  key: ++keys, name: '', exercise: '', variant: 'SINGLE_TOP', method: 'LINEAR', scheme: {}, increment: '', waveReps: '', start: 'load', load: '', reps: '', rpe: '',
  reason: '', asks: false,
});

/**
 * Returns the lift with another variant and, if its method does not go with the variant, another method.
 *
 * @param {Lift} lift
 * @param {ProgramApi.Variant} variant
 * @param {ProgramApi.ProgressionEntry[]} methods
 * @returns {Lift}
 */
export function withVariant(lift, variant, methods) {
  const suited = methods.filter((each) => each.variants.includes(variant)).map((each) => each.method);
  const kept = Object.fromEntries(Object.entries(lift.scheme).filter(([field]) => schemeFields(variant).includes(field)));
  return { ...lift, variant, method: suited.includes(lift.method) ? lift.method : suited[0], scheme: { ...USUAL[variant], ...kept } };
}

/**
 * Returns the lift with the variant that the coach has chosen. What the variant allows of the typed sets is kept; said has
 * what was typed before.
 *
 * @param {Lift} lift
 * @param {ProgramApi.Variant} variant
 * @param {ProgramApi.ProgressionEntry[]} methods
 * @returns {Lift}
 */
export function chosen(lift, variant, methods) {
  const next = withVariant(lift, variant, methods);
  return { ...next, scheme: allowedBy(variant, next.scheme), said: Object.keys(lift.scheme).length ? { variant: lift.variant, scheme: lift.scheme } : undefined };
}

/**
 * Returns the builder's form of a lift that a program, a program template or the guide defines.
 *
 * @param {ProgramApi.LiftRequest | (Omit<ProgramApi.PlannedLift, 'start'> & { start?: Partial<ProgramApi.PlannedStart> })} defined
 * @param {(id: string) => string} nameOf
 * @param {ProgramApi.ProgressionEntry[]} methods
 * @returns {Lift}
 */
export function fromRequest({ slotId, exercise = '', scheme, progression, start, force, equipment }, nameOf, methods) {
  /** @type {Lift['scheme']} */
  const flat = {};
  for (const [name, value] of Object.entries(scheme ?? {})) {
    if (typeof value === 'string') continue; // the variant
    if (value !== null && typeof value === 'object') for (const [inner, number_] of Object.entries(value)) flat[`${name}.${inner}`] = number(number_);
    else flat[name] = number(value);
  }
  const lift = withVariant({ ...blank(), scheme: flat }, scheme?.variant ?? 'SINGLE_TOP', methods);
  return {
    ...lift, slotId, exercise, name: nameOf(exercise), method: progression?.method ?? lift.method, increment: text(progression?.increment),
    waveReps: (progression?.waveReps ?? []).join(' '), ...startOf(start), reason: force?.reason ?? '', asks: Boolean(force), equipment: /** @type {ProgramApi.Equipment | undefined} */ (equipment),
  };
}

/** @param {number | null | undefined} value */
const text = (value) => (value === undefined || value === null ? '' : number(value));

/**
 * @param {ProgramApi.Start | undefined} start
 * @returns {Partial<Lift>}
 */
function startOf(start) {
  if (!start) return { start: 'load' };
  if (start.fromHistory) return { start: 'fromHistory', load: text(start.load) };
  if (start.oneRepMax !== undefined) return { start: 'oneRepMax', load: text(start.oneRepMax) };
  if (start.recentSet) return { start: 'recentSet', load: text(start.recentSet.load), reps: text(start.recentSet.reps), rpe: text(start.recentSet.rpe) };
  return { start: 'load', load: text(start.load) };
}

/**
 * Whether the coach enters the first load, or the numbers from which it is computed.
 *
 * @param {Pick<Lift, 'start'>} lift
 */
export const hasNumber = (lift) => lift.start !== 'fromHistory' && lift.start !== 'swap';

/**
 * Whether a lift has an exercise and waits for a first load.
 *
 * @param {Lift} lift
 */
export const lacksLoad = (lift) => Boolean(lift.exercise) && hasNumber(lift) && !lift.load.trim() && !lift.unread?.includes('first');

/**
 * Whether a typed load is below 0: that of an assisted lift, which cannot be planned.
 *
 * @param {Pick<Lift, 'load'>} lift
 */
export const isBelowZero = ({ load }) => (typed(load) ?? 0) < 0;

/**
 * Whether the lift names an exercise and a start, so that the service can judge it.
 *
 * @param {Lift} lift
 */
export function isComplete(lift) {
  return Boolean(lift.exercise) && (!hasNumber(lift) || (typed(lift.load) !== null && (lift.start !== 'recentSet' || (typed(lift.reps) !== null && typed(lift.rpe) !== null))));
}

/**
 * Returns the lift as a request has it. A number that is no number is left out; the form says so beside its field.
 *
 * @param {Lift} lift
 * @param {number} day
 * @returns {ProgramApi.LiftRequest}
 */
export function toRequest(lift, day, withStart = true) {
  /** @type {{ [field: string]: any }} */
  const scheme = { variant: lift.variant };
  for (const field of schemeFields(lift.variant)) {
    const value = typed(lift.scheme[field] ?? '');
    if (value === null) continue;
    const [name, inner] = field.split('.');
    if (inner) scheme[name] = { ...scheme[name], [inner]: value };
    else scheme[name] = value;
  }
  const waveReps = lift.waveReps.split(/[\s,;/–-]+/).map(Number).filter(Boolean);
  return {
    slotId: lift.slotId, day, exercise: lift.exercise, scheme,
    progression: { method: lift.method, increment: typed(lift.increment) ?? undefined, waveReps: lift.method === 'WAVE' && waveReps.length ? waveReps : undefined },
    start: withStart ? start(lift) : lift.start === 'fromHistory' ? { fromHistory: true } : undefined,
    force: lift.reason.trim() ? { reason: lift.reason.trim() } : undefined, equipment: lift.equipment,
  };
}

/**
 * @param {Lift} lift
 * @returns {ProgramApi.Start}
 */
function start(lift) {
  const value = typed(lift.load) ?? undefined;
  if (lift.start === 'fromHistory' || lift.start === 'swap') return { [lift.start]: true };
  if (lift.start === 'recentSet') {
    const set = { load: value, reps: typed(lift.reps) ?? undefined, rpe: typed(lift.rpe) ?? undefined };
    return { recentSet: /** @type {ProgramApi.RecentSet} */ (set) }; // the service says what is missing
  }
  return { [lift.start]: value };
}

/**
 * Returns which numbers of a lift are no numbers, by the names of their fields in the request.
 *
 * @param {Lift} lift
 * @param {string} place
 */
export function notNumbers(lift, place) {
  /** @type {string[][]} */
  const fields = [
    ...schemeFields(lift.variant).map((field) => [`${place}scheme.${field}`, lift.scheme[field] ?? '']),
    [`${place}progression.increment`, lift.increment],
    ...(hasNumber(lift) ? [[startField(lift, place), lift.load]] : []),
    ...(lift.start === 'recentSet' ? [[`${place}start.recentSet.reps`, lift.reps], [`${place}start.recentSet.rpe`, lift.rpe]] : []),
  ];
  return fields.filter(([, value]) => value.trim() && typed(value) === null).map(([field]) => field);
}

/**
 * Returns the name of the field that shows what is wrong with the first load.
 *
 * @param {Pick<Lift, 'start'>} lift
 * @param {string} place
 */
export const startField = (lift, place) => place + 'start' + (hasNumber(lift) ? '.' + (lift.start === 'recentSet' ? 'recentSet.load' : lift.start) : '');
