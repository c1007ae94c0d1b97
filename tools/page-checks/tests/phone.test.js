import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markup, page } from './browser.js';
import { set, topLift } from './samples.js';

const { estimate, exactBackoff, hurt, loadable } = await page('/lift/phone.js');

const BAR = { kind: 'BARBELL', bar: 20, plates: [25, 20, 15, 10, 5, 2.5, 1.25].map((weight) => ({ weight })) };

const kg = (value) => ({ value, unit: 'kg' });

/** The backoff that the bench press of the training rules (§ 10) has after a top set. */
const after = (asked, ...sets) => loadable(exactBackoff(topLift({ top: { ...topLift().top, load: asked } }), sets), 'kg', BAR);

test('the phone works out the backoff of the worked examples of the training rules', () => {
  assert.equal(after(120, set({ load: kg(120), reps: 4, rpe: 8.5 })), 102.5);
  assert.equal(after(122.5, set({ load: kg(122.5), reps: 3, rpe: 9.5 })), 97.5);
  assert.equal(after(120, set({ load: kg(120), reps: 4, rpe: 8.5, pain: true })), 92.5);
});

test('a failed top set, missing reps and a painful backoff lower it, an easy top set does not raise it', () => {
  assert.equal(exactBackoff(topLift(), [set({ load: kg(100), reps: 0 })]).toFixed(3), '76.500');
  assert.equal(exactBackoff(topLift(), [set({ load: kg(100), reps: 2, rpe: undefined })]).toFixed(3), (85 / 0.955 * 0.85).toFixed(3));
  assert.equal(exactBackoff(topLift(), [set({ load: kg(100), reps: 5, rpe: 6 })]).toFixed(3), '85.000');
  assert.equal(exactBackoff(topLift(), [set({ load: kg(100) }), set({ role: 'BACKOFF', load: kg(80), pain: true })]).toFixed(3), '72.000');
});

test('the heaviest top set decides, and of two with one load the harder one', () => {
  assert.equal(exactBackoff(topLift(), [set({ load: kg(110) }), set({ load: kg(100), reps: 1, rpe: 10 })]).toFixed(3), '93.500');
  assert.ok(exactBackoff(topLift(), [set({ load: kg(110) }), set({ load: kg(110), reps: 3, rpe: 10 })]) < 93);
});

test('in a deload the planned RPE judges the set, and the load of the deload is the most', () => {
  const deload = topLift({ top: { ...topLift().top, load: 110, rpe: 6 }, planned: { top: { ...topLift().top, rpe: 8.5 } } });

  assert.equal(exactBackoff(deload, [set({ load: kg(110), rpe: 7 })]).toFixed(3), '93.500');
  assert.equal(exactBackoff(deload, [set({ load: kg(122.5), rpe: 8 })]).toFixed(3), '93.500');
});

test('percentages of a lift whose load is added to the bodyweight include it, and the result is never below 0', () => {
  assert.equal(exactBackoff(topLift(), [set({ load: kg(20) })], 80).toFixed(3), '5.000');
  assert.equal(exactBackoff(topLift(), [set({ load: kg(5) })], 80), 0);
});

test('a 1RM is estimated only from a set with an RPE and with reps that the chart has', () => {
  assert.equal(estimate(set({ load: kg(100), reps: 4, rpe: 8.5 })).toFixed(1), '117.6');
  for (const changes of [{ rpe: undefined }, { rpe: 5 }, { reps: 0 }, { reps: 13 }]) assert.equal(estimate(set(changes)), 0);
});

test('before a top set, and for a lift without a backoff, there is none', () => {
  assert.equal(exactBackoff(topLift(), []), null);
  assert.equal(exactBackoff(topLift({ backoff: undefined }), [set()]), null);
});

test('the nearest weight that can be loaded is taken, of two the lower one, and without known equipment never a heavier one', () => {
  assert.equal(loadable(91.25, 'kg', BAR), 90);
  assert.equal(loadable(12, 'kg', BAR), 20);
  assert.equal(loadable(58, 'kg', { kind: 'BARBELL', bar: 20, plates: [{ weight: 20, pairs: 1 }, { weight: 10, pairs: 1 }] }), 60);
  assert.equal(loadable(19, 'kg', { kind: 'FIXED', loads: [10, 16, 22] }), 16);
  assert.equal(loadable(33, 'kg', { kind: 'STEP', step: 4 }), 32);
  assert.equal(loadable(99.9, 'kg', undefined), 97.5);
  assert.equal(loadable(99.9, 'lb', undefined), 95);
});

test('after a set that hurt the lifter reads why fewer reps are suggested, if they are fewer', () => {
  const lift = { ...topLift(), top: undefined, backoff: undefined, straight: { sets: 3, load: 60, repRange: { min: 8, max: 12 } } };
  const answer = (reps) => markup(hurt(lift, [set({ role: 'STRAIGHT', load: kg(60), reps, pain: true })], null, { role: 'STRAIGHT', load: 60, reps: 8 }));

  assert.match(answer(19), /next sets are suggested as the plan has them/);
  assert.doesNotMatch(answer(8), /suggested/);
});
