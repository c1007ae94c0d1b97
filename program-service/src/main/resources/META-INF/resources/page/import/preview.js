// What an import would add, as the service says before anything is stored.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { dateOf, textsOf } from '../parts/texts.js';
import { exercise } from '../words.js';
import { amounts, assumedDurations, based, counts, list, notCreated, skippedLines, unmatchedNames } from './report.js';

const t = await textsOf('/page/import');

/**
 * Returns the text of the button that starts the import: what it promises is what the report then says. A preview that
 * does not cover the whole log promises no number.
 *
 * @param {SessionApi.LogImportPreview} preview
 */
export const startText = ({ sets, lines, linesDone }) => (linesDone < lines ? t('preview.startAll') : t('preview.start', { n: sets }));

/**
 * Shows what an import would add.
 *
 * @param {SessionApi.LogImportPreview} found
 * @param {unknown} actions the buttons, which stand above the lists
 */
export function preview(found, actions) {
  const names = new Map((found.created ?? []).map((each) => [each.exerciseId, each.name]));
  return html`
  <h2 id="preview-title" tabindex="-1">${t('preview.title')}</h2>
  <p class="quiet">${t('preview.says')}</p>
  ${counts(found)}
  ${found.sets ? nothing : html`<p class="notice" role="status">${t('preview.nothing')}</p>`}
  ${found.firstDate ? html`<p>${t('preview.dates', { from: dateOf(found.firstDate), to: dateOf(found.lastDate ?? found.firstDate) })}</p>` : nothing}
  ${found.linesDone < found.lines ? html`<p class="notice">${t('preview.first', { done: found.linesDone, lines: found.lines })}</p>` : nothing}
  ${actions}
  ${amounts('preview.exercises', found.exercises.map(({ exerciseId, sets }) => [names.get(exerciseId) ?? exercise(exerciseId), sets]))}
  ${list('preview.creates', found.created, based)}
  ${assumedDurations(found)}
  ${notCreated(found)}
  ${unmatchedNames(found)}
  ${skippedLines(found)}`;
}
