// Asks about first loads that are probably typing mistakes, before they are sent. It asks once: sending again is the answer.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { farFrom, isHuge } from '../parts/far.js';
import { load, typed } from '../parts/texts.js';
import { t } from './lift-fields.js';

/**
 * Returns the question about a typed load; an empty text if there is none.
 *
 * @param {string} text what was typed
 * @param {string} unit
 * @param {number} [usual] the load that follows from what was trained
 */
export function doubtOf(text, unit, usual) {
  const value = typed(text);
  if (value === null) return '';
  const far = usual === undefined ? null : farFrom({ value, unit }, { best: { value: usual, unit } });
  if (far) return t('doubt.history', { load: load(value, unit), usual: load(far.load.value, unit) });
  return isHuge({ value, unit }) ? t('doubt.huge', { load: load(value, unit) }) : '';
}

/**
 * Returns the questions about the first loads of a sheet, each with the name of its lift.
 *
 * @param {{ days: { lifts: import('./lifts.js').Lift[] }[] }} values
 * @param {string} unit
 */
export const doubtsIn = ({ days }, unit) => days.flatMap(({ lifts }) => lifts.flatMap((lift) => {
  const question = doubtOf(lift.load, unit);
  return question ? [`${lift.name}: ${question}`] : [];
}));

/** Keeps what was asked: asks(…) returns whether there is a new question, view() shows the questions. */
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
    view: () => (shown.length ? html`<div class="notice warn" role="alert">${shown.map((each) => html`<p>${each}</p>`)}<p>${t('doubt.again')}</p></div>` : nothing),
  };
}
