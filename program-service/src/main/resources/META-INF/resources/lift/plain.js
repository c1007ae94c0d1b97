// The reasons of a load in one plain sentence, by the ids of their rules (docs/training-rules.md).
import { t } from './more.js';

/** The rules that have a plain sentence. */
const RULES = [
  'linear.hit', 'linear.repeat', 'linear.reset', 'double.raise', 'double.hold', 'double.reset', 'double.bridge', 'rpe.raise', 'rpe.hold', 'rpe.lower', 'rpe.failed', 'rpe.no-evidence',
  'first-week', 'layoff.hold', 'layoff.reduce', 'pain.hold', 'pain.reduce', 'injury.hold', 'deload', 'deload.resume', 'override', 'swap', 'lift-changed', 'pause', 'not-yet-trained',
  'wave.step', 'wave.heavier', 'wave.repeat', 'wave.reset', 'backoff.today', 'backoff.after-overshoot', 'backoff.after-pain',
];

/** @param {{ rule: string }} reason */
const isOfBackoff = ({ rule }) => rule.startsWith('backoff.');

/**
 * Returns the sentence of the reason that decides: a later rule overrules the earlier ones, for example pain a reached
 * target. Those of the backoff say nothing about the load of the top set. The text is empty if that rule has no sentence.
 *
 * @param {{ rule: string }[]} why
 * @param {number} [by] how much heavier the load is than before
 */
export function plain(why, by = 0) {
  const rule = why.findLast((reason) => !isOfBackoff(reason))?.rule ?? why.at(-1)?.rule ?? '';
  if (rule === 'rpe.lower' && by < 0) return t('plain.rpe.lower.falls');
  if (rule === 'double.bridge' && by > 0) return t('plain.double.bridge.rises');
  return RULES.includes(rule) ? t('plain.' + rule) : '';
}
