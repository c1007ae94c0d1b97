import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markup, page } from './browser.js';
import { exercises, row } from './samples.js';

const { about, byUrgency, chip, flag, flagCodes, flagName, flagSays, linesOf, named, weeksOf } = await page('/page/flags.js');
const { addressOf, suggestsDeload } = await page('/page/actions.js');
const { hasFlaggedLift, isHeavier, riseOf } = await page('/page/more.js');
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

test('the flags of two weeks are in two lines, each with its week', () => {
  const lift = (exercise, ...weeks) => ({ slotId: 'd1-' + exercise, exercise, weeks, backoff: false });
  const flags = [{ code: 'TARGET_MISSED', about: ['bench-press', 'squat'], weeks: [10, 11], lifts: [lift('bench-press', 10), lift('squat', 11)] }];

  assert.deepEqual(linesOf(flags).map(({ name, flags: [own] }) => [name, weeksOf(own, 11)]), [['Bench Press', 'last week'], ['Squat', 'this week']]);
  assert.equal(weeksOf({ weeks: [10, 11] }, 11), 'last week, this week');
  assert.equal(weeksOf({ weeks: [] }, 11), '', 'a flag about a plan speaks of no sets');
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

test('a load that the plan of next week repeats is not said to rise', () => {
  const lifts = [{ slotId: 'd1', load: 147.5, change: 2.5, unit: 'kg' }];

  assert.deepEqual([147.5, 150].map((load) => isHeavier(row({ lifts }), { slotId: 'd1', top: { load } })), [false, true]);
  assert.ok(isHeavier(row({ lifts }), { slotId: 'd1', straight: { load: 150 } }));
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
  const lift = (exercise) => ({ slotId: 'd1-' + exercise, exercise, day: 1 });
  const flag = (code, ...exercises) => ({ code, needsLook: false, about: exercises, slotIds: exercises.map((each) => lift(each).slotId), lifts: exercises.map(lift), cause: '' });
  const shown = markup(looks(row({ needsLook: true, flags: [flag('STALLED', 'squat', 'bench-press'), flag('TARGET_MISSED', 'bench-press')] }), { mayChange: false }));

  assert.equal(shown.match(/chip again/g)?.length, 1);
  assert.equal(shown.match(/Stalled/g)?.length, 2);
});

test('the flags of a lift about the sets of different weeks stand in lines of their own, each with its weeks', async () => {
  const { looks } = await page('/page/row.js');
  const flag = (code, ...weeks) => ({ code, needsLook: true, about: ['squat'], slotIds: ['d1-squat'], weeks, lifts: [{ slotId: 'd1-squat', exercise: 'squat', weeks }], cause: '' });
  const shown = markup(looks(row({ week: 3, needsLook: true, flags: [flag('PAIN_REPORTED', 2, 3), flag('TARGET_MISSED', 3)] }), { mayChange: false }));

  assert.deepEqual(shown.split('<li>').slice(1).map((line) => line.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').trim()), ['Pain Squat last week, this week', 'Missed Squat this week']);
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

test('a row names the two most pressing flags and counts the others, but pain, an injury and a sudden drop are never hidden', async () => {
  const { looks } = await page('/page/row.js');
  const flag = (code) => ({ code, needsLook: true, about: [], slotIds: [], lifts: [], cause: '' });
  const shown = (...codes) => markup(looks(row({ needsLook: true, flags: codes.map(flag) }), { mayChange: false }));

  assert.match(shown('TARGET_MISSED', 'STALLED', 'NOT_TRAINED', 'MISSED_TODAY'), /Missed<.*Stalled<.*\+2 more/s);
  assert.doesNotMatch(shown('TARGET_MISSED', 'STALLED', 'NOT_TRAINED'), /Not trained</);
  const urgent = ['PAIN_PERSISTS', 'PAIN_REPORTED', 'INJURED', 'SUDDEN_DROP'];
  for (const code of urgent) assert.ok(shown(...urgent, 'STALLED').includes(`>${flagName(code)}<`), code);
});

test('the doubt of the forecast stands in a row only if it speaks against a load that rises, or is filtered for', async () => {
  const { looks } = await page('/page/row.js');
  const { chosen } = await page('/page/order.js');
  const doubted = (change) => row({ needsLook: true, flags: [{ code: 'BEYOND_FAILURE', needsLook: false, about: [], slotIds: ['d1'], lifts: [], cause: '' }], lifts: [{ slotId: 'd1', exercise: 'squat', change, unit: 'kg' }] });
  const shown = (change = 0) => markup(looks(doubted(change), { mayChange: false }));

  assert.doesNotMatch(shown(), /Doubtful load</);
  assert.match(shown(), /\+1 more/);
  assert.match(shown(2.5), /Doubtful load</);
  chosen.flag = 'BEYOND_FAILURE';
  assert.match(shown(), /Doubtful load</);
  chosen.flag = '';
});

const { nextSteps, stepLinks } = await page('/page/next-step.js');

test('every flag has a next step with a name and an address, unless the plan has adapted by itself', () => {
  for (const code of flagCodes.filter((each) => !['REDUCE_MORE', 'BACKOFFS_TOO_EASY'].includes(each))) {
    const steps = nextSteps({ athleteId: 'anna', programId: 'p' }, { code, lifts: [{ slotId: 'd1', exercise: 'squat' }] });
    assert.ok(steps.length, code);
    for (const { text, href } of steps) assert.ok(!text.startsWith('step.') && href.startsWith('#/'), `${code}: ${text} ${href}`);
  }
});

test('after pain a coach may write to the athlete, swap the lift or change its load; after a sudden drop or weeks away the coach writes', () => {
  const steps = (code, lifts = [{ slotId: 'd1', exercise: 'squat' }]) => nextSteps({ athleteId: 'anna', programId: 'p' }, { code, lifts }).map(({ text, href }) => [text, href]);

  assert.deepEqual(steps('PAIN_REPORTED'), [['Write to the athlete', '#/athletes/anna?do=note'], ['Swap exercise: Squat', '#/athletes/anna/d1?do=swap'], ['Change next load: Squat', '#/athletes/anna/d1?do=override']]);
  assert.deepEqual(steps('STALLED', [{ slotId: 'd1', exercise: 'squat' }, { slotId: 'd2', exercise: 'bench-press', day: 2 }]).map(([text]) => text), ['Swap exercise: Squat', 'Swap exercise: Bench Press, day 2']);
  assert.match(markup(stepLinks(nextSteps({ athleteId: 'anna' }, { code: 'STALLED', lifts: [{ slotId: 'd1', exercise: 'squat' }] }))), /Swap exercise: Squat<span class="unseen"> \(Stalled\)/);
  assert.deepEqual(steps('SUDDEN_DROP', []), [['Write to the athlete', '#/athletes/anna?do=note']], 'no lift, no step of a lift');
  assert.deepEqual(steps('LAYOFF').map(([text]) => text), ['Write to the athlete', 'Pause the program']);
  assert.deepEqual(nextSteps({ athleteId: 'anna' }, { code: 'VOLUME_LOW' }), [], 'no program, nothing to change of it');
});

test('a row has the next step after its most pressing flag, for those who may take it', async () => {
  const { looks } = await page('/page/row.js');
  const away = row({ needsLook: true, flags: [{ code: 'LAYOFF', needsLook: true, about: [], slotIds: [], lifts: [], cause: '' }] });

  assert.match(markup(looks(away, { mayChange: true })), /#\/athletes\/anna\?do=note>Write to the athlete<span class="unseen">: Anna/);
  assert.doesNotMatch(markup(looks(away, { mayChange: false })), /do=note/);
});

test('with the proposal to note an injury the lift that hurts can be swapped, or its load changed', async () => {
  const { choices } = await page('/page/proposals.js');
  const pain = { kind: 'CHECK_PAIN', slotId: 'd1', exercise: 'squat', flag: 'PAIN_REPORTED', says: 'a set hurt: ask what it is; if it is an injury, note it, and no load rises', call: { method: 'PUT', path: '/v1/athletes/anna', body: {} } };
  const hold = { ...pain, kind: 'HOLD', flag: 'TARGET_MISSED', call: { method: 'PUT', path: '/v1/programs/p/lifts/d1/overrides/4', body: { load: 100 } } };

  const [ofPain, ofHold] = choices([pain, hold], [{ slotId: 'd1', unit: 'kg' }], () => {});
  assert.deepEqual(ofPain.steps.map(({ step, slotId }) => [step, slotId]), [['message', undefined], ['swap', 'd1'], ['load', 'd1']]);
  assert.deepEqual(ofHold.steps, []);
});

test('an exercise that a plan has on two days is named with its day, in the row, the proposals and the reasons', async () => {
  const { nameAmong } = await page('/page/flags.js');
  const { choices } = await page('/page/proposals.js');
  const { whyRising } = await page('/page/notices.js');
  const bench = (day) => ({ slotId: `d${day}`, day, exercise: 'bench-press', unit: 'kg', straight: { load: 80 }, why: [{ rule: 'double.hit', says: 'met' }] });
  const lifts = [bench(1), { ...bench(2), exercise: 'squat' }, bench(4)];
  const hold = { kind: 'HOLD', slotId: 'd4', exercise: 'bench-press', flag: 'TARGET_MISSED', says: 'the target was missed', call: { method: 'PUT', path: '/v1/programs/p/lifts/d4/overrides/4', body: { load: 100 } } };

  assert.deepEqual(lifts.map((lift) => nameAmong(lifts, lift)), ['Bench Press, day 1', 'Squat', 'Bench Press, day 4']);
  assert.equal(choices([hold], lifts, () => {})[0].lifts, 'Bench Press, day 4');
  assert.match(markup(whyRising([lifts[2]], lifts)), /Bench Press, day 4 rises to 80 kg/);
});

test('a pause to come is in the row, and one that has begun is not said to come', async () => {
  const { looks } = await page('/page/row.js');
  const shown = (changes) => markup(looks(row(changes), { mayChange: false }));

  assert.match(shown({ pauseFrom: '2999-12-07' }), /Pause<.*from 7 Dec 2999/);
  assert.doesNotMatch(shown({ pauseFrom: '2020-12-07' }), /Pause/);
});

test('a row with many lifts shows those that its open flags name', async () => {
  const { loads } = await page('/page/row.js');
  const lifts = ['squat', 'bench-press', 'deadlift', 'overhead-press', 'leg-press'].map((exercise) => ({ slotId: exercise, day: 1, exercise, unit: 'kg', nextLoad: 100 }));
  const shown = (changes) => markup(loads(row({ lifts, flags: [{ code: 'STALLED', about: ['leg-press'], slotIds: ['leg-press'], ...changes }] }), { mayChange: false }));

  assert.match(shown({}), /Squat.*Deadlift.*Leg.Press.*1 more/s);
  assert.match(shown({ seen: { by: 'kim' } }), /Squat.*Overhead.Press.*1 more/s);
});

test('the title of a mark says whether it asks for a decision, informs, or is good news', () => {
  const title = (...of) => /title=([^:]+):/.exec(markup(chip(...of)))?.[1];

  assert.deepEqual([title('STALLED', true), title('STALLED'), title('PERSONAL_RECORD')], ['Asks for a decision', 'For information', 'Good news']);
});

test('a paused athlete is not to be paused once more', async () => {
  const { nextSteps } = await page('/page/next-step.js');
  const lifts = [{ slotId: 'd1', exercise: 'squat', unit: 'kg' }];

  assert.deepEqual([false, true].map((paused) => nextSteps({ athleteId: 'anna', paused }, { code: 'LAYOFF' }).map(({ step }) => step)), [['message', 'pause'], ['message']]);
  assert.deepEqual([false, true].map((paused) => addressOf('p', row({ lifts, paused }))), ['#/athletes/anna?do=pause', null]);
});

test('the form of an override shows what the coach has set already, otherwise the target', async () => {
  const { valuesOf } = await page('/page/override.js');

  assert.deepEqual(valuesOf(120, { load: 112.5, backoffReduction: 12.5, reason: 'slept badly', force: { reason: 'slept badly' } }),
    { load: '112.5', reps: undefined, backoffReduction: '12.5', backoffSets: undefined, reason: 'slept badly', force: true });
  assert.deepEqual([valuesOf(120, { backoffSets: 2, reason: 'ill' }).load, valuesOf(120).load, valuesOf(120).reason], ['120', '120', undefined]);
});
