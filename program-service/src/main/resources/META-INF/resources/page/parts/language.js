// The button that changes the language of the pages on this device.
import { html } from '/webjars/lit-html/lit-html.js';
import { local } from './storage.js';
import { CHOSEN, language } from './texts.js';

/** How each language calls itself. */
const NAMES = [['en', 'English'], ['de', 'Deutsch']];

/** @param {string} of a language */
function choose(of) {
  local.setItem(CHOSEN, of);
  location.reload();
}

/** Returns the other languages, each with what chooses it. */
export const otherLanguages = () => NAMES.filter(([each]) => each !== language).map(([each, name]) => ({ lang: each, text: name, act: () => choose(each) }));

export const languageButtons = () => otherLanguages().map(({ lang, text, act }) => html`
  <button type="button" class="quiet" lang=${lang} @click=${act}>${text}</button>`);
