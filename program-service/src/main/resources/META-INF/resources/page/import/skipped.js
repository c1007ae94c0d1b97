// What was left out of an import, each reason once with its lines. Pure functions.

/**
 * A reason, and the lines that it is about. A reason with a value of its line is not grouped.
 *
 * @typedef {{ rule: string, column: string, reason: string, lines: number[] }} Reason
 */

/**
 * Groups the lines that were left out by the column and the rule. The reason with most lines comes first.
 *
 * @param {SessionApi.SkippedLine[]} skipped
 * @param {(rule: string) => boolean} isGrouped whether one sentence says the rule of all its lines
 * @returns {Reason[]}
 */
export function reasonsOf(skipped, isGrouped) {
  /** @type {Map<string, Reason>} */
  const reasons = new Map();
  for (const { rule, column = '', reason, line } of skipped) {
    const key = `${rule} ${column} ${isGrouped(rule) ? '' : reason}`;
    const known = reasons.get(key) ?? { rule, column, reason, lines: [] };
    known.lines.push(line);
    reasons.set(key, known);
  }
  return [...reasons.values()].sort((a, b) => b.lines.length - a.lines.length);
}

/**
 * Writes the first line numbers, for example 4, 7, 9. Consecutive numbers are written as a range: 4–7.
 *
 * @param {number[]} lines in ascending order
 * @param {number} most ranges that are written
 * @returns {{ text: string, left: number }} left: the number of lines that are not written
 */
export function lineNumbers(lines, most) {
  /** @type {[from: number, to: number][]} */
  const ranges = [];
  for (const line of lines) {
    const last = ranges.at(-1);
    if (last && line === last[1] + 1) last[1] = line;
    else ranges.push([line, line]);
  }
  const written = ranges.slice(0, most);
  return {
    text: written.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', '),
    left: ranges.slice(most).reduce((sum, [from, to]) => sum + to - from + 1, 0),
  };
}
