// Grey boxes in the place of what is being loaded, so that nothing jumps when it comes.
import { html } from '/webjars/lit-html/lit-html.js';
import { textsOf } from './texts.js';

const t = await textsOf('/page/parts');

/** @param {number} [boxes] */
export const skeleton = (boxes = 4) => html`<div class="skeleton" aria-busy="true"><span class="unseen">${t('loading')}</span>${Array.from({ length: boxes }, () => html`<i aria-hidden="true"></i>`)}</div>`;
