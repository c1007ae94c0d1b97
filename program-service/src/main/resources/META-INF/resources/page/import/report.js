// What became of an import: what was added, what was left out and why.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { refusal } from '../parts/refusals.js';
import { textsOf } from '../parts/texts.js';
import { exercise } from '../words.js';

const t = await textsOf('/page/import');
const SKIPPED = 50; // lines that are shown; the others are counted

/** @param {SessionApi.LogImport} found */
export const isRunning = ({ state }) => ['WAITING', 'RUNNING', 'UNDOING'].includes(state);

/**
 * Shows how far an import is, or how it ended.
 *
 * @param {SessionApi.LogImport} found
 */
export const report = (found) => html`
  <h2 id="report-title" tabindex="-1">${t('state.' + found.state)}</h2>
  ${isRunning(found) ? html`<progress max=${Math.max(1, found.lines)} value=${found.linesDone} aria-label=${t('state.' + found.state)}></progress>
    <p role="status">${t('report.progress', { n: found.lines, done: found.linesDone, lines: found.lines })}</p>`
    : counts(found)}
  ${found.keptSets ? html`<p class="notice">${t('report.kept', { n: found.keptSets })}</p>` : nothing}
  ${list('report.created', found.created, (each) => html`<b>${each.name}</b> <small
    class="quiet">${each.basedOn ? t('report.basedOn', { exercise: exercise(each.basedOn) }) : t('report.noBase')}</small>`)}
  ${list('report.notCreated', found.notCreated, (each) => html`<b>${each.name}</b> ${why(each)}`)}
  ${unmatchedNames(found)}
  ${skippedLines(found)}`;

/**
 * Shows how many lines of the log have which result.
 *
 * @param {SessionApi.LogImport | SessionApi.LogImportPreview} found
 */
export const counts = (found) => html`<dl class="counts">${counted('report.sessions', found.sessions)}${counted('report.sets', found.sets)}${counted('report.duplicates', found.duplicates)}
  ${counted('report.skipped', found.skippedCount ?? 0)}${counted('report.unmatched', found.unmatchedCount ?? 0)}</dl>`;

/** @param {SessionApi.LogImport | SessionApi.LogImportPreview} found */
export const unmatchedNames = (found) => list('report.unmatchedNames', found.unmatched, (each) => html`<b>${each.name}</b> <small
  class="quiet">${t('names.lines', { n: each.lines })}</small>`);

/** @param {SessionApi.LogImport | SessionApi.LogImportPreview} found */
export const skippedLines = (found) => html`
  ${list('report.skippedLines', found.skipped?.slice(0, SKIPPED), (each) => html`${t('report.line', { line: each.line })}${each.column ? html` <code>${each.column}</code>` : nothing} ${why(each)}`)}
  ${(found.skippedCount ?? 0) > SKIPPED ? html`<p class="quiet">${t('report.more', { n: found.skippedCount - SKIPPED })}</p>` : nothing}`;

/**
 * Says why a line or a name was left out.
 *
 * @param {{ column?: string, reason: string, rule?: string }} skipped
 */
function why({ column = '', reason, rule }) {
  const { text, lang } = refusal({ field: column, message: reason, rule });
  return html`<small lang=${lang}>${text}</small>`;
}

/** @type {(key: string, n: number) => unknown} */
const counted = (key, n) => html`<div><dt>${t(key)}</dt><dd>${n}</dd></div>`;

/** @type {<T>(key: string, items: T[] | undefined, entry: (each: T) => unknown) => unknown} */
const list = (key, items, entry) => (items?.length ? html`<h3>${t(key)}</h3><ul class="rows">${items.map((each) => html`<li><span
  class="what">${entry(each)}</span></li>`)}</ul>` : nothing);
