import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answering, markup, page } from './browser.js';
import { topLift } from './samples.js';

const { begin, view } = await page('/lift/bar.js');
const { training } = await page('/lift/training.js');

const equipment = { kind: 'BARBELL', bar: 20, plates: [25, 20, 15, 10, 5, 2.5, 1.25].map((weight) => ({ weight })) };
training.known = { plan: { programId: 'p', lifts: [topLift()] }, added: [] };
answering(() => [200, { lifts: [{ slotId: topLift().slotId, equipment }] }]);
await begin();

test('no plates are shown for a load that is probably a typing mistake', () => {
  const shown = (load, sets) => markup(view(topLift(), load, sets));

  assert.match(shown(135), /25 \+ 25|2×25/);
  assert.match(shown(20), /empty/i);
  assert.doesNotMatch(shown(1350), /svg|side/);
  assert.match(shown(200, [{ load: { value: 200, unit: 'kg' } }]), /a side/); // it was asked about before
});
