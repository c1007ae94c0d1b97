// The sets of a session that is over, each of which can be corrected or removed, and to which one can be added.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { confirmFinal } from '/page/parts/dialog.js';
import { exercise as nameOf } from '/page/words.js';
import { weekOf } from './after.js';
import { askedIn } from './asked.js';
import { add } from './editor.js';
import { changing } from './effect.js';
import { late, needed } from './lifts.js';
import { t } from './more.js';
import { dateOf, drop, sessionsSince, setsOf } from './sessions.js';
import { setList } from './setlist.js';
import { dayToTrain, isOf, liftsOf } from './steps.js';
import { t as ofToday } from './texts.js';
import { addable } from './forgotten.js';
import { training } from './training.js';

/**
 * The button that logs a session of a day that was missed, or of another day.
 *
 * @param {ProgramApi.WeekPlan} plan
 * @param {'wide' | 'quiet'} kind
 */
export const missedButton = (plan, kind) => html`<button type="button" class=${kind} @click=${() => needed(import('./missed.js'))
  .then(({ addMissed }) => addMissed(plan, dayToTrain(plan, sessionsSince(plan)), true))}>${ofToday('today.missed')}</button>`;

/**
 * @param {ShownSession} session
 * @param {(name: string) => unknown} [head] writes the name of an exercise as a heading of another level
 */
export function sessionSets(session, head = (name) => html`<h3>${name}</h3>`) {
  const sets = setsOf(session);
  const planned = liftsOfPlan(session);
  const instead = Object.values(late.instead(planned.map(({ lift }) => lift), sets));
  const isBesides = (/** @type {ShownSet[]} */ own) => planned.length && own.every((set) => !planned.some(({ lift }) => isOf(lift)(set)));
  return html`${[...Map.groupBy(sets, (set) => set.exercise)].map(([exercise, own]) => {
    const other = instead.find((each) => each.exercise === exercise);
    return html`${head(nameOf(exercise))}${isBesides(own) ? html`<p class="quiet">${other?.remark ?? t('session.besides')}</p>` : nothing}${setList(own, other)}`;
  })}
    ${sets.length ? nothing : html`<p class="quiet">${t('session.empty')}</p>`}
    ${sets.length + planned.length ? html`<button type="button" @click=${() => addLater(session)}>${t('add.title')}</button>` : nothing}`;
}

/**
 * Adds a set, which is offered as the plan asked for it in the session.
 *
 * @param {ShownSession} session
 */
async function addLater(session) {
  const asked = (await needed(askedIn(session))).filter(({ day }) => day === session.day);
  const planned = asked.length ? asked.map((lift) => ({ lift, isOfWeek: true })) : liftsOfPlan(session);
  await add(session, session.day, addable(setsOf(session), planned));
}

/**
 * The lifts of the session's day, if the session is of the current program: with their loads if it is of this week.
 *
 * @param {ShownSession} session
 * @returns {{ lift: ProgramApi.PlanLift, isOfWeek: boolean }[]}
 */
function liftsOfPlan(session) {
  const { plan } = training.known;
  const week = plan && weekOf(plan, dateOf(session.startedAt));
  if (!week || !session.day) return [];
  return liftsOf(plan, session.day).map((lift) => ({ lift, isOfWeek: week === plan.week }));
}

/**
 * Leads to what the plan asked in the week of a session, and removes a session that was logged by mistake: its sets are
 * all that there is of it.
 *
 * @param {ShownSession} session
 */
export function sessionActions(session) {
  const { plan } = training.known;
  const week = plan && session.day ? weekOf(plan, dateOf(session.startedAt)) : undefined;
  const sets = setsOf(session);
  const remove = async () => {
    if (!await confirmFinal({ title: t('session.removeTitle', { n: sets.length }), says: t('session.removeSays'), action: t('session.remove') })) return;
    changing(session);
    for (const set of sets) await drop(set);
    location.replace('#/history');
  };
  return html`<p class="actions">${week ? html`<a class="button" href=${'#/week/' + week}>${t('session.week', { week })}</a>` : nothing}
    ${sets.length ? html`<button type="button" class="quiet danger" @click=${remove}>${t('session.remove')}</button>` : nothing}</p>`;
}

/** The sets of a session in words, for example: Squat, Leg Press. */
export const liftsIn = (/** @type {ShownSet[]} */ sets) => [...new Set(sets.map((set) => nameOf(set.exercise)))].join(', ');

