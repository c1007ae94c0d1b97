// What an import would add, as the service says before anything is stored.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { dayOf, textsOf } from '../parts/texts.js';
import { exercise } from '../words.js';
import { counts, skippedLines, unmatchedNames } from './report.js';

const t = await textsOf('/page/import');

/**
 * Whether an import would add nothing.
 *
 * @param {SessionApi.LogImportPreview} preview
 * @param {boolean} creates
 */
export const isEmpty = ({ sets, unmatchedCount }, creates) => !sets && !(creates && unmatchedCount);

/**
 * Shows what an import would add.
 *
 * @param {SessionApi.LogImportPreview} found
 * @param {boolean} creates whether the import creates an exercise for each name that matches none
 */
export const preview = (found, creates) => html`
  <h2 id="preview-title" tabindex="-1">${t('preview.title')}</h2>
  <p class="quiet">${t('preview.says')}</p>
  ${counts(found)}
  ${isEmpty(found, creates) ? html`<p class="notice" role="status">${t('preview.nothing')}</p>` : nothing}
  ${found.firstDate ? html`<p>${t('preview.dates', { from: year(found.firstDate), to: year(found.lastDate ?? found.firstDate) })}</p>` : nothing}
  ${found.linesDone < found.lines ? html`<p class="notice">${t('preview.first', { done: found.linesDone, lines: found.lines })}</p>` : nothing}
  ${found.exercises.length ? html`<h3>${t('preview.exercises')}</h3><ul class="rows">${found.exercises.map((each) => html`<li><span
    class="what"><b>${exercise(each.exerciseId)}</b> <small class="quiet">${t('names.lines', { n: each.sets })}</small></span></li>`)}</ul>` : nothing}
  ${creates && found.unmatched.length ? html`<p class="notice">${t('preview.creates', { n: found.unmatched.length, lines: found.unmatchedCount })}</p>` : nothing}
  ${unmatchedNames(found)}
  ${skippedLines(found)}`;

/** @param {string} date */
const year = (date) => `${dayOf(date)} ${date.slice(0, 4)}`;
