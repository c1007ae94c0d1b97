import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answering, page } from './browser.js';
import { topLift } from './samples.js';

const { choices, firstIn, preview } = await page('/page/swap.js');

const offered = (items, lift, without) => {
  const calls = answering((method) => (method === 'GET' ? [200, { items }] : [without.length ? 422 : 200, { violations: without.map((n) => ({ field: `lifts[${n}].start.fromHistory`, message: 'must be absent', rule: 'first-week' })) }]));
  const slot = { slotId: lift.slotId, exercise: lift.exercise, scheme: { variant: lift.variant }, progression: { method: 'DOUBLE' } };
  return choices({ lifts: [slot], changes: [] }, lift, { athleteId: 'anna', state: { next: { startsOn: '2026-12-07' } } })
    .then((found) => ({ calls, found: found.map(({ id, isWorkedOut }) => [id, isWorkedOut]) }));
};

test('the load of another exercise is worked out from its own sets, or by a ratio from those of the exercise before', async () => {
  const items = [{ id: 'front-squat', ratio: 0.785, suitability: 'GOOD' }, { id: 'box-squat', suitability: 'UNLISTED' }, { id: 'pause-squat', suitability: 'UNLISTED' }];
  const squat = topLift({ slotId: 'd1-squat', exercise: 'squat' });

  const { found, calls } = await offered(items, squat, [0, 1]);
  assert.deepEqual(found, [['front-squat', true], ['pause-squat', true], ['box-squat', false]]);
  assert.deepEqual(calls.find(({ method }) => method === 'POST').body.lifts.map((each) => each.exercise), ['front-squat', 'box-squat', 'pause-squat', 'squat']);
  assert.deepEqual((await offered(items, squat, [0, 1, 2, 3])).found.map(([, isWorkedOut]) => isWorkedOut), [false, false, false]);
});

test('a kind of the same exercise is offered before others, and for a top set what is not for heavy sets comes last', async () => {
  const items = [{ id: 'machine-shoulder-press', suitability: 'NOT_RECOMMENDED' }, { id: 'push-press', suitability: 'UNLISTED' }, { id: 'seated-overhead-press', suitability: 'UNLISTED' }];

  const { found } = await offered(items, topLift({ exercise: 'overhead-press' }), []);
  assert.deepEqual(found.map(([id]) => id), ['seated-overhead-press', 'push-press', 'machine-shoulder-press']);
});

test('the first sets are shown before a swap is saved, worked out as the swap would be', async () => {
  const squat = topLift({ slotId: 'd1-squat', exercise: 'squat', day: 1 });
  const program = { lifts: [{ slotId: 'd1-squat', exercise: 'squat', scheme: { variant: 'SINGLE_TOP' }, progression: { method: 'LINEAR' } }], changes: [] };
  const at = { athleteId: 'anna', state: { next: { startsOn: '2026-12-07' } } };
  const asks = (isWorkedOut, text) => preview(program, squat, at, { id: 'front-squat', isWorkedOut }, text);

  assert.deepEqual(asks(true, ''), { athleteId: 'anna', startsOn: '2026-12-07', lifts: [{ slotId: 'd1-squat', day: 1, exercise: 'front-squat', scheme: { variant: 'SINGLE_TOP' }, progression: { method: 'LINEAR', waveReps: undefined }, start: { swap: true } }] });
  assert.deepEqual(asks(false, '62,5').lifts[0].start, { load: 62.5 });
  assert.deepEqual([asks(false, ''), asks(true, 'heavy')], [undefined, undefined]);
  assert.match(firstIn({ weeks: [{ lifts: [{ ...squat, unit: 'kg', top: { load: 125, reps: 4, rpe: 8.5 }, backoff: { load: 105, sets: 3, repRange: { min: 8, max: 12 } } }] }] }), /: 125\skg × 4 @\s8\.5, 105\skg backoff, 3 × 8–12/);
});
