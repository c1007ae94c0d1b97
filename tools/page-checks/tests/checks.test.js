import assert from 'node:assert/strict';
import { test } from 'node:test';
import { page } from './browser.js';

const { dayOf } = await page('/page/parts/texts.js');
const { aDate, aNumber, aText, wrongOf } = await page('/page/parts/checks.js');

test('a number may have a point or a comma', () => {
  const rule = aNumber({ required: true });
  assert.deepEqual(['62.5', '62,5', ' 7 '].map(rule), ['', '', '']);
  assert.equal(rule('62.5 kg'), 'Enter a number, such as 2.5.');
  assert.equal(rule('1.000,5'), 'Enter a number, such as 2.5.');
});

test('a field that must be filled in says so, in its own words if it has some', () => {
  assert.equal(aNumber({ required: true })(''), 'Fill in this field.');
  assert.equal(aText({ required: 'Write why.' })('   '), 'Write why.');
  assert.equal(aDate({ required: true })(undefined), 'Fill in this field.');
  assert.equal(aNumber({ above: 0 })(''), '', 'an empty field that need not be filled in');
});

test('a number outside its range is refused with the range, in its unit', () => {
  assert.equal(aNumber({ min: 1, max: 10, unit: 'reps' })(11), 'Enter 1 to 10 reps.');
  assert.equal(aNumber({ above: 0, max: 1000, unit: 'kg' })('0'), 'Enter more than 0 kg, and 1000 kg at most.');
  assert.equal(aNumber({ above: 0 })('-2'), 'Enter more than 0.');
  assert.equal(aNumber({ min: 4 })('3,5'), 'Enter 4 or more.');
  assert.equal(aNumber({ max: 95, unit: '%' })('96'), 'Enter 95 % or less.');
  assert.deepEqual([1, 10].map(aNumber({ min: 1, max: 10 })), ['', '']);
});

test('whole numbers and decimals are distinguished', () => {
  const reps = aNumber({ whole: true, min: 1, max: 100 });
  assert.equal(reps('2,5'), 'Enter a whole number, such as 8.');
  assert.equal(reps('eight'), 'Enter a whole number, such as 8.');
  assert.equal(aNumber()('1.2345'), 'Enter at most 3 decimals.');
  assert.equal(aNumber()('1.2500'), '');
});

test('a text has a greatest length, and a day a first and a last', () => {
  assert.equal(aText({ longest: 3 })('abcd'), 'Enter at most 3 characters; these are 4.');
  assert.equal(aDate()('27.11.2026'), 'Enter a date.');
  assert.equal(aDate({ from: '2026-11-27' })('2026-11-26'), `Choose ${dayOf('2026-11-27')} or a later day.`);
  assert.equal(aDate({ to: '2026-11-27' })('2026-11-28'), `Choose ${dayOf('2026-11-27')} or an earlier day.`);
});

test('only the fields that break their rules have a message', () => {
  assert.deepEqual(wrongOf({ load: '80', reps: '' }, { load: aNumber(), reps: aNumber({ required: true }) }), { reps: 'Fill in this field.' });
});
