// The running session: what to lift next, the completed top set, the current backoff load, and the remaining sets.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { bySlot } from './done.js';
import { fold } from './fold.js';
import { plates } from './parts/plates.js';
import { atRpe, ceilingOf, setsOf } from './prescription.js';
import { reasonList } from './prose.js';
import { load, range } from './terms.js';
import { t } from './texts.js';
import { exercise } from './words.js';

/**
 * Shows the session of today.
 *
 * @param {ProgramApi.TodayPlan | null} today
 * @param {ProgramApi.WeekPlan | null} plan
 * @param {import('./fold.js').Folds} folds
 * @param {import('./done.js').DoneSet[]} [sets] those of this week
 */
export function todayView(today, plan, folds, sets = []) {
  if (!today || !today.sessionId) return nothing;
  const isFinished = Boolean(today.finishedAt);
  const started = today.lifts.filter((lift) => lift.top || lift.backoff);
  const toCome = isFinished ? [] : ahead(today, plan, started);
  if (isFinished && !started.length) return nothing;
  const done = bySlot(plan?.lifts ?? [], sets.filter(({ sessionId }) => sessionId === today.sessionId));
  const hurts = (/** @type {string} */ slotId) => done.get(slotId)?.some(({ pain }) => pain) === true;
  return html`<section class=${isFinished ? 'card today' : 'card accent today'} aria-label=${t('today')}>
    <h2><i class=${isFinished ? 'pulse still' : 'pulse'} aria-hidden="true"></i>${t(isFinished ? 'today.finished' : 'today')}</h2>
    <div class="now">${started.map((lift) => now(lift, plan, isFinished, folds, hurts(lift.slotId)))}${toCome.map(coming)}</div>
    ${isFinished || started.length || toCome.length ? nothing : html`<p class="quiet">${t('today.nothing')}</p>`}</section>`;
}

/**
 * Returns the lifts of the day that have no top set yet. The day is that of the first lift with one, otherwise that of the
 * session, otherwise the planned one.
 *
 * @param {ProgramApi.TodayPlan} today
 * @param {ProgramApi.WeekPlan | null} plan
 * @param {ProgramApi.TodayLift[]} started
 */
function ahead(today, plan, started) {
  if (!plan) return [];
  const slots = new Set(started.map((lift) => lift.slotId));
  const day = plan.lifts.find((lift) => slots.has(lift.slotId))?.day ?? today.day ?? today.plannedDay;
  return plan.lifts.filter((lift) => lift.day === day && !slots.has(lift.slotId));
}

/** @param {ProgramApi.PlanLift} lift */
function coming(lift) {
  const main = lift.top || lift.straight;
  return html`<article class="now-lift to-come" data-slot=${lift.slotId}>
    <h3>${exercise(lift.exercise)}</h3>
    <p class="load"><b>${load(main.load, lift.unit)}</b><span>${setsOf(lift)}</span></p>
    <p class="quiet">${t('today.toCome')}</p>
    ${plates(lift.plates && (lift.plates.top || lift.plates.straight), lift.unit)}</article>`;
}

/**
 * Shows a lift that has been started. In a finished session no backoff set is left to do.
 *
 * @param {ProgramApi.TodayLift} lift
 * @param {ProgramApi.WeekPlan | null} plan
 * @param {boolean} isFinished
 * @param {import('./fold.js').Folds} folds
 * @param {boolean} isPainful
 */
function now(lift, plan, isFinished, folds, isPainful) {
  const planned = plan?.lifts.find((each) => each.slotId === lift.slotId);
  const unit = lift.unit || (planned && planned.unit);
  const { top } = lift;
  const asked = planned?.top?.reps ?? 0;
  const isOver = planned && !planned.planned && (top?.rpe ?? 0) > ceilingOf(planned);
  return html`<article class="now-lift" data-slot=${lift.slotId}>
    <h3>${exercise(lift.exercise || (planned ? planned.exercise : lift.slotId))}</h3>
    ${top ? html`<p class="done">${isPainful ? html`<span class="chip bad">${t('flag.PAIN_REPORTED')}</span>` : top.reps < asked ? html`<span class="chip warn">${t('today.short', { n: top.reps, asked })}</span>` : isOver ? html`<span class="chip warn">${t(top.reps > asked ? 'past.off.more' : 'past.off.rpe')}</span>` : '✓'} ${load(top.load, unit)} × ${top.reps}${atRpe(top.rpe)}</p>` : nothing}
    ${isFinished ? nothing : left(lift, planned, unit, folds)}</article>`;
}

/**
 * Shows what is left of a lift: its backoff sets with the plates and the reasons.
 *
 * @param {ProgramApi.TodayLift} lift
 * @param {ProgramApi.PlanLift | undefined} planned
 * @param {Page.Unit | undefined} unit
 * @param {import('./fold.js').Folds} folds
 */
function left({ slotId, backoff, why }, planned, unit, folds) {
  const reasons = why?.length ? fold(folds, 'why today ' + slotId, t('why'), reasonList(why)) : nothing;
  if (!backoff) return reasons;
  if (backoff.setsLeft === 0) return html`<p class="done left">✓ ${load(backoff.load, unit)} ${t('today.backoffDone')}</p>${reasons}`;
  return html`<p class="load"><b>${load(backoff.load, unit)}</b><span> ${planned?.backoff
      ? t('today.backoff', { reps: range(planned.backoff.repRange) }) : t('today.backoffOnly')}</span></p>
    ${plates(backoff.plates, unit ?? '')}
    <p class="left">${t('today.left', { n: backoff.setsLeft })}</p>${reasons}`;
}
