// The days of the sets of which a reason speaks, and what several sessions of a lift in one week count for.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { isPreparing } from '/page/parts/roles.js';
import { dayOf } from '/page/parts/texts.js';
import { clockAt } from '/page/log/times.js';
import { read } from './last.js';
import { lift as liftName } from './lifts.js';
import { t } from './more.js';
import { dateOf, sessions, sessionsSince, setsOf } from './sessions.js';
import { isOf } from './steps.js';
import { servicesSessions, training } from './training.js';

/** @typedef {{ sessionId: string, startedAt: string, sets: { setId: string, revision?: number | null }[] }} Dated */

/** Returns the sessions as the services know them, with the newest ones as they were read with the page. */
export const knownSessions = () => [...new Map([...read, ...servicesSessions()].map((session) => [session.sessionId, session])).values()];

/**
 * Returns all sessions with sets that are known here.
 *
 * @returns {Dated[]}
 */
const allSessions = () => {
  const here = sessions().map(({ sessionId, startedAt, ...session }) => ({ sessionId, startedAt, sets: setsOf({ sessionId, ...session }) }));
  return [...new Map([...knownSessions(), ...here].map((session) => [session.sessionId, session])).values()].filter(({ sets }) => sets.length);
};

/** @typedef {{ sessionId?: string, startedAt: string }} Started */

/**
 * Writes when a session began, if another one shares its date; otherwise nothing.
 *
 * @param {Started} session
 * @param {Started[]} [known]
 */
export const timeOf = ({ sessionId, startedAt }, known = allSessions()) => (known.some((other) => other.sessionId !== sessionId && dateOf(other.startedAt) === dateOf(startedAt))
  ? ' ' + clockAt(startedAt, training.known.profile?.timeZone) : '');

/**
 * Writes the dates of sessions, the oldest first, and the time of those that share their date with another one.
 *
 * @param {Started[]} own
 * @param {Started[]} known
 */
export const datesOf = (own, known) => [...own].sort((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt))
  .map((session) => (isToday(session.startedAt) ? t('when.today') : dayOf(dateOf(session.startedAt))) + timeOf(session, [...known, ...own])).join(', ');

/** @param {string} startedAt */
const isToday = (startedAt) => dateOf(startedAt) === dateOf(new Date().toISOString());

/**
 * Writes on which days the sets were lifted that decide and were corrected; empty if none is known.
 *
 * @param {{ setIds?: string[] }[]} why
 */
export function corrected(why) {
  const ids = why.flatMap(({ setIds = [] }) => setIds);
  const known = allSessions();
  return datesOf(known.filter(({ sets }) => sets.some(({ setId, revision }) => Number(revision) > 1 && ids.includes(setId))), known);
}

/**
 * Returns for each reason what stands before it: when its sets were lifted, if the reason before does not say the same. All
 * of the only session of today, or of the session in view, need no date; if another session is among them, each reason has
 * one.
 *
 * @param {{ setIds?: string[] }[]} why
 * @param {string} [inView] the id of the session that is in view
 */
export function when(why, inView) {
  const known = allSessions();
  const all = why.map(({ setIds = [] }) => known.filter(({ sets }) => sets.some(({ setId }) => setIds.includes(setId))));
  const dates = all.map((own) => datesOf(own, known));
  if (all.every((own, i) => own.every(({ sessionId }) => sessionId === inView) || dates[i] === t('when.today'))) return why.map(() => nothing);
  return dates.map((each, i) => (each && each !== dates.slice(0, i).findLast(Boolean) ? html`<b>${each[0].toUpperCase()}${each.slice(1)}:</b> ` : nothing));
}

/**
 * Returns the sessions since a week began, with their sets, also those that this device has not sent yet.
 *
 * @param {ProgramApi.WeekPlan} plan
 */
export const sessionsOf = (plan) => sessionsSince(plan).map((session) => ({ ...session, sets: setsOf(session) }));

/**
 * Returns the sessions with sets of a lift that count.
 *
 * @template {{ sets: ShownSet[] }} S
 * @param {ProgramApi.PlanLift} lift
 * @param {S[]} past
 */
export const withLift = (lift, past) => past.filter(({ sets }) => sets.some((set) => isOf(lift)(set) && !isPreparing(set.role)));

/**
 * Whether one session decides about a lift, the best of the week. Of other lifts the sets of all sessions count
 * (docs/training-rules.md).
 *
 * @param {{ variant: string }} lift
 */
export const isOfOneSession = ({ variant }) => variant === 'CLUSTER' || variant === 'REST_PAUSE';

/**
 * Says once of all lifts that were trained in several sessions of a week what these count for; nothing without one.
 *
 * @param {{ lift: ProgramApi.PlanLift, own: Started[] }[]} trained own: the sessions with the lift
 */
export function together(trained) {
  const several = trained.filter(({ own }) => own.length > 1);
  if (!several.length) return nothing;
  const own = [...new Map(several.flatMap((each) => each.own).map((session) => [session.sessionId, session])).values()];
  const kinds = new Set(several.map(({ lift }) => (lift.top ? 'top' : isOfOneSession(lift) ? 'best' : 'straight')));
  const lifts = [...new Set(several.map(({ lift }) => liftName(lift)))].join(', ');
  return html`<p class="notice" data-together>${t('together', { lifts, dates: datesOf(own, []) })} ${[...kinds].map((kind) => t('together.' + kind)).join(' ')}</p>`;
}
