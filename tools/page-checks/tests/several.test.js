import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markup, page } from './browser.js';
import { row } from './samples.js';

const { Refused } = await page('/page/api.js');
const { deloadable, pausable } = await page('/page/several/who.js');
const { eachOf } = await page('/page/several/together.js');
const { several } = await page('/page/several/several.js');

test('who has no program, is paused or is archived cannot be paused', () => {
  assert.deepEqual([row(), row({ programId: undefined }), row({ paused: true }), row({ archivedAt: '2026-11-29T10:00:00Z' })].map(pausable), [true, false, false, false]);
});

test('the next week becomes a deload only in a program that runs, and only once', () => {
  assert.deepEqual([row(), row({ week: 0 }), row({ lifts: [{ nextPlanned: 100 }] })].map(deloadable), [true, false, false]);
});

test('a refusal for one athlete stops nobody else, and is said with the name', async () => {
  const give = async ({ name }) => {
    if (name === 'Ben') throw new Refused(409, { detail: 'Program p1 has ended, so it cannot be changed' });
  };

  const { given, refused } = await eachOf([row({ name: 'Ada' }), row({ name: 'Ben' }), row({ name: 'Cem' })], give);

  assert.deepEqual(given.map(({ name }) => name), ['Ada', 'Cem']);
  assert.deepEqual(refused.map(({ name }) => name), ['Ben']);
  assert.match(refused[0].why, /ended/);
});

test('who has left the gym is not among the chosen ones any more, and the program is for the others', () => {
  const rows = new Map([['a', row({ athleteId: 'a' })], ['b c', row({ athleteId: 'b c' })]]);
  const choice = several({ rows, shown: () => [...rows.keys()], changed() {}, leave() {} });
  choice.toggle('a');
  choice.toggle('b c');
  assert.match(markup(choice.bar()), /2 athletes chosen[^]*#\/library\?athletes=a,b%20c/);
  rows.delete('a');

  assert.match(markup(choice.bar()), /1 athlete chosen[^]*#\/library\?athletes=b%20c"?/);
});

const { flagCounts, isFlagged } = await page('/page/several/who.js');

test('of several athletes the open flags are counted, the most urgent first, and who has none cannot be marked', () => {
  const flag = (code, urgency, seen) => ({ code, urgency, seen, needsLook: code === 'PAIN_REPORTED', slotIds: [], about: [] });
  const rows = [row({ flags: [flag('STALLED', 7), flag('PAIN_REPORTED', 1)] }), row({ flags: [flag('STALLED', 7), flag('LAYOFF', 10, { by: 'kim' })] }), row()];

  assert.deepEqual(flagCounts(rows), [['PAIN_REPORTED', 1, true], ['STALLED', 2, false]]);
  assert.deepEqual(rows.map(isFlagged), [true, true, false]);
});
