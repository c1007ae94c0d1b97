// The table of the roster: its head, which sorts, and its rows in groups.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { GROUPS, chosen, groupOf, isGrouped } from './order.js';
import { t } from './texts.js';

const TOGETHER = 10; // rows that are laid out or skipped together: the browser checks each box for every frame, and lays out whole boxes

/** @typedef {{ title: string, ids: string[] }} Group a group of rows: the key of its title, empty without one, and the ids of its athletes */

/**
 * Returns the groups of rows: who needs a look, who has no program, for whom something can be considered, and who is doing fine.
 *
 * @param {Page.Row[]} rows
 * @returns {Group[]}
 */
export function groups(rows) {
  if (!isGrouped()) return [{ title: '', ids: rows.map((row) => row.athleteId) }];
  const all = GROUPS.map((group) => ({ title: 'group.' + group, ids: rows.filter((row) => groupOf(row) === group).map((row) => row.athleteId) }));
  return chosen.turned ? all.reverse() : all;
}

/**
 * Shows the table. Its elements have explicit roles, because they are displayed as boxes, and screen readers would not see a
 * table. The element of a row is moved, not built again: a gym of 500 athletes has 20,000 elements.
 *
 * @param {Group[]} shown
 * @param {object} options
 * @param {(athleteId: string) => HTMLTableRowElement} options.elementOf returns the element of a row
 * @param {(sort: string) => void} options.sortBy called with the name of the column that was pressed
 * @param {boolean} options.isCompact
 */
export const rosterTable = (shown, { elementOf, sortBy, isCompact }) => html`
  <table class=${isCompact ? 'roster compact' : 'roster'} role="table">
    <caption class="unseen">${t('roster.caption')}</caption>
    <thead role="rowgroup"><tr role="row">${['name', 'urgency', 'week', 'four'].map((sort) => head(sort, sortBy))}
      <th role="columnheader" scope="col"><span class="loads-head"><span>${t('column.loads')}</span><span>${t('column.trend')}</span></span></th>
      ${head('last', sortBy)}</tr></thead>
    ${shown.map(({ title, ids }) => html`${title && ids.length ? heading(title, ids.length) : nothing}${together(ids).map((some) => html`<tbody
      role="rowgroup" .style=${`--rows: ${some.length}`}>${some.map(elementOf)}</tbody>`)}`)}
  </table>`;

/** @type {(sort: string, sortBy: (sort: string) => void) => unknown} */
const head = (sort, sortBy) => html`<th role="columnheader" scope="col" data-sort=${sort}
  aria-sort=${chosen.sort !== sort ? 'none' : chosen.turned ? 'descending' : 'ascending'}><button type="button" class="sort"
  @click=${() => sortBy(sort)}>${t('column.' + sort)}</button></th>`;

/** @type {(title: string, n: number) => unknown} */
const heading = (title, n) => html`<tbody role="rowgroup" class="group" data-group=${title}><tr role="row"><td role="cell"
  aria-colspan="6"><h2>${t(title, { n })}</h2><small>${t(title + '.says')}</small></td></tr></tbody>`;

/**
 * Splits a list into lists of rows that are laid out together.
 *
 * @param {string[]} ids
 */
const together = (ids) => Array.from({ length: Math.ceil(ids.length / TOGETHER) }, (_, i) => ids.slice(i * TOGETHER, (i + 1) * TOGETHER));
