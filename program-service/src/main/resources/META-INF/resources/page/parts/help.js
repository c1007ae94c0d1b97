// What the words of the pages mean, one sentence each.
import { html } from '/webjars/lit-html/lit-html.js';
import { openDialog } from './dialog.js';
import { textsOf } from './texts.js';

const t = await textsOf('/page/parts/help');

const WORDS = ['rpe', 'at', 'top', 'backoff', 'expected', 'e1rm', 'hard', 'tonnage', 'deload', 'ramp', 'hand', 'added'];

/**
 * Explains the words in a dialog.
 *
 * @param {string} [first] the word that stands first
 */
export const help = (first = 'rpe') => openDialog(({ close }) => html`<h2 id="help" tabindex="-1" autofocus>${t('title')}</h2>
  <dl class="words">${[first, ...WORDS.filter((word) => word !== first)].map((word) => html`<dt>${t(word)}</dt><dd>${t(word + '.says')}</dd>`)}</dl>
  <div class="actions"><button type="button" class="primary" @click=${() => close()}>${t('close')}</button></div>`);
