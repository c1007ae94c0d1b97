import assert from 'node:assert/strict';
import { test } from 'node:test';
import { page } from './browser.js';

const { asAsked, planAt } = await page('/lift/asked.js');
const { proposed, rowsAt, rowsOf } = await page('/lift/missed.js');
const { training } = await page('/lift/training.js');

const lift = {
  slotId: 'd1-bench', exercise: 'bench-press', day: 1, unit: 'kg', warmUp: [{ load: 60, reps: 8 }],
  top: { sets: 1, load: 120, reps: 4, rpe: 8.5 }, backoff: { sets: 2, load: 102.5, repRange: { min: 8, max: 12 } },
};
const plan = { startsOn: '2026-11-23', lifts: [lift], days: [{ day: 1, date: '2026-11-25' }] };
const now = Date.parse('2026-11-27T16:30:00Z');

test('a missed day offers its sets that count with their loads and without reps', () => {
  assert.deepEqual(rowsOf(plan, 1).map(({ step, draft }) => [step.role, draft.load, draft.reps]),
    [['TOP', '120', ''], ['BACKOFF', '102.5', ''], ['BACKOFF', '102.5', '']]);
});

test('a missed day is proposed in the evening of its date', () => {
  assert.deepEqual(proposed(plan, 1, { now, timeZone: 'Europe/Berlin', trained: [] }), { date: '2026-11-25', time: '18:00' });
});

test('a day without a weekday is proposed on the first day of its week', () => {
  assert.deepEqual(proposed({ ...plan, days: undefined }, 1, { now, timeZone: 'Europe/Berlin', trained: [] }), { date: '2026-11-23', time: '18:00' });
});

test('a day without a weekday is proposed after the last session of its week, but not after today', () => {
  const free = (...trained) => proposed({ ...plan, days: undefined }, 2, { now, timeZone: 'Europe/Berlin', trained }).date;

  assert.deepEqual([free('2026-11-20', '2026-11-23', '2026-11-24'), free('2026-11-23', '2026-11-27')], ['2026-11-25', '2026-11-26']);
});

test('a date with a session is not proposed, but the nearest one of the week without', () => {
  const on = (at, ...trained) => proposed(plan, 1, { now: Date.parse(at), timeZone: 'Europe/Berlin', trained }).date;

  assert.equal(on('2026-11-27T16:30:00Z', '2026-11-25'), '2026-11-24');
  assert.equal(on('2026-11-27T16:30:00Z', '2026-11-23', '2026-11-24', '2026-11-25'), '2026-11-26');
  assert.equal(on('2026-11-23T16:30:00Z', '2026-11-23'), '2026-11-23', 'no other date of the week is over');
});

test('a day of today or later is proposed an hour ago', () => {
  for (const date of ['2026-11-27', '2026-11-29']) {
    assert.deepEqual(proposed({ ...plan, days: [{ day: 1, date }] }, 1, { now, timeZone: 'Europe/Berlin', trained: [] }), { date: '2026-11-27', time: '16:30' });
  }
});

test('soon after midnight a day of today is proposed at its beginning, not in the evening that is still to come', () => {
  const midnight = Date.parse('2026-11-26T23:20:00Z');

  assert.deepEqual(proposed({ ...plan, days: [{ day: 1, date: '2026-11-27' }] }, 1, { now: midnight, timeZone: 'Europe/Berlin', trained: [] }), { date: '2026-11-27', time: '00:00' });
});

test('a day that is over is proposed on its weekday', () => {
  const over = { ...plan, days: [{ day: 1, weekday: 'MONDAY' }, { day: 2, weekday: 'TUESDAY' }] };

  assert.deepEqual([1, 2].map((day) => proposed(over, day, { now, timeZone: 'Europe/Berlin', trained: [] }).date), ['2026-11-23', '2026-11-24']);
});

test('another week’s plan changes the proposed loads, but none that was typed, and loses no reps', () => {
  const lighter = { ...plan, lifts: [{ ...lift, top: { ...lift.top, load: 115 }, backoff: { ...lift.backoff, sets: 1, load: 97.5 } }] };
  const rows = rowsOf(plan, 1);
  rows[1].draft.load = '80';
  rows[2].draft.reps = '9';
  const typed = (moved) => moved.map(({ step, draft }) => [step.role, step.load, draft.load, draft.reps]);

  assert.deepEqual(typed(rowsAt(rows, lighter, 1)), [['TOP', 115, '115', ''], ['BACKOFF', 97.5, '80', ''], ['BACKOFF', 102.5, '102.5', '9']]);
});

test('without the plan of its week a late entry proposes no load, and has it again with the plan', () => {
  const unknown = rowsAt(rowsOf(plan, 1), undefined, 1);

  assert.deepEqual(unknown.map(({ step, draft }) => [step.load, draft.load]), [[undefined, ''], [undefined, ''], [undefined, '']]);
  assert.deepEqual(rowsAt(unknown, plan, 1).map(({ draft }) => draft.load), ['120', '102.5', '102.5']);
});

test('a later entry keeps what was asked in an earlier session of its week, not what the plan has moved to since', () => {
  const moved = { ...lift, top: { ...lift.top, load: 122.5 } };

  assert.deepEqual(asAsked([moved], [[lift]]), [lift]);
  assert.deepEqual(asAsked([moved], []), [moved]);
});

test('the plan of a date is that of its week, and there is none before the start or to come', async () => {
  training.known = { plan: { ...plan, week: 2 } };
  training.caller = { subject: 'lena', roles: ['athlete'] };

  assert.equal((await planAt('2026-11-29')).week, 2);
  assert.deepEqual([await planAt('2026-11-30'), await planAt('2026-11-15'), await planAt('')], [undefined, undefined, undefined]);
});
