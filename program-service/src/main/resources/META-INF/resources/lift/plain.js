// The reasons of a load in one plain sentence, by the ids of their rules (docs/training-rules.md).
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { load, number } from '/page/parts/texts.js';
import { when } from './dated.js';
import { reason } from './lifts.js';
import { t } from './more.js';

/** The rules that have a plain sentence. */
const RULES = [
  'linear.hit', 'linear.repeat', 'linear.reset', 'double.raise', 'double.hold', 'double.reset', 'double.bridge', 'rpe.raise', 'rpe.hold', 'rpe.lower', 'rpe.failed', 'rpe.no-evidence',
  'first-week', 'layoff.hold', 'layoff.reduce', 'pain.hold', 'pain.reduce', 'injury.hold', 'deload', 'deload.resume', 'override', 'swap', 'lift-changed', 'pause', 'not-yet-trained',
  'wave.step', 'wave.heavier', 'wave.repeat', 'wave.reset', 'backoff.today', 'backoff.after-overshoot', 'backoff.after-pain',
];

/** @param {{ rule: string }} reason */
export const isOfBackoff = ({ rule }) => rule.startsWith('backoff.');

/** The rules that change the computed load. Rounded to what can be loaded, it can still be the same as before. */
const CHANGING = ['linear.hit', 'double.raise', 'linear.reset', 'double.reset', 'rpe.failed', 'layoff.reduce', 'pain.reduce', 'backoff.after-overshoot'];

/**
 * Returns the reason that decides: a later rule overrules the earlier ones, for example pain a reached target. Those of the
 * backoff say nothing about the load of the top set; of today's backoff the first one is about today.
 *
 * @type {<R extends { rule: string }>(why: R[]) => R | undefined}
 */
const decisive = (why) => why.findLast((reason) => !isOfBackoff(reason)) ?? why[0];

/**
 * Whether a load is what it is because of pain or an injury.
 *
 * @param {{ rule: string }[]} why
 */
export const isOfPain = (why) => /pain|injury/.test(decisive(why)?.rule ?? '');

/**
 * Returns the sentence of the rule that decides. The text is empty if that rule has no sentence.
 *
 * @param {{ rule: string }[]} why
 * @param {number} [by] how much heavier the load is than before, if that is known
 */
export function plain(why, by = NaN) {
  const rule = decisive(why)?.rule ?? '';
  if (rule === 'rpe.lower' && by < 0) return t('plain.rpe.lower.falls');
  if (rule === 'rpe.raise' && by <= 0) return t('plain.rpe.raise.stays');
  if (rule === 'double.bridge' && by > 0) return t('plain.double.bridge.rises');
  if (!RULES.includes(rule)) return '';
  return t(`plain.${rule}${by === 0 && CHANGING.includes(rule) ? '.stays' : ''}`);
}

/**
 * Says on which day the sets were lifted that decide and what follows from them, and then how that was worked out.
 *
 * @param {ProgramApi.Why[]} why
 * @param {number} [by]
 * @param {string} [inView] the id of the session that is in view
 */
export function because(why, by, inView) {
  const text = plain(why, by);
  const decides = decisive(why);
  const [first, ...dates] = when(text && decides ? [decides, ...why] : [{}, ...why], inView);
  return { says: text && html`${first}${text}`, list: why.map(({ says }, i) => html`<li>${dates[i]}${reason(says)}</li>`) };
}

/**
 * Returns what stands before the list of reasons, because it answers what the lifter has said of pain or an injury, and the
 * list with a plain sentence.
 *
 * @type {Late['reasons']}
 */
export function reasonsView(why, backoff, unit = '', by = NaN) {
  const exact = Math.round(10 * (backoff?.exactLoad ?? 0)) / 10;
  const isRounded = backoff && exact && exact !== backoff.load;
  const { says, list } = because(why, by);
  const isFirst = !backoff && isOfPain(why);
  return [isFirst ? html`<p class="notice pain">${says}</p>` : nothing,
    html`${says && !isFirst ? html`<p>${says}</p>` : nothing}<ul class="why">${list}
    ${isRounded ? html`<li>${t('lift.rounded', { exact: load(exact, unit), load: load(backoff.load, unit) })}</li>` : nothing}
    ${backoff?.percent ? html`<li>${t('backoff.percent', { percent: number(backoff.percent) })}</li>` : nothing}</ul>`];
}
