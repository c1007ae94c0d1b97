import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { page } from './browser.js';
import { straightLift } from './samples.js';

const { dateIn } = await page('/page/words.js');
const { ago, datesOf, load, outcome, rest, straightSets, variant } = await page('/page/terms.js');

test('a load is written with its unit, and a missing one as a dash', () => {
  assert.equal(load(122.5, 'kg'), '122.5 kg');
  assert.equal(load(45), '45');
  assert.equal(load(undefined, 'kg'), '–');
  assert.equal(load(0, 'kg'), '0 kg');
});

test('a rest of whole minutes is written in minutes', () => {
  assert.equal(rest(180), '3 min');
  assert.equal(rest(90), '90 s');
});

test('straight sets are written as a count, a rest-pause with the total of its reps', () => {
  assert.equal(straightSets(straightLift().straight), ' 3\u00a0×\u00a08–12');
  assert.match(straightSets({ repRange: { min: 8, max: 8 }, totalReps: 20 }), /8.*20/);
});

test('codes have words, and an unknown code is shown as it is', () => {
  assert.equal(variant('SINGLE_TOP'), 'one top set');
  assert.equal(variant('NEW_CODE'), 'NEW_CODE');
  assert.equal(outcome('MISSED'), 'missed');
  assert.equal(outcome(undefined), '');
});

test('how long ago something was counts midnights, not hours', () => {
  mock.timers.enable({ apis: ['Date'], now: new Date(2026, 10, 30, 0, 30) }); // a Monday, half an hour after midnight
  assert.equal(ago(new Date(2026, 10, 30, 0, 10).toISOString()), 'today');
  assert.equal(ago(new Date(2026, 10, 29, 23, 50).toISOString()), 'yesterday');
  assert.equal(ago(new Date(2026, 10, 17, 12).toISOString()), '13 days ago');
  assert.equal(ago(new Date(2026, 10, 16, 12).toISOString()), '16 Nov');
  assert.equal(ago(new Date(2025, 11, 22, 12).toISOString()), '22 Dec 2025');
  assert.equal(ago(undefined), 'never');
  mock.timers.reset();
});

test('today is that of the athlete, wherever the coach is', () => {
  mock.timers.enable({ apis: ['Date'], now: Date.parse('2026-11-30T23:30:00Z') });
  assert.deepEqual(['Europe/Berlin', 'UTC', 'America/New_York'].map((zone) => ago('2026-11-30T22:30:00Z', (at) => dateIn(zone, at))), ['yesterday', 'today', 'today']);
  assert.deepEqual(['2026-11-30T23:30:00+01:00', '2026-11-30T22:30:00Z', '2026-11-30T18:00:00-04:30'].map((lastSessionAt) => ago(lastSessionAt, datesOf({ lastSessionAt }))), ['yesterday', 'today', 'today']);
  mock.timers.reset();
});

test('a day that a clock change made shorter or longer still counts as one day', () => {
  process.env.TZ = 'Europe/Berlin';
  for (const [year, month, day] of [[2026, 2, 29], [2026, 9, 25]]) {
    mock.timers.enable({ apis: ['Date'], now: new Date(year, month, day + 1, 0, 30) });
    assert.equal(ago(new Date(year, month, day, 1).toISOString()), 'yesterday');
    mock.timers.reset();
  }
  delete process.env.TZ;
});
