// The days of the sets of which a reason speaks, and what several sessions of a lift in one week count for.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { isPreparing } from '/page/parts/roles.js';
import { dayOf } from '/page/parts/texts.js';
import { read } from './last.js';
import { t } from './more.js';
import { dateOf, sessions, setsOf } from './sessions.js';
import { isOf } from './steps.js';
import { servicesSessions } from './training.js';

/** @typedef {{ startedAt: string, sets: { setId: string }[] }} Dated */

/** Returns the sessions as the services know them, with the newest ones as they were read with the page. */
export const knownSessions = () => [...new Map([...read, ...servicesSessions()].map((session) => [session.sessionId, session])).values()];

/**
 * Returns the dates of the sessions that have some of these sets, the oldest first.
 *
 * @param {string[]} setIds
 * @param {Dated[]} known
 */
export const datesOf = (setIds, known) => datesOfSessions(known.filter(({ sets }) => sets.some(({ setId }) => setIds.includes(setId))));

/** @param {{ startedAt: string }[]} known */
const datesOfSessions = (known) => [...new Set(known.map(({ startedAt }) => dateOf(startedAt)))].sort();

/** @type {(dates: string[]) => string} */
const listed = (dates) => dates.map((date) => (isToday(date) ? t('when.today') : dayOf(date))).join(', ');

/** @param {string} date */
const isToday = (date) => date === dateOf(new Date().toISOString());

/**
 * Says before a reason when the sets were lifted that it names, if not all of them today: a reason can be about last week,
 * or about another session of the week than the one that is in view.
 *
 * @param {{ setIds?: string[] }} reason
 */
export function when({ setIds = [] }) {
  if (!setIds.length) return nothing;
  const dates = datesOf(setIds, [...knownSessions(), ...sessions().map((session) => ({ startedAt: session.startedAt, sets: setsOf(session) }))]);
  return dates.some((date) => !isToday(date)) ? html`<b>${listed(dates)}:</b> ` : nothing;
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
 * @param {{ startedAt: string }[]} own the sessions with the lift
 */
export const together = (lift, own) => (own.length < 2 ? nothing : html`<p class="notice" data-together>${t(
  'together.' + (lift.top ? 'top' : isOfOneSession(lift) ? 'best' : 'straight'), { n: own.length, dates: listed(datesOfSessions(own)) })}</p>`);
