// A forgotten session as it is typed. Pure functions.
import { aDate, aText, wrongOf } from '../parts/checks.js';
import { number, range, textsOf } from '../parts/texts.js';
import { wrongIn } from './entry.js';
import { askedOf } from './planned.js';
import { inZone, millisOf } from './times.js';

const t = await textsOf('/page/log');

/**
 * A set of the session. Its id is made with the row, so that a repeated request adds it once; proposed is the load that a
 * plan has filled in, and planned are its reps and its RPE.
 *
 * @typedef {import('./entry.js').Entry & { setId: string, slotId?: string, asked?: string, proposed?: string, planned?: { reps: string, rpe: string } }} Row
 * warmUps are the warm-up sets of the plan, which count as done unless the coach says otherwise: without them the week
 * would say that nobody warmed up.
 *
 * @typedef {{ date: string, time: string, day: string, rows: Row[], warmUps: Row[], isWarmedUp: boolean }} Typed
 */

/**
 * Returns the rows that a day of a plan suggests: one for each set, with the planned load and without reps.
 *
 * @param {ProgramApi.PlanLift[]} lifts
 * @param {number} day
 * @param {() => string} newId
 * @returns {Row[]}
 */
export const rowsOf = (lifts, day, newId) => lifts.filter((lift) => lift.day === day).flatMap((lift) => askedOf(lift).flatMap((asked) => Array.from({ length: asked.sets }, () => ({
  ...rowOf(lift, asked.role, asked.load, newId()), ...proposal(asked),
}))));

/** @type {(lift: ProgramApi.PlanLift, role: string, load: number, setId: string) => Row} */
const rowOf = ({ slotId, exercise, unit }, role, load, setId) => ({ setId, slotId, exercise, role, value: number(load), unit, reps: '', rpe: '', pain: false, note: '' });

/**
 * Returns the warm-up sets before the top sets of a day of a plan.
 *
 * @param {ProgramApi.PlanLift[]} lifts
 * @param {number} day
 * @param {() => string} newId
 * @returns {Row[]}
 */
export const warmUpsOf = (lifts, day, newId) => lifts.filter((lift) => lift.day === day && lift.top)
  .flatMap((lift) => (lift.warmUp ?? []).map(({ load, reps }) => ({ ...rowOf(lift, 'WARM_UP', load, newId()), reps: String(reps) })));

/** @param {import('./planned.js').AskedSets} asked */
const proposal = (asked) => ({
  asked: asked.reps === undefined ? range(asked.range) : String(asked.reps), proposed: number(asked.load),
  planned: { reps: String(asked.reps ?? asked.range.min), rpe: asked.rpe === undefined ? '' : number(asked.rpe) },
});

/**
 * Returns the rows with the reps and the RPE of the plan, where nothing was typed. Of a range of reps the fewest are as planned.
 *
 * @param {Row[]} rows
 */
export const asPlanned = (rows) => rows.map((row) => (row.planned && !doneRows([row]).length ? { ...row, ...row.planned } : row));

/**
 * Returns the sets that asPlanned() fills in, the same ones that follow each other together: how many, and the first row.
 *
 * @param {Row[]} rows
 */
export function missingSets(rows) {
  /** @type {{ n: number, row: Row }[]} */
  const sets = [];
  for (const row of rows.filter((each) => each.planned && !doneRows([each]).length)) {
    const last = sets.at(-1);
    const isSame = last && last.row.slotId === row.slotId && last.row.value === row.value && last.row.planned?.reps === row.planned?.reps;
    if (isSame) last.n++;
    else sets.push({ n: 1, row });
  }
  return sets;
}

/**
 * Returns the day of a plan that a session of a date is for: the one with that date, the only one, otherwise the first one that
 * was not trained yet in its week; undefined if all were.
 *
 * @param {Pick<ProgramApi.WeekPlan, 'lifts' | 'days' | 'startsOn'> | null} plan
 * @param {string} date
 * @param {Pick<SessionApi.LoggedSet, 'slotId' | 'completedAt'>[]} sets the athlete's sets
 */
export function dayOfSession(plan, date, sets) {
  if (!plan) return undefined;
  const dated = plan.days?.find((each) => each.date === date)?.day;
  const days = [...new Set(plan.lifts.map(({ day }) => day))].sort((a, b) => a - b);
  const isDone = (/** @type {number} */ day) => sets.some(({ slotId, completedAt }) => completedAt >= plan.startsOn && plan.lifts.some((lift) => lift.day === day && lift.slotId === slotId));
  return dated ?? (days.length === 1 ? days[0] : days.find((day) => !isDone(day)));
}

/**
 * Returns the day of a session whose date has changed: the one that the coach has chosen, otherwise the one that is planned for the
 * date. Beside typed sets a day that no date plans stays.
 *
 * @param {Parameters<typeof dayOfSession>[0]} plan of the week of the date
 * @param {string} date
 * @param {{ before: number, isKept: boolean, isOwn: boolean, sets: Parameters<typeof dayOfSession>[2] }} known before: the day until now; isOwn: whether sets
 * are typed
 */
export function dayAfter(plan, date, { before, isKept, isOwn, sets }) {
  const isOfPlan = plan?.lifts.some(({ day }) => day === before) === true;
  if (isKept && isOfPlan) return before;
  if (!isOwn) return dayOfSession(plan, date, sets);
  return plan?.days?.find((each) => each.date === date)?.day ?? (isOfPlan ? before : undefined);
}

/**
 * Returns the rows with the loads of the plan of another week, where the coach has left the proposed load.
 *
 * @param {Row[]} rows
 * @param {ProgramApi.PlanLift[]} lifts
 * @returns {Row[]}
 */
export const replanned = (rows, lifts) => rows.map((row) => {
  const lift = lifts.find(({ slotId, exercise }) => slotId === row.slotId && exercise === row.exercise);
  const asked = lift && askedOf(lift).find(({ role }) => role === row.role);
  return asked && row.proposed === row.value ? { ...row, value: number(asked.load), ...proposal(asked) } : row;
});

/**
 * Returns a row for one more set, like the one before it.
 *
 * @param {Row | undefined} before
 * @param {string} unit
 * @param {string} setId
 * @returns {Row}
 */
export const nextRow = (before, unit, setId) => ({
  setId, slotId: before?.slotId, exercise: before?.exercise ?? '', role: before?.role ?? 'STRAIGHT', value: before?.value ?? '', unit: before?.unit ?? unit, reps: '', rpe: '', pain: false, note: '',
});

/**
 * Returns the rows that were filled in. A row without reps and RPE was not done.
 *
 * @param {Row[]} rows
 */
export const doneRows = (rows) => rows.filter(({ reps, rpe }) => reps.trim() || rpe.trim());

/**
 * Returns the rows that were filled in, with the warm-up sets of a lift before its first one.
 *
 * @param {Pick<Typed, 'rows' | 'warmUps' | 'isWarmedUp'>} typed
 * @returns {Row[]}
 */
export function liftedRows({ rows, warmUps, isWarmedUp }) {
  const done = doneRows(rows);
  if (!isWarmedUp) return done;
  const isOf = (/** @type {Row} */ warmUp, /** @type {Row} */ row) => warmUp.slotId === row.slotId && warmUp.exercise === row.exercise;
  return done.flatMap((row, n) => [...warmUps.filter((each) => done.findIndex((other) => isOf(each, other)) === n), row]);
}

/**
 * Returns what is wrong, by the names of the fields.
 *
 * @param {Typed} typed
 * @param {{ now: number, timeZone?: string, isBodyweight: (exercise: string) => boolean }} known now: milliseconds
 */
export function wrongInSession({ date, time, rows }, { now, timeZone, isBodyweight }) {
  const today = inZone(now, timeZone).slice(0, 10);
  const wrong = wrongOf({ date, time }, { date: aDate({ required: t('new.needsDate'), to: today }), time: aText({ required: t('new.needsTime') }) });
  if (date === today && time && millisOf(date, time, timeZone) > now) wrong.time = t('new.future');
  for (const [i, row] of rows.entries()) {
    if (!doneRows([row]).length) continue;
    for (const [field, message] of Object.entries(wrongIn(row, isBodyweight(row.exercise)))) wrong[`sets[${i}].${field}`] = message;
  }
  return wrong;
}
