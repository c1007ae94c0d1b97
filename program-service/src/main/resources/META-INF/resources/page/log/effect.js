// Says what a change of the log has moved in the plan.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { inWords } from '../parts/reasons.js';
import { load, range, sentence, textsOf } from '../parts/texts.js';
import { exercise } from '../words.js';
import { movesOf, withNewReasons } from './effects.js';

const t = await textsOf('/page/log');

/**
 * @typedef {import('./planned.js').AskedSets} AskedSets
 * @typedef {{ sessionId: string, done: string, moves: import('./effects.js').Move[], reasoned: string[], hasPlan: boolean, isLate: boolean }} Effect
 */

/**
 * Returns the card that says what a change has moved, in the session that was changed, until the coach closes it.
 *
 * @param {ReturnType<typeof import('./plans.js').plansOf>} plans
 * @param {() => void} draw
 */
export function effect(plans, draw) {
  /** @type {Effect | null} */
  let shown = null;

  /** Reads the plans as they are before a change. */
  const before = () => plans.now().catch(() => [null, null]);

  /**
   * Shows what a change has moved.
   *
   * @param {string} sessionId the session that was changed
   * @param {(ProgramApi.WeekPlan | null)[]} was the plans before the change
   * @param {number} sequence of the change
   * @param {string} done what was changed
   */
  async function after(sessionId, was, sequence, done) {
    const now = await plans.now(sequence).catch(() => [null, null]);
    const isLate = now.some((plan) => plan && plan.asOf && plan.asOf.sequence < sequence);
    shown = { sessionId, done, moves: movesOf(was, now), reasoned: withNewReasons(was, now), hasPlan: now.some(Boolean), isLate };
    draw();
    document.getElementById('effect-title')?.focus();
  }

  const close = () => {
    shown = null;
    draw();
    document.getElementById('lifted')?.focus();
  };

  /** @param {string} sessionId */
  const view = (sessionId) => (shown?.sessionId === sessionId ? card(shown) : nothing);

  /** @param {Effect} effect */
  const card = ({ done, moves, reasoned, hasPlan, isLate }) => html`<section class="card flat effect" role="status" aria-labelledby="effect-title">
    <header><h3 id="effect-title" tabindex="-1">${done}</h3><button type="button" class="quiet small" @click=${close}>${t('effect.close')}</button></header>
    ${moves.length ? html`<p>${t('effect.moved')}</p><ul class="rows">${lines(moves).map(line)}</ul>`
      : html`<p>${isLate || !hasPlan ? t(isLate ? 'effect.later' : 'effect.noPlan') : reasoned.length ? t('effect.reasons', { lifts: reasoned.map(exercise).join(', ') }) : t('effect.none')}</p>`}</section>`;
  return { before, after, view };
}

/** @typedef {{ exercise: string, week: number, targets: string[], why: string[] }} Line */

/**
 * Returns a line for each lift and week.
 *
 * @param {import('./effects.js').Move[]} moves
 * @returns {Line[]}
 */
const lines = (moves) => [...Map.groupBy(moves, ({ week, slotId }) => `${week} ${slotId}`).values()].map((mine) => ({
  exercise: exercise(mine[0].exercise), week: mine[0].week, why: mine[0].why,
  targets: mine.map(({ role, unit, from, to }) => t('effect.target', { role: t('role.' + role), from: target(from, to, unit), to: target(to, from, unit) })),
}));

const line = (/** @type {Line} */ { exercise: name, week, targets, why }) => html`<li><span class="what"><b>${name}</b>, ${t('sessions.week', { week })}: ${targets.join(' · ')}
  ${why.map(inWords).map(({ text, lang }) => html`<small class="quiet" lang=${lang}>${sentence(text)}</small>`)}</span></li>`;

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
