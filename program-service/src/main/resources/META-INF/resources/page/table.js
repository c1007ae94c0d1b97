// The table of the roster: its head, which sorts, and its rows in groups.
import { h } from './dom.js';
import { chosen, isGrouped, needsLook } from './order.js';
import { t } from './texts.js';

const TOGETHER = 10; // rows that are laid out or skipped together: the browser checks each box for every frame, and lays out whole boxes

/**
 * Creates the table without rows. Its elements have explicit roles, because they are displayed as boxes, and screen readers
 * would not see a table.
 *
 * @param {(sort: string) => void} sortBy called with the name of the column that was pressed
 */
export function rosterTable(sortBy) {
  const head = (/** @type {string} */ sort) => h('th', { role: 'columnheader', scope: 'col', 'data-sort': sort },
    h('button', { type: 'button', class: 'sort', onclick: () => sortBy(sort) }, t('column.' + sort)));
  return h('table', { class: 'roster', role: 'table' },
    h('caption', { class: 'unseen' }, t('roster.caption')),
    h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' },
      head('name'), head('urgency'), head('week'), head('four'),
      h('th', { role: 'columnheader', scope: 'col' }, h('span', { class: 'loads-head' }, h('span', {}, t('column.loads')), h('span', {}, t('column.trend')))),
      head('last'))));
}

/**
 * Shows rows in the table. The element of a row is moved, not built again: a gym of 500 athletes has 20,000 elements.
 *
 * @param {HTMLTableElement} table
 * @param {Page.Row[]} rows
 * @param {(row: Page.Row) => HTMLTableRowElement} elementOf returns the element of a row
 */
export function fillTable(table, rows, elementOf) {
  for (const body of [...table.tBodies]) body.remove();
  for (const [title, group] of groups(rows)) {
    if (title) table.append(heading(title, group.length));
    for (let i = 0; i < group.length; i += TOGETHER) {
      const rowsOf = group.slice(i, i + TOGETHER);
      table.append(h('tbody', { role: 'rowgroup', style: `--rows:${rowsOf.length}` }, rowsOf.map(elementOf)));
    }
  }
  for (const head of table.querySelectorAll('th[data-sort]')) {
    const mine = head.dataset.sort === chosen.sort;
    head.setAttribute('aria-sort', mine ? (chosen.turned ? 'descending' : 'ascending') : 'none');
  }
}

/**
 * Returns the groups of rows, each with the key of its title: who needs a look, and who is doing fine.
 *
 * @param {Page.Row[]} rows
 * @returns {[title: string, rows: Page.Row[]][]}
 */
function groups(rows) {
  if (!isGrouped()) return [['', rows]];
  /** @type {[title: string, rows: Page.Row[]][]} */
  const both = [['group.look', rows.filter(needsLook)], ['group.fine', rows.filter((row) => !needsLook(row))]];
  return (chosen.turned ? both.reverse() : both).filter(([, group]) => group.length > 0);
}

/** @type {(title: string, n: number) => HTMLElement} */
const heading = (title, n) => h('tbody', { role: 'rowgroup', class: 'group', 'data-group': title },
  h('tr', { role: 'row' }, h('td', { role: 'cell', 'aria-colspan': 6 }, h('h2', {}, t(title, { n })))));

/**
 * Removes the element of a row, and its group of rows if that is empty now.
 *
 * @param {HTMLTableRowElement | undefined} row
 */
export function removeRow(row) {
  const body = row?.closest('tbody');
  row?.remove();
  if (body?.rows.length) body.style.setProperty('--rows', String(body.rows.length));
  else body?.remove();
}

/**
 * Writes the number of athletes of each group again. A group without athletes is removed.
 *
 * @param {HTMLTableElement} table
 */
export function countGroups(table) {
  for (const group of table.querySelectorAll('tbody.group')) {
    let n = 0;
    for (let body = group.nextElementSibling; body instanceof HTMLTableSectionElement && !body.matches('.group'); body = body.nextElementSibling) n += body.rows.length;
    const title = group.querySelector('h2');
    if (n && title) title.textContent = t(group.dataset.group ?? '', { n });
    else group.remove();
  }
}
