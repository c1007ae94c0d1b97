// Reads a training log that the Strong or Hevy app exported, to show what it contains before it is sent. The service reads
// the file again: what it says counts. Pure functions.

const EXERCISE = ['exercise name', 'name der übung', 'exercise_title'];
const START = ['date', 'datum', 'start_time'];
const DELIMITERS = [',', ';', '\t'];

/**
 * Returns what a log contains: app, lines, workouts, namesUnit, and names with their lines; null if it is no such log.
 *
 * @param {string} text
 */
export function contentsOf(text) {
  const columnsBy = (/** @type {string} */ each) => text.split('\n', 1)[0].split(each).length;
  const [delimiter] = [...DELIMITERS].sort((a, b) => columnsBy(b) - columnsBy(a));
  const [header, ...rows] = rowsOf(text.replace(/^\uFEFF/, ''), delimiter);
  const columns = (header ?? []).map((name) => name.trim().toLowerCase());
  const place = (/** @type {string[]} */ names) => columns.findIndex((column) => names.includes(column));
  const [exercise, start] = [place(EXERCISE), place(START)];
  if (exercise < 0 || start < 0) return null;
  const lines = rows.filter((row) => row.some((value) => value !== ''));
  const names = new Map();
  const starts = new Set();
  for (const row of lines) {
    const name = (row[exercise] ?? '').trim();
    names.set(name, (names.get(name) ?? 0) + 1);
    starts.add(row[start]);
  }
  return {
    app: columns.includes('exercise_title') ? 'Hevy' : 'Strong',
    lines: lines.length,
    workouts: starts.size,
    namesUnit: columns.some((column) => /^(weight|gewicht).*(kg|lb)/.test(column) || ['weight unit', 'gewichtseinheit'].includes(column)),
    names: [...names].map(([name, count]) => ({ name, lines: count })),
  };
}

/**
 * Splits a CSV into rows of values. A quoted value may contain delimiters, line breaks, and quotation marks, which are doubled.
 *
 * @param {string} text
 * @param {string} delimiter
 */
function rowsOf(text, delimiter) {
  /** @type {string[]} */
  let row = [];
  const rows = [row];
  let value = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const here = text[i];
    if (quoted) {
      if (here !== '"') value += here;
      else if (text[i + 1] === '"') value += text[++i];
      else quoted = false;
    } else if (here === '"') {
      quoted = true;
    } else if (here === delimiter) {
      row.push(value);
      value = '';
    } else if (here === '\n') {
      row.push(value.replace(/\r$/, ''));
      row = [];
      rows.push(row);
      value = '';
    } else {
      value += here;
    }
  }
  row.push(value);
  return rows;
}

/**
 * Returns the words of a name, with which the service compares names.
 *
 * @param {string} name
 */
export const words = (name) => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();

/**
 * Returns a function that finds the exercise with a name: by its id, name or another name.
 *
 * @param {ProgramApi.Exercise[]} exercises
 * @returns {(name: string) => ProgramApi.Exercise | null}
 */
export function finder(exercises) {
  /** @type {Map<string, ProgramApi.Exercise>} */
  const byName = new Map();
  for (const each of [...exercises].sort((a, b) => Number(a.own ?? false) - Number(b.own ?? false))) {
    for (const name of [each.id, each.name, ...(each.aliases ?? [])]) {
      if (!byName.has(words(name))) byName.set(words(name), each);
    }
  }
  return (name) => byName.get(words(name)) ?? null;
}
