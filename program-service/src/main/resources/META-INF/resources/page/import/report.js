// What became of an import: what was added, what was left out and why.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { refusal } from '../parts/refusals.js';
import { language, sentence, textsOf } from '../parts/texts.js';
import { exercise } from '../words.js';
import { lineNumbers, reasonsOf } from './skipped.js';

const t = await textsOf('/page/import');
const SHOWN = 50; // entries of a list; the others are counted
const NUMBERS = 8; // line numbers, or ranges of them, that are written for a reason

/** @param {SessionApi.LogImport} found */
export const isRunning = ({ state }) => ['WAITING', 'RUNNING', 'UNDOING'].includes(state);

/**
 * Shows how far an import is, or how it ended.
 *
 * @param {SessionApi.LogImport} found
 * @param {number | null} promised the sets of which the preview said that they would be added; null if there was none
 * @param {unknown} actions the buttons, which stand above the lists
 */
export const report = (found, promised, actions) => html`
  <h2 id="report-title" tabindex="-1">${t('state.' + found.state)}</h2>
  ${isRunning(found) ? progress(found) : found.state === 'UNDONE' ? nothing : counts(found)}
  ${found.state === 'DONE' && promised !== null && promised !== found.sets
    ? html`<p class="notice warn">${t('report.differs', { n: promised, sets: found.sets })}</p>` : nothing}
  ${found.keptSets ? html`<p class="notice">${t('report.kept', { n: found.keptSets })}</p>` : nothing}
  ${actions}
  ${createdExercises(found)}
  ${found.state === 'UNDONE' ? nothing : html`${assumedDurations(found)}${notCreated(found)}${unmatchedNames(found)}${skippedLines(found)}`}`;

/** @param {SessionApi.LogImport} found */
const progress = (found) => html`<progress max=${Math.max(1, found.lines)} value=${found.linesDone} aria-label=${t('state.' + found.state)}></progress>
  <p role="status">${t('report.progress', { n: found.lines, done: found.linesDone, lines: found.lines })}</p>`;

/**
 * Shows the exercises that the gym got for an import, and after its undo which of them are gone.
 *
 * @param {SessionApi.LogImport} found
 */
function createdExercises(found) {
  if (found.state !== 'UNDONE') return list('report.created', found.created, based);
  const plain = (/** @type {SessionApi.CreatedExercise} */ each) => html`<b>${each.name}</b>`;
  return html`${list('report.takenBack', found.created.filter((each) => each.takenBack), plain)}
    ${list('report.stay', found.created.filter((each) => !each.takenBack), plain)}`;
}

/** @param {SessionApi.CreatedExercise} created */
export const based = (created) => html`<b>${created.name}</b> <small
  class="quiet">${created.basedOn ? t('report.basedOn', { exercise: exercise(created.basedOn) }) : t('report.noBase')}</small>`;

/**
 * Shows how many lines of the log have which result.
 *
 * @param {SessionApi.LogImport | SessionApi.LogImportPreview} found
 */
export const counts = (found) => html`<dl class="counts">${counted('report.sessions', found.sessions)}${counted('report.sets', found.sets)}${counted('report.duplicates', found.duplicates)}
  ${counted('report.skipped', found.skippedCount ?? 0)}${counted('report.unmatched', found.unmatchedCount ?? 0)}</dl>`;

/** @param {SessionApi.LogImport | SessionApi.LogImportPreview} found */
export const notCreated = (found) => list('report.notCreated', found.notCreated, (each) => html`<b>${each.name}</b> ${why({ ...each, column: '' })}`);

/** @param {SessionApi.LogImport | SessionApi.LogImportPreview} found */
export const unmatchedNames = (found) => amounts('report.unmatchedNames', found.unmatched?.map(({ name, lines }) => [name, lines]));

/**
 * Shows the workouts whose end or duration in the log cannot be used, and what was assumed instead.
 *
 * @param {SessionApi.LogImport | SessionApi.LogImportPreview} found
 */
export const assumedDurations = (found) => list('report.assumed', found.assumed?.slice(0, SHOWN), (each) => html`${t('report.line', { line: each.line })}
  <code>${each.column}</code> <small>${t('report.assumes', { n: each.minutes, value: each.value })}</small>`, (found.assumedCount ?? 0) - SHOWN);

/** @param {SessionApi.LogImport | SessionApi.LogImportPreview} found */
export function skippedLines(found) {
  const reasons = reasonsOf(found.skipped ?? [], isKnown);
  const left = (found.skippedCount ?? 0) - reasons.slice(0, SHOWN).reduce((sum, { lines }) => sum + lines.length, 0);
  return list('report.skippedLines', reasons.slice(0, SHOWN), skipped, left);
}

/** @param {import('./skipped.js').Reason} reason */
function skipped(reason) {
  const { text, left } = lineNumbers(reason.lines, NUMBERS);
  const lines = left ? t('report.linesMore', { n: left, lines: text }) : t('report.lines', { n: reason.lines.length, lines: text });
  return html`<b>${t('report.countedLines', { n: reason.lines.length })}</b>${reason.column ? html` <code>${reason.column}</code>` : nothing}
    ${why(reason)} <small class="quiet">${lines}</small>`;
}

/** @param {string} rule */
const isKnown = (rule) => t('why.' + rule) !== 'why.' + rule;

/**
 * Says why a line or a name was left out. The service's own English words name the value that is wrong.
 *
 * @param {{ column: string, reason: string, rule: string }} skipped
 */
function why({ column, reason, rule }) {
  if (isKnown(rule)) return html`<small>${t('why.' + rule)}</small>`;
  const { text, lang } = language === 'en' ? { text: sentence(reason), lang: language } : refusal({ field: column, message: reason, rule });
  return html`<small lang=${lang}>${text}</small>`;
}

/** @type {(key: string, n: number) => unknown} */
const counted = (key, n) => html`<div><dt>${t(key)}</dt><dd>${n}</dd></div>`;

/** @type {<T>(key: string, items: T[] | undefined, entry: (each: T) => unknown, left?: number) => unknown} */
export const list = (key, items, entry, left = 0) => (items?.length ? html`<h3>${t(key)}</h3><ul class="rows">${items.map((each) => html`<li><span
  class="what">${entry(each)}</span></li>`)}</ul>${left > 0 ? html`<p class="quiet">${t('report.more', { n: left })}</p>` : nothing}` : nothing);

/**
 * Shows names with their numbers of sets, in columns.
 *
 * @param {string} key of the heading
 * @param {[name: string, sets: number][] | undefined} items
 */
export const amounts = (key, items) => (items?.length ? html`<h3>${t(key)}</h3><ul class="amounts">${items.map(([name, sets]) => html`<li><span>${name || t('names.noName')}</span>
  <small class="quiet">${t('names.lines', { n: sets })}</small></li>`)}</ul>` : nothing);
