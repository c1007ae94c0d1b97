import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markup, page } from './browser.js';

const { platesFor } = await page('/lift/bar.js');
const { plates } = await page('/page/parts/plates.js');
const { sparkline, warmUp } = await page('/page/drawings.js');

test('a typed load is put on the bar with as few plates as there are, the heaviest first', () => {
  const gym = { kind: 'BARBELL', bar: 20, plates: [{ weight: 1.25 }, { weight: 25 }, { weight: 10 }, { weight: 15, pairs: 1 }, { weight: 20, pairs: 0 }] };

  assert.deepEqual(platesFor(20, gym), []);
  assert.deepEqual(platesFor(42.5, gym), [10, 1.25]);
  assert.deepEqual(platesFor(60, gym), [10, 10]);
  assert.deepEqual(platesFor(80, gym), [10, 10, 10]); // there is only one pair of 15
});

test('a load that no plates make, or that is less than the bar, has no plates', () => {
  const gym = { kind: 'BARBELL', bar: 20, plates: [{ weight: 10 }, { weight: 4, pairs: 2 }] };

  for (const load of [41, 15, 22.5, 60.001]) assert.equal(platesFor(load, gym), null, load);
  assert.deepEqual(platesFor(36, gym), [4, 4]);
});

test('equal plates are counted, in the unit of the lift', () => {
  assert.match(markup(plates([25, 25, 2.5], 'lb')), /aria-hidden="true">2×25 \+ 2.5 lb a side</);
});

test('a bar without plates is named as such, and no bar is not drawn', () => {
  assert.match(markup(plates([])), /aria-hidden="true">empty bar</);
  assert.equal(markup(plates(undefined)), '');
});

test('the drawing has a shape for each plate, and grows with many plates', () => {
  const shapes = (list) => markup(plates(list)).match(/class=plate /g).length;
  const width = (list) => Number(markup(plates(list)).match(/ width=([\d.]+)/)[1]);

  assert.equal(shapes([20, 10, 5]), 3);
  assert.ok(width(Array(12).fill(25)) > width([25]));
});

test('warm-up sets are drawn in proportion to the top load, none of them invisible', () => {
  const drawn = markup(warmUp([{ load: 1, reps: 10 }, { load: 50, reps: 5 }, { load: 100, reps: 3 }], 'kg', 100, 'Warm-up'));

  assert.deepEqual(drawn.match(/height:\d+px/g), ['height:5px', 'height:17px', 'height:34px']);
  assert.equal(markup(warmUp([], 'kg', 100, 'Warm-up')), '');
});

test('a trend of one week is a number, of more weeks a line that is named', () => {
  const says = ({ from, to, n }) => `${from} to ${to} in ${n}`;

  assert.match(markup(sparkline({ points: [{ e1rm: 140.4 }] }, says)), />140</);
  assert.match(markup(sparkline({ points: [{ e1rm: 140.4 }, { e1rm: 145.2 }] }, says)), /aria-label=140 to 145 in 2>/);
  assert.match(markup(sparkline(undefined, says)), /<span class="quiet"><\/span>/);
});
