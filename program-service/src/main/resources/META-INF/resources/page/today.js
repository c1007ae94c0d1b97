// The running session: the completed top set, the current backoff load, and the remaining sets.
import { h } from './dom.js';
import { exercise, load, number } from './words.js';

/**
 * Shows the running session.
 *
 * @param remembered returns the attributes of a details element that stays open when it is drawn again, by a key
 */
export function todayView(today, plan, remembered) {
  if (!today || !today.sessionId) return [];
  const started = today.lifts.filter((lift) => lift.top || lift.backoff);
  return [
    h('h2', {}, h('i', { class: 'pulse', 'aria-hidden': 'true' }), 'Today'),
    started.length === 0
      ? h('p', { class: 'quiet' }, 'A session is running; no top set yet.')
      : h('div', { class: 'now' }, started.map((lift) => now(lift, plan, remembered))),
  ];
}

function now(lift, plan, remembered) {
  const planned = plan && plan.lifts.find((each) => each.slotId === lift.slotId);
  const unit = lift.unit || (planned && planned.unit);
  return h('article', { class: 'now-lift', 'data-slot': lift.slotId },
    h('h3', {}, exercise(lift.exercise || (planned ? planned.exercise : lift.slotId))),
    lift.top && h('p', { class: 'done' }, '✓ ', load(lift.top.load, unit) + ' × ' + lift.top.reps
      + (lift.top.rpe === undefined || lift.top.rpe === null ? '' : ' @ ' + number(lift.top.rpe))),
    lift.backoff && h('p', { class: 'load' }, h('b', {}, load(lift.backoff.load, unit)), h('span', {}, lift.backoff.setsLeft === 0 ? ' backoff' : ' backoff now')),
    lift.backoff && h('p', { class: 'left' }, left(lift.backoff.setsLeft)),
    lift.why && lift.why.length > 0 && h('details', remembered('why today ' + lift.slotId), h('summary', {}, 'Why?'),
      h('ul', { class: 'why' }, lift.why.map((reason) => h('li', {}, reason.says, h('code', {}, reason.rule))))));
}

const left = (sets) => (sets === 0 ? 'all sets done' : sets === 1 ? '1 set left' : sets + ' sets left');
