import assert from 'node:assert/strict';
import { test } from 'node:test';
import { page } from './browser.js';
import { exercises } from './samples.js';

const { contentsOf, finder } = await page('/page/import/logfile.js');
const { keepMeanings, meanings } = await page('/page/import/meanings.js');
const { isTimeZone } = await page('/page/import/names.js');
const { startText } = await page('/page/import/preview.js');
const { isRunning } = await page('/page/import/report.js');
const { lineNumbers, reasonsOf } = await page('/page/import/skipped.js');

const STRONG = 'Date;Exercise Name;Weight (kg);Reps\n2026-11-01;Squat;100;5\n2026-11-01;"Press; seated";50;8\n2026-11-03;Squat;102,5;5\n';

test('a log of Strong is counted by lines, workouts and names', () => {
  assert.deepEqual(contentsOf(STRONG), {
    app: 'Strong', lines: 3, workouts: 2, namesUnit: true, names: [{ name: 'Squat', lines: 2 }, { name: 'Press; seated', lines: 1 }],
  });
});

test('a log of Hevy is recognized, with a byte order mark and Windows line ends too', () => {
  const found = contentsOf('\uFEFF"start_time","exercise_title","weight_kg"\r\n"1 Nov 2026","Squat","100"\r\n');

  assert.equal(found.app, 'Hevy');
  assert.equal(found.lines, 1);
});

test('a German log without a unit is recognized', () => {
  const found = contentsOf('Datum,Name der Übung,Gewicht\n2026-11-01,Kniebeuge,100\n');

  assert.deepEqual([found.lines, found.namesUnit], [1, false]);
});

test('a quoted value may contain quotation marks, line breaks and the delimiter', () => {
  const found = contentsOf('Date,Exercise Name\n2026-11-01,"The ""big"", one\nof them"\n');

  assert.deepEqual(found.names, [{ name: 'The "big", one\nof them', lines: 1 }]);
});

test('another table is no log', () => {
  assert.equal(contentsOf('a,b\n1,2\n'), null);
  assert.equal(contentsOf(''), null);
});

test('an exercise is found by its id, its name and an alias, without regard to punctuation', () => {
  const find = finder(exercises);

  for (const name of ['bench-press', 'Bench  PRESS', 'bankdrücken']) assert.equal(find(name)?.id, 'bench-press', name);
  assert.equal(find('Curl'), null);
});

test('an exercise of the catalogue comes before one of the gym with the same name', () => {
  assert.equal(finder([{ id: 'own', name: 'Row', own: true }, { id: 'row', name: 'Row' }])('row').id, 'row');
});

test('the button promises what the report then says, or no number if the preview did not read the whole log', () => {
  assert.match(startText({ sets: 3, lines: 5, linesDone: 5 }), /3/);
  assert.doesNotMatch(startText({ sets: 3000, lines: 5000, linesDone: 4000 }), /\d/);
});

test('lines that were left out are grouped by reason, most lines first, and a reason with a value stays alone', () => {
  const skipped = (/** @type {number} */ line, /** @type {string} */ rule, reason = rule) => ({ line, rule, reason, column: 'Reps' });
  const reasons = reasonsOf([skipped(2, 'malformed', 'not x'), skipped(3, 'no-reps'), skipped(4, 'no-reps'), skipped(9, 'malformed', 'not y')], (rule) => rule === 'no-reps');

  assert.deepEqual(reasons.map(({ rule, reason, lines }) => [rule, reason, lines]), [['no-reps', 'no-reps', [3, 4]], ['malformed', 'not x', [2]], ['malformed', 'not y', [9]]]);
});

test('line numbers are written as ranges, and the rest is counted', () => {
  assert.deepEqual(lineNumbers([2, 4, 5, 6, 9], 3), { text: '2, 4–6, 9', left: 0 });
  assert.deepEqual(lineNumbers([2, 4, 5, 6, 9, 10, 12], 2), { text: '2, 4–6', left: 3 });
});

test('a time zone is one that the browser knows', () => {
  assert.ok(isTimeZone('Europe/Berlin'));
  for (const zone of ['', 'Mars/Base', 'Berlin']) assert.ok(!isTimeZone(zone), zone);
});

test('an import that is being undone still runs', () => {
  assert.ok(isRunning({ state: 'UNDOING' }));
  assert.ok(!isRunning({ state: 'UNDONE' }));
});

test('a name that a coach has mapped is not asked again in the gym, unless its exercise is gone', () => {
  keepMeanings('oak-hall', { Kniebeuge: 'squat', Presse: 'old-press' });
  keepMeanings('oak-hall', { Bankdruecken: 'bench-press' });

  assert.deepEqual(meanings('oak-hall', exercises), { Kniebeuge: 'Squat', Bankdruecken: 'Bench Press' });
  assert.deepEqual(meanings('elm-hall', exercises), {});
});
