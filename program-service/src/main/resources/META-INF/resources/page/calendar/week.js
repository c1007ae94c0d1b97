// Sorts the calendar of the gym by date: who trains on it, who has trained and who has missed a day. Pure functions.
import { lastDay } from '../done.js';
import { isAnswered, linesOf } from '../flags.js';

/**
 * @typedef {ProgramApi.CalendarAthlete} Athlete
 * @typedef {{ athlete: Athlete, date: string, day?: number, sessionId?: string, state: string }} Entry
 */

const DAYS = 7;

/**
 * Returns the Monday of the week of a date, such as 2026-11-23, some weeks later.
 *
 * @param {string} date
 */
export function mondayOf(date, weeksLater = 0) {
  const monday = new Date(date + 'T12:00:00Z');
  monday.setUTCDate(monday.getUTCDate() - ((monday.getUTCDay() + 6) % DAYS) + weeksLater * DAYS);
  return monday.toISOString().slice(0, 10);
}

/**
 * Returns the seven dates from a date on.
 *
 * @param {string} from
 */
export const datesFrom = (from) => Array.from({ length: DAYS }, (_, n) => {
  const date = new Date(from + 'T12:00:00Z');
  date.setUTCDate(date.getUTCDate() + n);
  return date.toISOString().slice(0, 10);
});

/**
 * Returns the entries of each date: athlete, day and state, which is TRAINED, MISSED or PLANNED. A session stands on the
 * date on which it was trained, so the planned date of its day has no entry of its own.
 *
 * @param {Athlete[]} athletes
 */
export function entriesByDate(athletes) {
  /** @type {Entry[]} */
  const entries = athletes.flatMap((athlete) => [
    ...athlete.sessions.map((session) => ({ athlete, ...session, state: 'TRAINED' })),
    ...athlete.planned.filter((planned) => !athlete.sessions.some((session) => stands(session, planned)))
      .map(({ date, day, state }) => ({ athlete, date, day, state })),
  ]);
  entries.sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || a.athlete.name.localeCompare(b.athlete.name));
  return Map.groupBy(entries, (entry) => entry.date);
}

/**
 * Counts the entries of a week, and those of today.
 *
 * @param {Map<string, Entry[]>} entries
 * @param {string} today
 */
export function countsOf(entries, today) {
  const count = (/** @type {Entry[]} */ some, /** @type {string} */ wish) => some.filter(({ state }) => state === wish).length;
  const [all, now] = [[...entries.values()].flat(), entries.get(today) ?? []];
  return { trained: count(all, 'TRAINED'), planned: count(all, 'PLANNED'), missed: count(all, 'MISSED'), trainedToday: count(now, 'TRAINED'), plannedToday: count(now, 'PLANNED') };
}

const ORDER = ['MISSED', 'PLANNED', 'TRAINED'];

/**
 * Whether a session of the week is the training of a planned date.
 *
 * @type {(session: ProgramApi.CalendarSession, planned: ProgramApi.PlannedDate) => boolean}
 */
const stands = (session, planned) => planned.state === 'TRAINED' && (session.day === planned.day || (session.day === undefined && session.date === planned.date));

/**
 * What the week shows of an athlete's program beside its days: the first dates of deload weeks, and the pauses.
 *
 * @typedef {{ deloads: string[], pauses: ProgramApi.Pause[] }} Breaks
 */

/**
 * Whether a date is in a deload week.
 *
 * @param {Breaks | undefined} breaks
 * @param {string} date
 */
export const isDeload = (breaks, date) => Boolean(breaks?.deloads.some((startsOn) => startsOn <= date && date <= lastDay(startsOn)));

/**
 * Returns the athletes of whom it has to be read how the week is another one: a deload is near, or nothing of them is planned
 * although a program runs.
 *
 * @param {Athlete[]} athletes
 * @param {Map<string, Page.Row>} rows
 */
export const withBreaks = (athletes, rows) => athletes.flatMap((athlete) => {
  const row = rows.get(athlete.athleteId);
  return row?.programId && (row.lifts.some(({ planned, nextPlanned }) => planned ?? nextPlanned) || !athlete.planned.length) ? [row] : [];
});

/**
 * Groups athletes by why the week shows nothing of them, in the order in which a coach can do something about it.
 *
 * @param {Athlete[]} athletes
 * @param {Map<string, Page.Row>} rows the rows of the roster, by athlete
 * @param {(athleteId: string) => boolean} isPaused whether a pause is known that the week is in
 * @returns {[why: 'noProgram' | 'notBegun' | 'noWeekdays' | 'paused', athletes: Athlete[]][]}
 */
export function restByReason(athletes, rows, isPaused) {
  const why = (/** @type {Athlete} */ { athleteId }) => {
    const row = rows.get(athleteId);
    if (isPaused(athleteId)) return 'paused';
    if (row && !row.programId) return 'noProgram';
    return row && row.week < 1 ? 'notBegun' : 'noWeekdays';
  };
  return REASONS.map((reason) => /** @type {[typeof reason, Athlete[]]} */ ([reason, athletes.filter((each) => why(each) === reason)])).filter(([, all]) => all.length > 0);
}

/**
 * Returns the open flags of an athlete that ask for a decision, in one line for each lift, the most urgent first.
 *
 * @param {Pick<Page.Row, 'flags' | 'lifts'> | undefined} row
 * @param {boolean} [withoutPain] whether pain is left out, because it is marked where it hurt
 */
export const toWatch = (row, withoutPain = false) => (row ? linesOf(row.flags.filter((each) => each.needsLook && !each.seen && !isAnswered(row, each) && !(withoutPain && PAIN.includes(each.code)))) : []);

/**
 * Returns the flags by which an athlete has reported pain in the running week or the one before: then the sessions are marked in
 * which it hurt.
 *
 * @param {Pick<Page.Row, 'flags'> | undefined} row
 */
export const painOf = (row) => row?.flags.filter(({ code }) => PAIN.includes(code)) ?? [];

const PAIN = ['PAIN_REPORTED', 'PAIN_PERSISTS'];

/**
 * Returns the sessions in which something hurt.
 *
 * @param {Pick<SessionApi.Session, 'sessionId' | 'sets'>[]} sessions
 */
export const painful = (sessions) => sessions.flatMap(({ sessionId, sets }) => (sets.some(({ pain }) => pain) ? [sessionId] : []));

/**
 * Returns the date on which the week shows what to watch of an athlete: the first one from today on, because a coach meets the athlete
 * then. Undefined if none is left.
 *
 * @param {Athlete} athlete
 * @param {string} today
 */
export const watchedOn = (athlete, today) => [...athlete.planned.filter(({ state }) => state !== 'TRAINED'), ...athlete.sessions]
  .map(({ date }) => date).filter((date) => date >= today).sort()[0];

const REASONS = /** @type {const} */ (['noProgram', 'notBegun', 'noWeekdays', 'paused']);

/**
 * Returns the athletes of whom the week shows nothing.
 *
 * @param {Athlete[]} athletes
 */
export const restOf = (athletes) => athletes.filter((athlete) => !athlete.planned.length && !athlete.sessions.length);
