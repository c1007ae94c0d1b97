import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markup, page } from './browser.js';
import { exercises, row } from './samples.js';

const { about, byUrgency, chip, flag, flagCodes, flagSays, linesOf, named } = await page('/page/flags.js');
const { addressOf, suggestsDeload } = await page('/page/actions.js');
const { hasFlaggedLift, riseOf } = await page('/page/more.js');
const { learnExercises } = await page('/page/words.js');
const { prose } = await page('/page/prose.js');
learnExercises(exercises);

test('pain is more urgent than a missed target, and a record is the least urgent', () => {
  assert.deepEqual(['PERSONAL_RECORD', 'TARGET_MISSED', 'PAIN_REPORTED'].sort(byUrgency), ['PAIN_REPORTED', 'TARGET_MISSED', 'PERSONAL_RECORD']);
});

test('every flag has a name and an explanation', () => {
  for (const code of flagCodes) {
    assert.ok(!flag(code).word.startsWith('flag.'), code);
    assert.ok(!flagSays(code).startsWith('flag.'), code);
  }
});

test('an unknown flag is shown in words', () => {
  assert.deepEqual(flag('BRAND_NEW'), { word: 'brand new', says: '' });
});

test('a flag names at most two lifts, and counts the others', () => {
  assert.equal(about({ about: ['bench-press', 'squat'] }), 'Bench Press, Squat');
  assert.equal(about({ about: ['bench-press', 'squat', 'front-delts'] }), 'Bench Press and 2 more');
});

test('a flag names the day of a lift that is on several days, and a record of a backoff set', () => {
  const lift = { slotId: 'd1-bench-press', exercise: 'bench-press', backoff: false };
  assert.equal(about({ about: ['bench-press'], lifts: [lift] }), 'Bench Press');
  assert.equal(about({ about: ['bench-press'], lifts: [{ ...lift, day: 1 }, { ...lift, day: 4, backoff: true }] }), 'Bench Press, day 1, Bench Press, day 4 (backoff set)');
  assert.equal(about({ about: ['bench-press', 'squat'], lifts: [lift] }), 'Bench Press, Squat');
});

test('all flags of a lift are in one line, the most urgent first, and lifts with the same flags share a line', () => {
  const flags = [{ code: 'PAIN_REPORTED', about: ['bench-press'] }, { code: 'TARGET_MISSED', about: ['squat', 'bench-press', 'leg-press'] },
    { code: 'DELOAD_SUGGESTED', about: [] }, { code: 'STALLED', about: ['bench-press'] }];

  assert.deepEqual(linesOf(flags).map(({ name, flags: own }) => [name, ...own.map(({ code }) => code)]), [
    ['Bench Press', 'PAIN_REPORTED', 'TARGET_MISSED', 'STALLED'], ['Squat, Leg Press', 'TARGET_MISSED'], ['', 'DELOAD_SUGGESTED'],
  ]);
});

test('the doubt of the forecast does not say that the load cannot be lifted', () => {
  assert.doesNotMatch(flagSays('BEYOND_FAILURE'), /cannot/);
});

test('an exercise, a muscle and a date each have their own words', () => {
  assert.equal(named('leg-press'), 'Leg Press');
  assert.equal(named('front-delts'), 'front delts');
  assert.match(named('2026-11-27'), /^Fri,? 27 Nov$/);
});

test('a flag is red only if it asks for a decision, green if it is good news, otherwise grey', () => {
  assert.match(markup(chip('TRAINED_TO_FAILURE', true)), /chip bad/);
  assert.match(markup(chip('STALLED', true)), /chip bad/);
  assert.match(markup(chip('TRAINED_TO_FAILURE', false)), /chip note/);
  assert.match(markup(chip('PERSONAL_RECORD', false)), /chip good/);
});

test('a sentence of the rules is shown without ids, codes, long numbers and dates of machines', () => {
  assert.match(prose('bench-press is LINEAR since 2026-11-27 at 141.176 kg'), /^Bench Press is linear progression since Fri,? 27 Nov at 141.2 kg$/);
});

test('a load that rises although an open flag speaks against it is marked in its row', () => {
  const flags = [{ code: 'SUDDEN_DROP', slotIds: ['d1'], about: [] }, { code: 'TARGET_MISSED', slotIds: ['d2'], about: [], seen: { by: 'kim' } }, { code: 'STALLED', slotIds: ['d3'], about: [] }];
  const lifts = ['d1', 'd2', 'd3'].map((slotId) => ({ slotId, change: 2.5, unit: 'kg' }));

  assert.deepEqual(lifts.map((lift) => riseOf(row({ flags }), lift)), ['row.rises', null, 'row.rises'], 'a seen flag no longer does');
  assert.equal(riseOf(row({ flags }), { slotId: 'd1', change: 0, unit: 'kg' }), null);
  assert.equal(riseOf(row({ flags }), { slotId: 'd1', change: 10, unit: 'kg' }), 'row.rises', 'also if it is large');
  assert.ok(hasFlaggedLift(row({ flags })));
});

test('a rise by more than the largest usual step of a week is explained', () => {
  assert.deepEqual([[5, 'kg'], [5.5, 'kg'], [10, 'lb'], [15, 'lb'], [-20, 'kg'], [null, 'kg']].map(([change, unit]) => riseOf(row(), { slotId: 'd1', change, unit })),
    [null, 'row.risesMuch', null, 'row.risesMuch', null, null]);
});

test('a deload is offered beside the flag that suggests it, until it was seen or next week is one', () => {
  const flag = { code: 'DELOAD_SUGGESTED', slotIds: [], about: [] };

  assert.ok(suggestsDeload(row({ flags: [flag] })));
  assert.ok(!suggestsDeload(row({ flags: [{ ...flag, seen: { by: 'kim' } }] })));
  assert.ok(!suggestsDeload(row({ flags: [flag], lifts: [{ slotId: 'd1', nextPlanned: 100 }] })));
  assert.ok(!suggestsDeload(row()));
});

test('an action is about the first lift with an open flag, and an athlete without a program has none', () => {
  const lifts = [{ slotId: 'd1' }, { slotId: 'd2' }];
  const flags = [{ code: 'STALLED', slotIds: ['d2'], about: [] }];

  assert.equal(addressOf('o', row({ lifts })), '#/athletes/anna/d1?do=override');
  assert.equal(addressOf('s', row({ lifts, flags })), '#/athletes/anna/d2?do=swap');
  assert.equal(addressOf('p', row({ lifts, flags })), '#/athletes/anna?do=pause');
  assert.deepEqual([addressOf('o', row({ lifts, programId: undefined })), addressOf('x', row({ lifts }))], [null, null]);
});

test('a flag of two lifts is marked in the second line, so that a compact roster shows it once', async () => {
  const { looks } = await page('/page/row.js');
  const flag = (code, exercise) => ({ code, needsLook: false, about: [exercise], slotIds: ['d1-' + exercise], lifts: [{ slotId: 'd1-' + exercise, exercise, day: 1 }], cause: '' });
  const shown = markup(looks(row({ needsLook: true, flags: [flag('STALLED', 'squat'), flag('TARGET_MISSED', 'bench-press'), flag('STALLED', 'bench-press')] }), { mayChange: false }));

  assert.equal(shown.match(/chip again/g)?.length, 1);
  assert.equal(shown.match(/Stalled/g)?.length, 2);
});

test('of an athlete of whom nothing is to be decided, what only informs is behind a button, but not a record', async () => {
  const { looks } = await page('/page/row.js');
  const flag = (code, needsLook = false) => ({ code, needsLook, about: [], slotIds: [], lifts: [], cause: '' });
  const shown = (flags, changes = {}) => markup(looks(row({ flags, ...changes }), { mayChange: false }));

  assert.match(shown([flag('VOLUME_LOW')]), /nothing to decide.*\+1/s);
  assert.doesNotMatch(shown([flag('VOLUME_LOW')]), /class="chip/);
  assert.match(shown([flag('VOLUME_LOW'), flag('PERSONAL_RECORD')]), /chip good.*\+1/s);
  assert.match(shown([flag('PAIN_REPORTED', true), flag('VOLUME_LOW')], { needsLook: true }), /chip bad.*chip note/s);
});

test('an athlete who has logged nothing is not said to be well', async () => {
  const { looks } = await page('/page/row.js');
  const says = (changes) => markup(looks(row(changes), { mayChange: false }));

  assert.match(says({ lastSessionAt: undefined }), /nothing logged yet/);
  assert.match(says({}), /all well/);
  assert.match(says({ lastSessionAt: undefined, programId: undefined }), /has no program/);
});
