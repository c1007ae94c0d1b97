// Asks about loads that are far from plan and history, before they are stored.
import { html } from '/webjars/lit-html/lit-html.js';
import { load, textsOf } from '../parts/texts.js';

const t = await textsOf('/page/log');

/**
 * Writes the question, for example 625 kg? The plan says 62.5 kg.
 *
 * @param {import('./entry.js').Doubt} doubt
 */
export const question = ({ load: typed, far }) => t('doubt.' + far.from, { load: load(typed.value, typed.unit), usual: load(far.load.value, far.load.unit) });

/**
 * Shows questions about loads. The button that sends the form answers them with yes.
 *
 * @param {string[]} questions
 */
export const asking = (questions) => html`<div class="notice warn" role="alert" id="doubt">${questions.map((each) => html`<p>${each}</p>`)}</div>`;
