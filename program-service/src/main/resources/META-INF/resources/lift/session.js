// The sets of a session that is over, each of which can be corrected or removed, and to which one can be added.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { exercise as nameOf } from '/page/words.js';
import { add } from './editor.js';
import { t } from './more.js';
import { setsOf } from './sessions.js';
import { setList } from './setlist.js';
import { liftsOf } from './steps.js';
import { addable } from './forgotten.js';
import { training } from './training.js';

const A_WEEK = 7; // days
const A_DAY = 86_400_000; // milliseconds

/**
 * @param {ShownSession} session
 * @param {(name: string) => unknown} [head] writes the name of an exercise as a heading of another level
 */
export function sessionSets(session, head = (name) => html`<h3>${name}</h3>`) {
  const sets = setsOf(session);
  const lifts = addable(sets, liftsOfPlan(session));
  return html`${[...Map.groupBy(sets, (set) => set.exercise)].map(([exercise, own]) => html`${head(nameOf(exercise))}${setList(own)}`)}
    ${sets.length ? nothing : html`<p class="quiet">${t('session.empty')}</p>`}
    ${lifts.length ? html`<button type="button" @click=${() => add(session, session.day, lifts)}>${t('add.title')}</button>` : nothing}`;
}

/**
 * The lifts of the session's day, if the session is of the current program: with their loads if it is of this week.
 *
 * @param {ShownSession} session
 * @returns {{ lift: ProgramApi.PlanLift, isOfWeek: boolean }[]}
 */
function liftsOfPlan(session) {
  const { plan } = training.known;
  if (!plan || !session.day) return [];
  const days = (Date.parse(session.startedAt) - Date.parse(plan.startsOn)) / A_DAY;
  if (days < -A_WEEK * (plan.week - 1)) return [];
  return liftsOf(plan, session.day).map((lift) => ({ lift, isOfWeek: days >= 0 }));
}

/** The sets of a session in words, for example: Squat, Leg Press. */
export const liftsIn = (/** @type {ShownSet[]} */ sets) => [...new Set(sets.map((set) => nameOf(set.exercise)))].join(', ');

