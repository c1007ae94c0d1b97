import assert from 'node:assert/strict';
import { test } from 'node:test';
import { page } from './browser.js';

const { farFrom, isFarBody, isFarReps, isHeavyBody, isHuge } = await page('/page/parts/far.js');
const kg = (value) => ({ value, unit: 'kg' });
const lb = (value) => ({ value, unit: 'lb' });

test('a slipped decimal point is far from the plan', () => {
  assert.deepEqual(farFrom(kg(625), { planned: kg(62.5), best: kg(60) }), { load: kg(62.5), from: 'plan' });
  assert.deepEqual(farFrom(kg(6.25), { planned: kg(62.5), best: kg(60) }), { load: kg(62.5), from: 'plan' });
});

test('without a plan the heaviest load so far is named', () => {
  assert.deepEqual(farFrom(kg(1000), { best: kg(100) }), { load: kg(100), from: 'history' });
});

test('without plan and history nothing is far', () => {
  assert.equal(farFrom(kg(625), {}), null);
});

test('half as much again as the heavier of plan and history is not far, more is', () => {
  assert.equal(farFrom(kg(150), { planned: kg(80), best: kg(100) }), null);
  assert.ok(farFrom(kg(150.5), { planned: kg(80), best: kg(100) }));
  assert.equal(farFrom(kg(150), { planned: kg(100), best: kg(80) }), null);
});

test('a third of the lighter of plan and history is not far, less is', () => {
  assert.equal(farFrom(kg(30), { planned: kg(90), best: kg(150) }), null);
  assert.ok(farFrom(kg(29.5), { planned: kg(90), best: kg(150) }));
});

test('a warm-up may be as light as the bar, but not heavier than anything so far', () => {
  assert.equal(farFrom(kg(20), { planned: kg(180), best: kg(180), isWarmUp: true }), null);
  assert.ok(farFrom(kg(600), { best: kg(180), isWarmUp: true }));
});

test('small dumbbells may double', () => {
  assert.equal(farFrom(kg(8), { planned: kg(4), best: kg(4) }), null);
  assert.ok(farFrom(kg(40), { planned: kg(4), best: kg(4) }));
});

test('loads of both units are compared', () => {
  assert.equal(farFrom(lb(220), { planned: kg(100), best: lb(215) }), null);
  assert.deepEqual(farFrom(kg(220), { planned: lb(220) }), { load: lb(220), from: 'plan' });
});

test('a bodyweight lift is never asked about 0 and negative loads, nor about the first plate', () => {
  const lift = { planned: kg(0), best: kg(5), isBodyweight: true };
  assert.equal(farFrom(kg(0), { ...lift, planned: kg(40) }), null);
  assert.equal(farFrom(kg(-20), { ...lift, planned: kg(40) }), null);
  assert.equal(farFrom(kg(20), lift), null);
  assert.ok(farFrom(kg(100), { ...lift, planned: kg(10) }));
  assert.ok(farFrom(kg(100), { ...lift, planned: kg(-20), best: kg(-10) }));
});

test('a load is asked about once in a session', () => {
  assert.equal(farFrom(kg(625), { planned: kg(62.5), before: kg(625) }), null);
  assert.ok(farFrom(kg(625), { planned: kg(62.5), before: kg(62.5) }));
});

test('without plan and history only what hardly anybody lifts or weighs is asked about', () => {
  assert.deepEqual([kg(625), lb(625), kg(350)].map(isHuge), [true, false, false]);
  assert.deepEqual([kg(625), lb(350), kg(140)].map(isHeavyBody), [true, false, false]);
});

test('a body weight is far from the one before if it is a quarter heavier or lighter, in either unit', () => {
  assert.deepEqual([kg(645), kg(6.45), kg(46), kg(81), lb(64.5)].map((each) => isFarBody(each, kg(64))), [true, true, true, true, true]);
  assert.deepEqual([kg(64.5), kg(56), kg(78), lb(142)].map((each) => isFarBody(each, kg(64))), [false, false, false, false]);
  assert.deepEqual([kg(640), kg(140)].map((each) => isFarBody(each)), [true, false], 'the first one');
});

test('reps with a digit too many are far from what is usual, and a set of as many reps as possible is not', () => {
  assert.deepEqual([[99, 12], [88, 8], [44, 4], [100, 20]].map(([reps, most]) => isFarReps(reps, most)), [true, true, true, true]);
  assert.deepEqual([[12, 4], [30, 12], [60, 20], [11, 1]].map(([reps, most]) => isFarReps(reps, most)), [false, false, false, false]);
});
