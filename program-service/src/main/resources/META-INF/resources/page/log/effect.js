// Says what a change of the log has moved in the plan.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { say } from '../dom.js';
import { inWords } from '../parts/reasons.js';
import { load, range, sentence, textsOf } from '../parts/texts.js';
import { exercise } from '../words.js';
import { movesOf } from './effects.js';

const t = await textsOf('/page/log');

/** @typedef {import('./planned.js').AskedSets} AskedSets */

/**
 * Returns the card that says what a change has moved: during(action, done) makes the change and reads the plans before
 * and after it; view() shows what moved until the coach closes it.
 *
 * @param {ReturnType<typeof import('./plans.js').plansOf>} plans
 * @param {() => void} draw
 */
export function effect(plans, draw) {
  /** @type {{ done: string, moves: import('./effects.js').Move[], hasPlan: boolean, isLate: boolean } | null} */
  let shown = null;

  /** Reads the plans as they are before a change. */
  const before = () => plans.now().catch(() => [null, null]);

  /**
   * Shows what a change has moved.
   *
   * @param {(ProgramApi.WeekPlan | null)[]} was the plans before the change
   * @param {number} sequence of the change
   * @param {string} done what was changed
   */
  async function after(was, sequence, done) {
    say(done);
    const now = await plans.now(sequence).catch(() => [null, null]);
    const isLate = now.some((plan) => plan && plan.asOf && plan.asOf.sequence < sequence);
    shown = { done, moves: movesOf(was, now), hasPlan: now.some(Boolean), isLate };
    draw();
    say([done, ...lines(shown.moves).map(({ text }) => text)].join('. '));
  }

  const close = () => {
    shown = null;
    draw();
    document.getElementById('lifted')?.focus();
  };

  const view = () => (shown ? html`<section class="card accent effect" aria-labelledby="effect-title">
    <header><h2 id="effect-title">${shown.done}</h2><button type="button" class="quiet" @click=${close}>${t('effect.close')}</button></header>
    ${shown.moves.length ? html`<p>${t('effect.moved')}</p><ul class="rows">${lines(shown.moves).map(({ text, why }) => html`<li><span
      class="what">${text}${why.map((each) => html`<small class="quiet" lang=${each.lang}>${sentence(each.text)}</small>`)}</span></li>`)}</ul>`
      : html`<p>${t(shown.isLate ? 'effect.later' : shown.hasPlan ? 'effect.none' : 'effect.noPlan')}</p>`}</section>` : nothing);
  return { before, after, view };
}

/** @param {import('./effects.js').Move[]} moves */
const lines = (moves) => moves.map(({ week, exercise: id, unit, role, from, to, why }) => ({
  text: t('effect.line', { exercise: exercise(id), role: t('role.' + role), week, from: target(from, to, unit), to: target(to, from, unit) }), why: why.map(inWords),
}));

/**
 * Writes a target: its load alone if only that has moved.
 *
 * @type {(target: AskedSets, other: AskedSets, unit: string) => string}
 */
const target = (asked, other, unit) => (asked.sets === other.sets && asked.reps === other.reps && range(asked.range) === range(other.range)
  ? load(asked.load, unit) : askedText(asked, unit));

/**
 * Writes what the plan asks, for example 3 × 8–12 with 102.5 kg.
 *
 * @param {AskedSets} asked
 * @param {string} unit
 */
export const askedText = (asked, unit) => t('planned.sets', { n: asked.sets, reps: asked.reps ?? range(asked.range), load: load(asked.load, unit) });
