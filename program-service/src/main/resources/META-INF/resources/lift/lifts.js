// What several views show of a lift: its name, its reasons, and why a set was refused.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { load, number, range } from '/page/parts/texts.js';
import { exercise as nameOf } from '/page/words.js';
import { t } from './texts.js';
import { training } from './training.js';

/**
 * The translations of the services' sentences, which are not needed for the first view.
 *
 * @type {Translations}
 */
const translations = { inWords: (says) => ({ text: says, lang: 'en' }), refusal: ({ message }) => ({ text: message, lang: 'en' }), problem: ({ message = '' }) => message };

let drawAgain = () => {};

/** @param {() => void} draw draws again when code has come */
export function begin(draw) {
  drawAgain = draw;
}

/** The translations are loaded with the first reason or refusal that is shown. Until then the sentences are English. */
const CODE = { reasons: () => import('/page/parts/reasons.js'), refusals: () => import('/page/parts/refusals.js') };
/** @type {Set<string>} */
const asked = new Set();

/** @param {keyof typeof CODE} name */
function translate(name) {
  if (asked.has(name)) return;
  asked.add(name);
  CODE[name]().then((module) => {
    Object.assign(translations, module);
    drawAgain();
  }, (failure) => {
    asked.delete(name);
    console.error(failure);
  });
}

/**
 * The keys of the names of a set's fields.
 *
 * @type {{ [field: string]: string }}
 */
const NAMES = { 'load.value': 'field.load', reps: 'set.reps', rpe: 'field.rpe' };

/**
 * What is read after the first view, and what stands in its place until then.
 *
 * @type {Late}
 */
export const late = { menu: () => nothing, backoff: () => null, backoffLine: () => nothing, plates: () => nothing, instead: () => ({}), notes: () => nothing, skipped: () => ({}), lastTime: () => nothing, repsBefore: () => () => undefined, reasons: () => [nothing, nothing], hurt: () => nothing };

/**
 * Writes a load. One that is added to the bodyweight is written as such.
 *
 * @param {string} exercise
 * @param {number} value
 * @param {string} [unit]
 */
export function weight(exercise, value, unit = '') {
  const says = load(Math.abs(value), unit).trim();
  if (!training.known.added?.includes(exercise)) return value < 0 ? '−' + says : says;
  return value > 0 ? '+' + says : value ? `−${says} (${t('load.help')})` : t('load.body');
}

/**
 * Writes the sets at one load, for example 3 × 8–12.
 *
 * @param {{ sets: number, repRange: { min: number, max: number }, totalReps?: number }} straight
 */
export const straightSets = ({ sets, repRange, totalReps }) => (totalReps ? t('lift.inAll', { range: range(repRange), total: totalReps }) : `${sets} × ${range(repRange)}`);

/**
 * Writes a set, for example 120 kg × 4 @ 8.5.
 *
 * @param {{ exercise: string, load: { value: number, unit?: string }, reps: number, rpe?: number | null }} set
 */
export const written = ({ exercise, load: { value, unit }, reps, rpe }) => `${weight(exercise, value, unit)} × ${reps}${rpe === undefined || rpe === null ? '' : ' @ ' + number(rpe)}`;

const PATIENCE = 3000; // milliseconds

/**
 * Waits a moment for code that is read late, so that no tap is lost on a slow network. Returns null without it.
 *
 * @template T
 * @param {Promise<T>} code
 * @returns {Promise<T | null>}
 */
export const soon = (code) => Promise.race([code.catch(() => null), new Promise((resolve) => { setTimeout(resolve, PATIENCE, null); })]);

/**
 * Waits for code without which a tap can do nothing. Meanwhile the page shows that it is busy; if the code cannot be read,
 * the page says so without any other code.
 *
 * @template T
 * @param {Promise<T>} code
 * @returns {Promise<T>}
 */
export async function needed(code) {
  document.body.ariaBusy = 'true';
  try {
    return await code;
  } catch (failure) {
    alert(`${t('late.without')}. ${t('late.says')}`);
    throw failure;
  } finally {
    document.body.ariaBusy = null;
  }
}

/** @param {{ exercise: string }} planned */
export const lift = (planned) => nameOf(planned.exercise);

/**
 * Shows the reasons of a load, in a list that can be opened. Those of a week say how its load was rounded; for today's backoff
 * this is added. That a load is limited by pain or an injury stands before the list.
 *
 * @param {ProgramApi.Why[] | undefined} why
 * @param {string} label
 * @param {{ load: number, exactLoad?: number, percent?: number }} [backoff] today's
 * @param {string} [unit]
 * @param {number} [by] how much heavier the load is than before, if that is known
 */
export function reasons(why, label, backoff, unit, by) {
  if (!why?.length) return nothing;
  if (why.some(({ rule }) => /pain|injury/.test(rule))) readReasons();
  const [first, list] = late.reasons(why, backoff, unit, by);
  return html`${first}<details @toggle=${readReasons}><summary>${label}</summary>${list}</details>`;
}

function readReasons() {
  import('./plain.js').then(({ reasonsView }) => {
    if (late.reasons === reasonsView) return;
    late.reasons = reasonsView;
    drawAgain();
  }).catch(console.error);
}

/**
 * Shows a sentence of the service in the browser's language, if it has a translation.
 *
 * @param {string} says
 */
export function reason(says) {
  translate('reasons');
  return said(translations.inWords(says));
}

/** @param {Fault} fault */
export function whyRefused({ field, says, rule, status }) {
  translate('refusals');
  if (!rule) return translations.problem({ status, message: says });
  const name = NAMES[field];
  return html`${name ? t(name) + ': ' : nothing}${said(translations.refusal({ field, message: says, rule }))}`;
}

/** @param {Said} sentence */
const said = ({ text, lang }) => html`<span lang=${lang}>${text.replaceAll(' %', '\u00a0%')}</span>`;
