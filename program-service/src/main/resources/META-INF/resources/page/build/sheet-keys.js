// The keys of the sheet: arrows move between its cells, and with other keys lifts are moved, copied and removed.

/** @typedef {{ row: number, col: string }} Cell */

/**
 * Returns the cell to which an arrow key goes; null if there is none. Rows need not have the same columns: the quick entry
 * of a day is one cell.
 *
 * @param {string[][]} rows the columns of each row
 * @param {Cell} at
 * @param {string} key
 * @returns {Cell | null}
 */
export function step(rows, { row, col }, key) {
  const by = key === 'ArrowUp' || key === 'ArrowLeft' ? -1 : 1;
  if (key === 'ArrowLeft' || key === 'ArrowRight') {
    const next = rows[row]?.[rows[row].indexOf(col) + by];
    return next ? { row, col: next } : null;
  }
  const next = rows[row + by];
  if (!next) return null;
  // Loads typed down a column stay in it: it goes on in the next day.
  for (let to = row + by; col !== 'exercise' && rows[row].length > 1 && rows[to]; to += by) if (rows[to].includes(col)) return { row: to, col };
  return { row: row + by, col: next.includes(col) ? col : next.find((each) => each === 'exercise') ?? next[0] };
}

/**
 * Whether an arrow key would leave the text of a field: the caret is at its edge.
 *
 * @param {string} key
 * @param {{ selectionStart?: number | null, selectionEnd?: number | null, value?: string }} field
 */
export function isAtEdge(key, { selectionStart, selectionEnd, value = '' }) {
  if (selectionStart === null || selectionStart === undefined) return true; // a choice or a button
  if (selectionStart === 0 && selectionEnd === value.length) return true; // a cell that was just entered has all of its text chosen
  return key === 'ArrowLeft' ? selectionEnd === 0 : selectionStart === value.length;
}

/**
 * Returns what a key does to the lift of a row: move, copy, remove, undo or redo; null if nothing.
 *
 * @param {Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>} event
 */
export function actionOf({ key, altKey, ctrlKey, metaKey, shiftKey }) {
  const isCommand = ctrlKey || metaKey;
  if (altKey && !isCommand && key === 'ArrowUp') return 'up';
  if (altKey && !isCommand && key === 'ArrowDown') return 'down';
  if (!isCommand || altKey) return null;
  const letter = key.toLowerCase();
  if (letter === 'd') return 'copy';
  if (key === 'Delete' || key === 'Backspace') return shiftKey ? 'remove' : null;
  if (letter === 'z') return shiftKey ? 'redo' : 'undo';
  return letter === 'y' ? 'redo' : null;
}

/**
 * Returns the listener of a sheet.
 *
 * @param {(action: 'up' | 'down' | 'copy' | 'remove' | 'undo' | 'redo', key: number | undefined) => void} [act] called with the key of the row's
 * lift; absent if its lines stay where they are
 */
export const onKeys = (act) => (/** @type {KeyboardEvent} */ event) => {
  const target = /** @type {HTMLInputElement} */ (event.target);
  const row = target.closest('[data-row]');
  if (!target.dataset.col || !row) return;
  const action = act && actionOf(event);
  if (action) {
    event.preventDefault();
    act(action, row.dataset.key ? Number(row.dataset.key) : undefined);
    return;
  }
  if (!event.key.startsWith('Arrow') || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const isSideways = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
  if (isSideways && !isAtEdge(event.key, target)) return;
  const { columns, at, cellAt } = cellsAround(target, row);
  const to = step(columns, at, event.key);
  event.preventDefault(); // also where there is no cell: a choice must not change its value
  if (to) enter(cellAt(to));
};

const NUMBER = /^-?\d+([.,]\d+)?$/;

/**
 * Returns the texts of a pasted table or list, by lines; null if it is one text, which the browser pastes itself. Spaces
 * divide numbers only, because a recent set with its RPE has some too.
 *
 * @param {string} text
 */
export function pasted(text) {
  const lines = text.trim().split(/\r?\n/).map((line) => {
    const words = line.trim().split(/\s+/);
    return words.every((each) => NUMBER.test(each)) ? words : line.split(/[\t;]/).map((each) => each.trim());
  });
  return lines.flat().length > 1 ? lines : null;
}

/**
 * Returns the cells that pasted texts go to. A table fills rows and columns. A list goes down its column, or along its row
 * if the columns are lifts and there are not as many rows.
 *
 * @param {string[][]} rows the columns of each row
 * @param {Cell} at
 * @param {string[][]} lines
 * @param {boolean} isAlong whether the columns are lifts
 * @returns {(Cell & { text: string })[]}
 */
export function spread(rows, { row, col }, lines, isAlong) {
  const along = isAlong ? rows[row].slice(rows[row].indexOf(col)) : [col];
  const below = rows.flatMap((columns, n) => (n >= row && columns.includes(col) ? [n] : []));
  const isList = lines.length === 1 || lines.every(({ length }) => length === 1);
  const isRow = isAlong && (lines.length === 1 || below.length < lines.length);
  const table = !isList ? lines : isRow ? [lines.flat()] : lines.flat().map((text) => [text]);
  return table.flatMap((line, n) => line.flatMap((text, m) => (below[n] === undefined || along[m] === undefined ? [] : [{ row: below[n], col: along[m], text }])));
}

/**
 * Returns the columns of each row of a sheet that can be filled, where a cell stands among them, and the cell at a place.
 *
 * @param {HTMLElement} target the cell
 * @param {HTMLElement} row that of the cell
 */
function cellsAround(target, row) {
  const cells = [.../** @type {HTMLElement} */ (row.closest('table')).querySelectorAll('[data-row]')]
    .map((each) => [...each.querySelectorAll('[data-col]')].filter((cell) => cell.offsetParent !== null && !cell.matches(':disabled')));
  return {
    columns: cells.map((each) => each.map((cell) => cell.dataset.col ?? '')),
    at: { row: cells.findIndex((each) => each.includes(target)), col: target.dataset.col ?? '' },
    cellAt: (/** @type {Cell} */ to) => cells[to.row].find((cell) => cell.dataset.col === to.col),
  };
}

/**
 * Returns the listener that fills several cells of loads at once.
 *
 * @param {(col: string) => boolean} isLoad whether a column has loads
 * @param {boolean} isAlong whether the columns are lifts
 */
export const onPaste = (isLoad, isAlong) => (/** @type {ClipboardEvent} */ event) => {
  const target = /** @type {HTMLInputElement} */ (event.target);
  const row = target.closest('[data-row]');
  const lines = pasted(event.clipboardData?.getData('text/plain') ?? '');
  const { col } = target.dataset;
  if (!row || !col || !lines || !isLoad(col)) return;
  event.preventDefault();
  const { columns, at, cellAt } = cellsAround(target, row);
  for (const { text, ...to } of spread(columns, at, lines, isAlong)) {
    const cell = cellAt(to);
    if (!(cell instanceof HTMLInputElement)) continue;
    cell.value = text;
    cell.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
};

/**
 * Moves the focus into a cell and chooses its text, which typing then replaces.
 *
 * @param {HTMLElement | undefined} cell
 */
export function enter(cell) {
  cell?.focus();
  if (cell instanceof HTMLInputElement) cell.select();
}
