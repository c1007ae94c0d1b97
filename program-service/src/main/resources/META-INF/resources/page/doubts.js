// Asks about typed loads that are far from the plan or from what was lifted, before they are sent. Asks once: sending again is the answer.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { farFrom, isHuge } from './parts/far.js';
import { load, typed } from './parts/texts.js';
import { t } from './texts.js';

/**
 * Writes the question about a load that is far, for example 625 kg? The plan says 62.5 kg.
 *
 * @param {import('./log/entry.js').Doubt} doubt
 */
export const question = ({ load: asked, far }) => t('doubt.' + far.from, { load: load(asked.value, asked.unit), usual: load(far.load.value, far.load.unit) });

/**
 * Returns the question about a typed load; an empty text if there is none.
 *
 * @param {string} text what was typed
 * @param {string} unit
 * @param {{ planned?: number, trained?: number }} [known] the load of the plan, or the one that follows from what was trained
 */
export function doubtOf(text, unit, { planned, trained } = {}) {
  const value = typed(text);
  if (value === null) return '';
  const of = (/** @type {number | undefined} */ each) => (each === undefined ? undefined : { value: each, unit });
  const far = farFrom({ value, unit }, { planned: of(planned), best: of(trained), isBodyweight: (planned ?? 1) <= 0 });
  if (far) return t(far.from === 'plan' ? 'doubt.plan' : 'doubt.trained', { load: load(value, unit), usual: load(far.load.value, unit) });
  return isHuge({ value, unit }) ? t('doubt.huge', { load: load(value, unit) }) : '';
}

/**
 * Keeps what was asked: asks(…) returns whether there is a new question, view(…) shows the questions, with a hint that sending
 * again is the answer unless the button says it. isOpen() is true until an answer or forget().
 */
export function doubts() {
  let asked = '';
  /** @type {string[]} */
  let shown = [];
  return {
    /** @param {string[]} questions */
    asks(questions) {
      const isAnswered = JSON.stringify(questions) === asked;
      asked = JSON.stringify(questions);
      shown = isAnswered ? [] : questions;
      return shown.length > 0;
    },
    /** Without the questions that what is typed now no longer asks. */
    view(hasButton = false, now = shown) {
      const open = shown.filter((each) => now.includes(each));
      return open.length ? asking(hasButton ? open : [...open, t('doubt.again')]) : nothing;
    },
    isOpen: () => shown.length > 0,
    forget() {
      [asked, shown] = ['', []];
    },
  };
}

/**
 * Shows questions about loads. The button that sends the form answers them with yes.
 *
 * @param {string[]} questions
 */
export const asking = (questions) => html`<div class="notice warn" role="alert" id="doubt">${questions.map((each) => html`<p>${each}</p>`)}</div>`;
