import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markup, page } from './browser.js';

const { graph } = await page('/page/lifted/lifted.js');
const { inUnit, placesOf, seriesOf, ticksOf } = await page('/page/lifted/series.js');

const set = (/** @type {string} */ exercise, /** @type {number} */ value, changes = {}) => ({ exercise, role: 'TOP', load: { value, unit: 'kg' }, reps: 5, ...changes });
const session = (/** @type {string} */ startedAt, /** @type {unknown[]} */ ...sets) => ({ startedAt, sets });

test('each lift has the heaviest set of each session, oldest first, and the lift with most sets comes first', () => {
  const lifts = seriesOf([
    session('2021-02-12T17:00:00Z', set('squat', 140), set('bench-press', 100), set('bench-press', 102.5), set('bench-press', 102.5, { reps: 6 })),
    session('2021-02-10T17:00:00Z', set('bench-press', 60, { role: 'WARM_UP' }), set('bench-press', 95)),
  ]);

  assert.deepEqual(lifts.map(({ exercise, sets }) => [exercise, sets]), [['bench-press', 4], ['squat', 1]]);
  assert.deepEqual(lifts[0].points.map(({ load, reps }) => [load, reps]), [[95, 5], [102.5, 6]]);
});

test('a main lift comes before an accessory with more sets', () => {
  const curl = set('cable-curl', 20, { role: 'STRAIGHT' });

  assert.deepEqual(seriesOf([session('2021-02-12T17:00:00Z', curl, curl, curl, set('squat', 140))]).map(({ exercise }) => exercise), ['squat', 'cable-curl']);
});

test('the unit is that of the newest set, and older loads are converted', () => {
  const [lift] = seriesOf([
    session('2021-02-10T17:00:00Z', set('bench-press', 225, { load: { value: 225, unit: 'lb' } })),
    session('2021-02-12T17:00:00Z', set('bench-press', 100)),
  ]);

  assert.equal(lift.unit, 'kg');
  assert.deepEqual(lift.points.map(({ load }) => load), [102.1, 100]);
  assert.equal(inUnit({ value: 100, unit: 'kg' }, 'lb'), 220.5);
});

test('sets that only warm up give no lift', () => {
  assert.deepEqual(seriesOf([session('2021-02-10T17:00:00Z', set('squat', 60, { role: 'WARM_UP' }))]), []);
});

test('points are placed by time and load, and a single one in the middle', () => {
  const points = [{ date: '2021-02-10', load: 100, reps: 5 }, { date: '2021-02-11', load: 110, reps: 5 }, { date: '2021-02-14', load: 105, reps: 5 }];

  assert.deepEqual(placesOf(points, [100, 105, 110], 100, 40), [{ x: 0, y: 40 }, { x: 25, y: 0 }, { x: 100, y: 20 }]);
  assert.deepEqual(placesOf(points.slice(0, 1), [100], 100, 40), [{ x: 50, y: 20 }]);
});

test('a lift with one session is said in words, without a graph of one point', () => {
  const point = { date: '2021-02-10', load: 100, reps: 5 };
  const lift = (points) => markup(graph({ exercise: 'squat', unit: 'kg', points }));

  assert.match(lift([point]), /10 Feb 2021: 100 kg × 5/);
  assert.doesNotMatch(lift([point]), /<svg/);
  assert.match(lift([point, { ...point, date: '2021-02-12' }]), /<svg/);
});

test('the axis names round loads with their unit, between which all points lie', () => {
  const of = (...loads) => loads.map((load, n) => ({ date: `2021-02-1${n}`, load, reps: 5 }));

  assert.deepEqual(ticksOf(of(101, 117.5)), [100, 105, 110, 115, 120]);
  assert.deepEqual(ticksOf(of(-10, 2.5)), [-10, -5, 0, 5]);
  assert.deepEqual(ticksOf(of(100, 100)), [100]);
  assert.match(markup(graph({ exercise: 'squat', unit: 'kg', points: of(101, 117.5) })), /<span>120\skg<\/span>.*<span>100\skg<\/span>/s);
});
