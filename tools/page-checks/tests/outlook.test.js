import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answering, markup, page } from './browser.js';
import { straightLift, topLift } from './samples.js';

const { mainLifts, table, weeksAhead } = await page('/page/outlook.js');

const lift = (load, changes = {}) => topLift({ top: { ...topLift().top, load }, ...changes });
const current = { startsOn: '2026-11-30', lifts: [lift(120)] };

/** Reads the weeks of a lift from a service that adds 2.5 kg a week, for a program of some weeks. */
async function read({ why = [{ rule: 'not-yet-trained' }], pauses = [], weeks = 20 } = {}) {
  const calls = [];
  const answers = answering(() => [200, { weeks: Array.from({ length: Math.min(weeks, calls.push(1)) }, (each, n) => ({
    startsOn: new Date(Date.parse('2026-12-07') + n * 7 * 86_400_000).toISOString().slice(0, 10), lift: lift(122.5 + 2.5 * n) })) }]);
  const state = { current, next: { lifts: [lift(122.5, { why })] }, program: { pauses } };
  const found = await weeksAhead({ base: '/v1/athletes/lena', state, here: () => '2026-12-01' }, current.lifts[0]);
  return { loads: found.map(({ lift: { top } }) => top.load), sets: answers.at(-1).body.weeks.map((week) => week.sets.map(({ load, reps, rpe }) => [load.value, reps, rpe])) };
}

test('each week follows from the sets of the week before, as its own plan asks for them', async () => {
  const { loads, sets } = await read();

  assert.deepEqual(loads, [120, 122.5, 125, 127.5, 130, 132.5, 135, 137.5]);
  assert.deepEqual(sets.slice(0, 3), [[[120, 4, 8.5]], [[122.5, 4, 8.5]], [[125, 4, 8.5]]]);
});

test('what was trained this week stays, and nothing is supposed in a paused week', async () => {
  const { sets } = await read({ why: [{ rule: 'linear.hit' }], pauses: [{ from: '2026-12-16', to: '2026-12-18' }] });

  assert.deepEqual(sets.map(({ length }) => length), [0, 1, 0, 1, 1, 1, 1]);
});

test('straight sets gain a rep a week, from those that are expected, before their load rises', async () => {
  const straight = (value, expectedReps) => straightLift({ straight: { ...straightLift().straight, load: value, expectedReps, repRange: { min: 8, max: 10 } } });
  const loads = [60, 60, 62.5, 62.5];
  const answers = answering(() => [200, { weeks: loads.map((each) => ({ startsOn: '2026-12-07', lift: straight(each) })) }]);
  const state = { current: { startsOn: '2026-11-30' }, next: null, program: {} };

  await weeksAhead({ base: '/v1/athletes/lena', state, here: () => '2026-12-01' }, straight(60, 9));

  assert.deepEqual(answers.at(-1).body.weeks.map(({ sets }) => sets[0].reps).slice(0, 5), [9, 10, 10, 8, 9]);
});

test('the weeks end with the program', async () => {
  assert.deepEqual((await read({ weeks: 2 })).loads, [120, 122.5, 125]);
});

test('the main lifts are those with a top set, otherwise all', () => {
  assert.deepEqual(mainLifts({ lifts: [straightLift(), topLift()] }), [topLift()]);
  assert.deepEqual(mainLifts({ lifts: [straightLift()] }), [straightLift()]);
});

test('of a lift whose load stays the same in all weeks to come it is said why', () => {
  const weeks = (loads, rule) => loads.map((load) => ({ startsOn: '', lift: lift(load, { why: [{ rule, says: 'pain in 3 weeks in a row: the load stays' }] }) }));
  const drawn = (...all) => markup(table({ week: 3 }, all));

  assert.match(drawn(weeks([120, 120, 120], 'rpe.hold')), /Bench Press: by RPE a load rises after a set that was easier/);
  assert.match(drawn(weeks([122.5, 120, 120], 'rpe.hold')), /Bench Press: by RPE a load rises after a set that was easier/);
  assert.match(drawn(weeks([120, 120, 120], 'pain.hold')), /Bench Press stays the same:[^]*Pain in 3 weeks in a row: the load stays/);
  for (const others of [weeks([120, 122.5, 125], 'rpe.hold'), weeks([120, 120, 120], 'linear.repeat')]) assert.doesNotMatch(drawn(others), /by RPE a load/);
  assert.doesNotMatch(drawn(weeks([120, 122.5, 125], 'pain.hold')), /stays the same/);
});

test('each of the next weeks has its date, and a paused one says so', () => {
  const drawn = markup(table({ week: 3 }, [['2026-11-30', '2026-12-07', '2026-12-14'].map((startsOn) => ({ startsOn, lift: lift(120) }))], [{ from: '2026-12-09', to: '2026-12-12' }]));

  assert.match(drawn, /Week 3<br>[^]*30 Nov[^]*Week 4<br>[^]*7 Dec[^]*Week 5<br>[^]*14 Dec/);
  assert.equal(drawn.match(/Paused/g).length, 1);
});

test('days distinguish two lifts of one exercise', () => {
  const weeks = (changes) => [{ startsOn: '2026-11-30', lift: topLift(changes) }];
  const drawn = markup(table({ week: 3 }, [weeks({}), weeks({ slotId: 'd2', day: 2 }), weeks({ slotId: 'd1-squat', exercise: 'squat' })]));

  assert.match(drawn, /Bench Press, day 1, kg[^]*Bench Press, day 2, kg[^]*squat, kg/i);
});
