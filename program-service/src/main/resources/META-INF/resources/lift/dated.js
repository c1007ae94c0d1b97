// The days of the sets of which a reason speaks, and what several sessions of a lift in one week count for.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { isPreparing } from '/page/parts/roles.js';
import { dayOf } from '/page/parts/texts.js';
import { clockAt } from '/page/log/times.js';
import { read } from './last.js';
import { t } from './more.js';
import { dateOf, sessions, setsOf } from './sessions.js';
import { isOf } from './steps.js';
import { servicesSessions, training } from './training.js';

/** @typedef {{ sessionId: string, startedAt: string, sets: { setId: string }[] }} Dated */

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

/**
 * Writes the dates of sessions, the oldest first, and the time of those that share their date with another one.
 *
 * @param {{ sessionId?: string, startedAt: string }[]} own
 * @param {Dated[]} known
 */
export function datesOf(own, known) {
  const isAlone = (/** @type {typeof own[number]} */ { sessionId, startedAt }) => ![...known, ...own].some((other) => other.sessionId !== sessionId && dateOf(other.startedAt) === dateOf(startedAt));
  const day = (/** @type {string} */ startedAt) => (isToday(startedAt) ? t('when.today') : dayOf(dateOf(startedAt)));
  return [...own].sort((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt))
    .map((session) => day(session.startedAt) + (isAlone(session) ? '' : ' ' + clockAt(session.startedAt, training.known.profile?.timeZone))).join(', ');
}

/** @param {string} startedAt */
const isToday = (startedAt) => dateOf(startedAt) === dateOf(new Date().toISOString());

/**
 * Says before a reason when the sets were lifted that it names, if not all of them in the only session of today: a reason
 * can be about last week, or about another session of the week than the one that is in view.
 *
 * @param {{ setIds?: string[] }} reason
 */
export function when({ setIds = [] }) {
  if (!setIds.length) return nothing;
  const known = allSessions();
  const own = known.filter(({ sets }) => sets.some(({ setId }) => setIds.includes(setId)));
  const dates = datesOf(own, known);
  return own.length && dates !== t('when.today') ? html`<b>${dates}:</b> ` : nothing;
}

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
 * Says what several sessions of a lift in one week count for; nothing of a single one.
 *
 * @param {ProgramApi.PlanLift} lift
 * @param {{ sessionId?: string, startedAt: string }[]} own the sessions with the lift
 */
export const together = (lift, own) => (own.length < 2 ? nothing : html`<p class="notice" data-together>${t(
  'together.' + (lift.top ? 'top' : isOfOneSession(lift) ? 'best' : 'straight'), { n: own.length, dates: datesOf(own, []) })}</p>`);
