// What a session has had and has changed, and what is next. Pure functions.
import { isPreparing } from '/page/parts/roles.js';
import { range } from '/page/parts/texts.js';
import { kilograms } from './best.js';
import { lift as liftName, weight } from './lifts.js';
import { t } from './more.js';
import { daysOf, liftsOf, repsOf } from './steps.js';

/** @param {ProgramApi.PlanLift} lift */
const main = (lift) => lift.top ?? lift.straight;

/**
 * Returns how next week's loads compare with this week's for the lifts that were trained.
 *
 * @param {ProgramApi.PlanLift[]} lifts the lifts of this week that were trained
 * @param {ProgramApi.WeekPlan} next
 * @returns {{ lift: ProgramApi.PlanLift, after: ProgramApi.PlanLift, isMoved: boolean }[]}
 */
export function changes(lifts, next) {
  return lifts.flatMap((lift) => {
    const after = next.lifts.find((each) => each.slotId === lift.slotId);
    if (!after || !main(after) || after.why.some(({ rule }) => rule === 'not-yet-trained')) return [];
    const isMoved = written(lift) !== written(after);
    return [{ lift, after, isMoved }];
  });
}

/** @param {ProgramApi.PlanLift} lift */
const written = (lift) => JSON.stringify([lift.exercise, lift.unit, main(lift).load, main(lift).repRange, lift.top?.reps, lift.backoff?.load]);

/**
 * Names a lift that is compared with a later week: with both exercises, if the slot has another one then.
 *
 * @param {ProgramApi.PlanLift} lift
 * @param {ProgramApi.PlanLift | undefined} after
 */
export const named = (lift, after) => liftName(lift) + (!after || after.exercise === lift.exercise ? '' : ' → ' + liftName(after));

const WEEKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
const A_DAY = 86_400_000; // milliseconds

/** @type {(date: string, days: number) => string} */
export const later = (date, days) => new Date(Date.parse(date) + days * A_DAY).toISOString().slice(0, 10);

/**
 * Returns the week of the program in which a date is; undefined before its start.
 *
 * @type {(plan: { week: number, startsOn: string }, date: string) => number | undefined}
 */
export function weekOf({ week, startsOn }, date) {
  const found = week + Math.floor((Date.parse(date) - Date.parse(startsOn)) / (A_DAY * WEEKDAYS.length));
  return found >= 1 ? found : undefined;
}

/**
 * Returns the planned date of a day, also one that is over; undefined if the day has no weekday.
 *
 * @param {ProgramApi.WeekPlan} plan
 * @param {number} day
 */
export function dateOfDay(plan, day) {
  const { date = undefined, weekday = undefined } = plan.days?.find((each) => each.day === day) ?? {};
  const days = WEEKDAYS.indexOf(weekday ?? '') - (new Date(plan.startsOn).getUTCDay() + 6) % 7;
  return date ?? (weekday && later(plan.startsOn, (days + 7) % 7));
}

/**
 * Whether a day that was not trained is over. One without a weekday is when a later day was trained, or with its week.
 *
 * @param {ProgramApi.WeekPlan} plan
 * @param {number} day
 * @param {{ day?: number }[]} sessions the sessions of the week
 * @param {string} today a date
 */
export const isMissed = (plan, day, sessions, today) => (dateOfDay(plan, day) ?? later(plan.startsOn, WEEKDAYS.length - 1)) < today
  || (!dateOfDay(plan, day) && sessions.some((session) => Number(session.day) > day));

/**
 * Returns the day that is trained next: the first one of this week without a session, otherwise the first one of next
 * week. The date is known if the day has a weekday and is still to come; of next week at least its first day is.
 *
 * @param {ProgramApi.WeekPlan} plan
 * @param {ProgramApi.WeekPlan | null | undefined} next
 * @param {{ day?: number }[]} sessions the sessions of the week
 * @param {string} today a date
 * @returns {{ day: number, lifts: ProgramApi.PlanLift[], date?: string, from?: string } | null}
 */
export function nextDay(plan, next, sessions, today) {
  const done = new Set(sessions.map((session) => session.day));
  const day = daysOf(plan).find((each) => !done.has(each));
  if (day !== undefined) return { day, lifts: liftsOf(plan, day), date: [dateOf(plan, day)].find((date) => date && date > today) };
  const [first] = next ? daysOf(next) : [];
  if (!next || first === undefined) return null;
  return { day: first, lifts: liftsOf(next, first), date: dateOf(next, first), from: next.startsOn };
}

/**
 * Returns what a change of sets has moved: loads of this week and of next week. Those of this week's lifts that were
 * trained already are over: what was done is judged by them from now on.
 *
 * @param {(ProgramApi.WeekPlan | null | undefined)[]} before the plans of this and next week before the change
 * @param {(ProgramApi.WeekPlan | null | undefined)[]} now
 * @param {(lift: ProgramApi.PlanLift) => boolean} isTrained whether a lift was trained this week
 */
export function movedBy(before, now, isTrained) {
  return now.flatMap((week, i) => {
    const old = before[i];
    if (!old || !week || old.week !== week.week || old.programId !== week.programId) return [];
    return changes(old.lifts, week).filter(({ isMoved }) => isMoved).map((change) => ({ ...change, week: week.week, isNext: i > 0, isOver: i === 0 && isTrained(change.lift) }));
  });
}

/** @type {(plan: ProgramApi.WeekPlan, day: number) => string | undefined} */
const dateOf = (plan, day) => plan.days?.find((each) => each.day === day)?.date;

const CEILING = 9; // RPE up to which a target counts as reached (docs/training-rules.md § 2)
const OF_SINGLE = 9.5; // the same for HEAVY_SINGLE

/**
 * Whether the sets of a lift reach what was asked: at its load, with its reps, and not harder than its ceiling.
 *
 * @param {ProgramApi.PlanLift} lift
 * @param {{ role: string, load: { value: number }, reps: number, rpe?: number | null }[]} sets
 */
export function isReached({ top, straight, variant }, sets) {
  const most = variant === 'HEAVY_SINGLE' ? OF_SINGLE : CEILING;
  const reaches = (/** @type {typeof sets[number]} */ set, /** @type {number} */ load, /** @type {number} */ reps) => set.load.value >= load && set.reps >= reps && (set.rpe ?? 0) <= most;
  if (top) {
    const tops = sets.filter(({ role }) => role === 'TOP');
    const heaviest = Math.max(...tops.map(({ load }) => load.value));
    return tops.length > 0 && tops.every((set) => set.load.value < heaviest || reaches(set, top.load, top.reps));
  }
  if (straight.totalReps) {
    const counted = sets.slice(0, straight.sets);
    return repsOf(counted) >= straight.totalReps && counted.every((set, i) => reaches(set, straight.load, i ? 0 : straight.repRange.min));
  }
  return sets.filter((set) => reaches(set, straight.load, straight.repRange.min)).length >= straight.sets;
}

/**
 * Counts the sets, with the warm-ups apart because they do not count, for example: 10 sets, 2 warm-ups.
 *
 * @param {{ role: string }[]} sets
 */
export function countOf(sets) {
  const preparing = sets.filter((set) => isPreparing(set.role)).length;
  return t('sets', { n: sets.length - preparing }) + (preparing ? ', ' + t('sets.warmUp', { n: preparing }) : '');
}

/**
 * Writes what is asked of a lift, for example: 120 kg × 4, then 102.5 kg.
 *
 * @param {ProgramApi.PlanLift} lift
 */
export const asked = (lift) => together(lift.top
  ? `${weight(lift.exercise, lift.top.load, lift.unit)} × ${lift.top.reps}`
  : `${weight(lift.exercise, lift.straight.load, lift.unit)} × ${range(lift.straight.repRange)}`)
  + (lift.top && lift.backoff ? ', ' + together(t('after.then', { load: weight(lift.exercise, lift.backoff.load, lift.unit) })) : '');

/** @param {string} text what no line divides */
const together = (text) => text.replaceAll(' ', '\u00a0');

/**
 * Returns a lift as it was asked when its session began, if that is known and it was computed again since, for example after
 * a correction.
 *
 * @param {ProgramApi.PlanLift} lift the lift as the plan has it now
 * @param {{ sessionId: string } | undefined} session the session with its sets
 * @param {(sessionId: string) => ProgramApi.PlanLift[] | undefined} askedIn
 */
export function asOnTheDay(lift, session, askedIn) {
  const then = session && askedIn(session.sessionId)?.find(({ slotId }) => slotId === lift.slotId);
  return {
    shown: then ?? lift,
    since: then && asked(then) !== asked(lift) ? asked(lift) : '',
  };
}

/**
 * Returns the best 1RM that is estimated from the sets of an exercise before a session, in the unit of a set, and the start
 * of the oldest session of which it is the best; undefined without one.
 *
 * @param {{ exercise: string, load: { unit: string } }} set
 * @param {{ startedAt: string, sets: { exercise: string, role: Page.Role, load: import('./best.js').Load, reps: number, rpe?: number | null }[] }[]} known sessions in any order
 * @param {string} startedAt the start of the session
 * @param {typeof import('./phone.js').estimate} estimate
 */
export function bestBefore({ exercise, load: { unit } }, known, startedAt, estimate) {
  const ofSet = (/** @type {(typeof known)[number]['sets'][number]} */ each) => estimate({ ...each, load: { value: kilograms(each.load) / kilograms({ value: 1, unit }) } });
  const of = known.filter((session) => Date.parse(session.startedAt) < Date.parse(startedAt))
    .map(({ startedAt: since, sets }) => ({ since, value: Math.max(0, ...sets.filter((each) => each.exercise === exercise && !isPreparing(each.role)).map(ofSet)) })).filter(({ value }) => value);
  const [first] = of.map(({ since }) => since).sort((a, b) => Date.parse(a) - Date.parse(b));
  return of.length ? { value: Math.max(...of.map(({ value }) => value)), since: first } : undefined;
}

/**
 * Returns two sets of each exercise: the heaviest, of two with one load that with more reps; and that with the highest
 * estimated 1RM, which is the heaviest if none has an estimate. The exercise with the newest of them is first. Without a
 * load a set counts only if the load is added to the bodyweight.
 *
 * @template {{ exercise: string, role: Page.Role, load: import('./best.js').Load, reps: number, rpe?: number | null, completedAt: string }} S
 * @param {S[]} sets
 * @param {typeof import('./phone.js').estimate} estimate
 * @param {string[]} [added] the exercises whose load is added to the bodyweight
 * @returns {{ heaviest: S, strongest: S }[]}
 */
export function bests(sets, estimate, added = []) {
  const counted = sets.filter((set) => !isPreparing(set.role) && set.reps > 0 && (set.load.value > 0 || added.includes(set.exercise)));
  const best = (/** @type {S[]} */ own, /** @type {(one: S, other: S) => number} */ compare) => own.reduce((one, other) => (compare(other, one) > 0 ? other : one));
  const oneRep = (/** @type {S} */ set) => estimate({ ...set, load: { value: kilograms(set.load) } });
  const newest = (/** @type {{ heaviest: S, strongest: S }} */ { heaviest, strongest }) => Math.max(...[heaviest, strongest].map(({ completedAt }) => Date.parse(completedAt)));
  return [...Map.groupBy(counted, ({ exercise }) => exercise).values()].map((own) => {
    const heaviest = best(own, (one, other) => kilograms(one.load) - kilograms(other.load) || one.reps - other.reps);
    return { heaviest, strongest: added.includes(heaviest.exercise) ? heaviest : best([heaviest, ...own], (one, other) => oneRep(one) - oneRep(other)) };
  }).sort((a, b) => newest(b) - newest(a));
}
