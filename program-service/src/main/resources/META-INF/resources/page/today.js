// The running session: what to lift next, the completed top set, the current backoff load, and the remaining sets.
import { h } from './dom.js';
import { plates } from './parts/plates.js';
import { reasonList } from './prose.js';
import { load, number, range, straightSets } from './terms.js';
import { t } from './texts.js';
import { exercise } from './words.js';

/**
 * Shows the session of today.
 *
 * @param {ProgramApi.TodayPlan | null} today
 * @param {ProgramApi.WeekPlan | null} plan
 * @param {Page.Remembered} remembered
 */
export function todayView(today, plan, remembered) {
  if (!today || !today.sessionId) return [];
  const isFinished = Boolean(today.finishedAt);
  const started = today.lifts.filter((lift) => lift.top || lift.backoff);
  const toCome = isFinished ? [] : ahead(today, plan, started);
  return [
    h('h2', {}, h('i', { class: isFinished ? 'pulse still' : 'pulse', 'aria-hidden': 'true' }), t(isFinished ? 'today.finished' : 'today')),
    h('div', { class: 'now' }, started.map((lift) => now(lift, plan, isFinished, remembered)), toCome.map(coming)),
    ...(started.length || toCome.length ? [] : [h('p', { class: 'quiet' }, t('today.nothing'))]),
  ];
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
  return h('article', { class: 'now-lift to-come', 'data-slot': lift.slotId },
    h('h3', {}, exercise(lift.exercise)),
    h('p', { class: 'load' }, h('b', {}, load(main.load, lift.unit)), h('span', {}, lift.top ? ` × ${lift.top.reps} @\u00a0${number(lift.top.rpe)}` : straightSets(main))),
    h('p', { class: 'quiet' }, t('today.toCome')),
    plates(lift.plates && (lift.plates.top || lift.plates.straight)));
}

/**
 * Shows a lift that has been started. In a finished session no backoff set is left to do.
 *
 * @param {ProgramApi.TodayLift} lift
 * @param {ProgramApi.WeekPlan | null} plan
 * @param {boolean} isFinished
 * @param {Page.Remembered} remembered
 */
function now(lift, plan, isFinished, remembered) {
  const planned = plan?.lifts.find((each) => each.slotId === lift.slotId);
  const unit = lift.unit || (planned && planned.unit);
  return h('article', { class: 'now-lift', 'data-slot': lift.slotId },
    h('h3', {}, exercise(lift.exercise || (planned ? planned.exercise : lift.slotId))),
    lift.top && h('p', { class: 'done' }, '✓ ', load(lift.top.load, unit) + ' × ' + lift.top.reps
      + (lift.top.rpe === undefined || lift.top.rpe === null ? '' : ' @ ' + number(lift.top.rpe))),
    !isFinished && left(lift, planned, unit, remembered));
}

/**
 * Returns what is left of a lift: its backoff sets with the plates and the reasons.
 *
 * @param {ProgramApi.TodayLift} lift
 * @param {ProgramApi.PlanLift | undefined} planned
 * @param {Page.Unit | undefined} unit
 * @param {Page.Remembered} remembered
 */
function left(lift, planned, unit, remembered) {
  return [
    lift.backoff && h('p', { class: 'load' }, h('b', {}, load(lift.backoff.load, unit)),
      h('span', {}, ' ' + (planned?.backoff ? t('today.backoff', { reps: range(planned.backoff.repRange) }) : t('today.backoffOnly')))),
    plates(lift.backoff?.plates),
    lift.backoff && h('p', { class: 'left' }, lift.backoff.setsLeft === 0 ? t('today.allDone') : t('today.left', { n: lift.backoff.setsLeft })),
    lift.why && lift.why.length > 0 && h('details', remembered('why today ' + lift.slotId), h('summary', {}, t('why')), reasonList(lift.why)),
  ];
}
