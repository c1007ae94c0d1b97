// Which sets the rules allow, to be read before anything is typed.
import { html } from '/webjars/lit-html/lit-html.js';
import { range } from '../parts/texts.js';
import { t } from './lift-fields.js';
import { TOPS } from './schemes.js';

/** @type {(ends: readonly [number, number]) => string} */
const span = ([min, max]) => range({ min, max });

/**
 * Writes what a variant with a top set allows, in the way in which sets are typed.
 *
 * @param {import('./schemes.js').TopRule} rule
 */
export const written = ({ sets, reps, rpes, backoffSets, backoffReps }) => `${sets} × ${span(reps)} @ ${span(rpes)} + ${span(backoffSets)} × ${span(backoffReps)}`;

/** Shows all ways of doing the sets of a lift, each with what is allowed. */
export const allowedSets = () => html`<details class="allowed"><summary>${t('allowed')}</summary>
  <div class="scroll" tabindex="0" role="region" aria-label=${t('allowed')}><table class="table">
    <thead><tr><th scope="col">${t('allowed.kind')}</th><th scope="col">${t('allowed.sets')}</th><th scope="col">${t('allowed.off')}</th></tr></thead>
    <tbody>${Object.entries(TOPS).map(([variant, rule]) => html`<tr><th scope="row">${t('variant.' + variant)}</th><td>${written(rule)}</td><td>${t('allowed.offSays', { off: span(rule.offs) })}</td></tr>`)}
      ${['STRAIGHT', 'CLUSTER', 'REST_PAUSE'].map((variant) => html`<tr><th scope="row">${t('variant.' + variant)}</th><td>${t('allowed.' + variant)}</td><td></td></tr>`)}</tbody></table></div>
  <p class="quiet">${t('allowed.else')}</p></details>`;
