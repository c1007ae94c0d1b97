import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { markup, page } from './browser.js';
import { set, straightLift, topLift } from './samples.js';

const { asOnTheDay, bestBefore, bests, changes, countOf, isMissed, isReached, movedBy, named, nextDay, weekOf } = await page('/lift/after.js');
const { late, reasons, weight } = await page('/lift/lifts.js');
const { training } = await page('/lift/training.js');
const { heavier, heaviest, lastTime } = await page('/lift/best.js');
const { estimate } = await page('/lift/phone.js');
const { isOfPain, plain, reasonsView } = await page('/lift/plain.js');
const { addable, timeOfForgotten } = await page('/lift/forgotten.js');

const plan = (lifts, more = {}) => ({ week: 2, startsOn: '2026-11-23', lifts, ...more });

test('a finished session shows which of its lifts have another load next week', () => {
  const heavier125 = topLift({ top: { ...topLift().top, load: 125 } });
  const found = changes([topLift(), straightLift()], plan([heavier125, straightLift()]));

  assert.deepEqual(found.map(({ lift, after, isMoved }) => [lift.exercise, (after.top ?? after.straight).load, isMoved]), [['bench-press', 125, true], ['leg-press', 180, false]]);
});

test('a lift that the coach has replaced from next week on is a change, named with both exercises', () => {
  const squat = topLift({ exercise: 'squat' });

  assert.ok(changes([topLift()], plan([squat]))[0].isMoved, 'at the same load');
  assert.equal(named(topLift(), squat), 'Bench Press → Squat');
  assert.deepEqual([named(topLift(), topLift()), named(topLift(), undefined)], ['Bench Press', 'Bench Press']);
});

test('more reps at the same load are a change too', () => {
  const [found] = changes([straightLift()], plan([straightLift({ straight: { ...straightLift().straight, repRange: { min: 8, max: 13 } } })]));

  assert.ok(found.isMoved);
});

test('a lift of which the plan has not seen a set yet, or that ends, changes nothing', () => {
  const unseen = topLift({ why: [{ rule: 'not-yet-trained', says: 'the same again', setIds: [] }] });

  assert.deepEqual(changes([topLift(), straightLift()], plan([unseen])), []);
});

test('what is next is the first day of the week without a session, then the first day of next week', () => {
  const week = plan([topLift(), straightLift()], { days: [{ day: 2, weekday: 'THURSDAY', date: '2026-11-26' }] });
  const next = plan([topLift()], { startsOn: '2026-11-30' });

  const on = (today, ...days) => [nextDay(week, next, days.map((day) => ({ day })), today)].map(({ day, date, from }) => [day, date, from])[0];

  assert.deepEqual(on('2026-11-25', 1), [2, '2026-11-26', undefined]);
  assert.deepEqual(on('2026-11-26', 1), [2, undefined, undefined], 'not again today');
  assert.deepEqual(on('2026-11-26', 1, 2), [1, undefined, '2026-11-30']);
  assert.equal(nextDay(week, null, [{ day: 1 }, { day: 2 }], '2026-11-26'), null);
});

test('only a day that is over can be logged afterwards: one without a weekday when a later one was trained, or with its week', () => {
  const missed = (today, days, ...trained) => isMissed(plan([topLift(), straightLift()], { days }), 1, trained.map((day) => ({ day })), today);
  const monday = [{ day: 1, weekday: 'MONDAY' }];

  assert.deepEqual([missed('2026-11-23', monday, 2), missed('2026-11-24', monday)], [false, true]);
  assert.deepEqual([missed('2026-11-29'), missed('2026-11-24', undefined, 2), missed('2026-11-30')], [false, true, true]);
});

test('a target is reached with its load and its reps up to the ceiling of the RPE, and not below or above', () => {
  const top = (changes) => isReached(topLift(), [set(changes)]);
  assert.deepEqual([{}, { rpe: 9 }, { rpe: undefined }, { load: { value: 125, unit: 'kg' } }].map(top), [true, true, true, true]);
  assert.deepEqual([{ rpe: 9.5 }, { reps: 3 }, { load: { value: 120, unit: 'kg' } }].map(top), [false, false, false]);
  assert.ok(isReached(topLift({ variant: 'HEAVY_SINGLE' }), [set({ rpe: 9.5 })]));
  assert.ok(!isReached(topLift(), [set({ role: 'BACKOFF' })]));

  const straight = (reps) => isReached(straightLift(), reps.map((each) => set({ role: 'STRAIGHT', load: { value: 180, unit: 'kg' }, reps: each, rpe: undefined })));
  assert.deepEqual([[8, 8, 8], [12, 10, 7], [8, 8]].map(straight), [true, false, false]);
});

test('a rest-pause is reached by all its reps, of which the first set has enough', () => {
  const pause = straightLift({ variant: 'REST_PAUSE', straight: { sets: 5, load: 60, repRange: { min: 8, max: 12 }, totalReps: 20 } });
  const of = (...reps) => isReached(pause, reps.map((each) => set({ role: 'STRAIGHT', load: { value: 60, unit: 'kg' }, reps: each, rpe: 9 })));

  assert.deepEqual([of(12, 5, 3), of(12, 5, 2), of(7, 7, 6)], [true, false, false]);
});

test('the reason of a load that may stay or fall says which of both it does', () => {
  assert.match(plain([{ rule: 'rpe.lower' }], -2.5), /so the load falls/);
  assert.match(plain([{ rule: 'rpe.lower' }]), /so the load does not rise\.$/);
  assert.match(plain([{ rule: 'double.bridge' }], 5), /so the next weight follows/);
  assert.match(plain([{ rule: 'double.bridge' }]), /So the load stays, and the range goes up by one rep\.$/);
  assert.match(plain([{ rule: 'rpe.raise' }], 2.5), /so the load rises/);
  assert.match(plain([{ rule: 'rpe.raise' }], -5), /with less load, so the load goes on from there/);
});

test('the heaviest load of an exercise is compared across units, and warm-ups do not count', () => {
  const best = heaviest([set({ load: { value: 100, unit: 'kg' } }), set({ load: { value: 225, unit: 'lb' } }), set({ role: 'WARM_UP', load: { value: 300, unit: 'kg' } })]);

  assert.deepEqual(best, { 'bench-press': { value: 225, unit: 'lb' } });
  assert.equal(heavier(undefined, undefined), undefined);
});

test('sets that warm up are counted apart', () => {
  assert.equal(countOf([set(), set({ role: 'WARM_UP' }), set({ role: 'RAMP' })]), '1 set, 2 warm-ups');
  assert.equal(countOf([set(), set()]), '2 sets');
});

test('reasons end with the step from the exact load to one that can be loaded', () => {
  late.reasons = reasonsView;
  const says = (exactLoad) => markup(reasons([{ rule: 'backoff.today', says: '15 % off 66.5 kg', setIds: [] }], 'Why?', { load: 57.5, exactLoad }, 'kg'));

  assert.match(says(56.525), /15\u00a0% off 66.5 kg.*56.5 kg is rounded to 57.5 kg/s);
  for (const exact of [undefined, 57.5, 57.49]) assert.doesNotMatch(says(exact), /rounded/);
});

test('the reasons of the backoff end with how its percentage came about', () => {
  late.reasons = reasonsView;
  const why = [{ rule: 'backoff.today', says: '22.5 % off 120 kg', setIds: [] }, { rule: 'backoff.struggled', says: 'lowest backoff 7 reps: reduction 20 % → 22.5 %', setIds: [] }];
  const shown = markup(reasons(why, 'Why?', { load: 92.5, percent: 22.5 }, 'kg'));

  assert.match(shown, /It follows from today’s top set.*off 120 kg.*reduction 20.*22.5.*Why 22\.5\u00a0% less: that grows by 2\.5\u00a0% after a week whose backoffs were too hard/s);
});

test('a load that is added to the bodyweight is written as such', () => {
  training.known = { added: ['pull-up'] };

  assert.deepEqual([0, 5, -2.5].map((load) => weight('pull-up', load, 'kg')), ['bodyweight', '+5 kg', '−2.5 kg (assistance)']);
  assert.deepEqual([weight('pull-up', 5), weight('squat', 100, 'kg'), weight('squat', 100)], ['+5', '100 kg', '100']);
});

test('last time is the newest session before this one with sets of the exercise that count', () => {
  const session = (startedAt, ...sets) => ({ startedAt, sets });
  const sessions = [session('2021-11-20T12:00:00Z', set({ setId: 'a' })), session('2021-11-23T12:00:00Z', set({ setId: 'b' }), set({ role: 'WARM_UP' })),
    session('2021-11-25T12:00:00Z', set({ exercise: 'squat' }), set({ role: 'WARM_UP' })), session('2021-11-27T12:00:00Z', set({ setId: 'c' }))];

  assert.deepEqual(lastTime(sessions, 'bench-press', '2021-11-27T12:00:00Z').sets.map(({ setId }) => setId), ['b']);
  assert.equal(lastTime(sessions, 'curl', '2021-11-27T12:00:00Z'), undefined);
});

const at = (role, minute, more = {}) => set({ role, completedAt: `2026-11-27T16:${minute}:00.000Z`, ...more });
const session = { startedAt: '2026-11-27T16:00:00.000Z' };

test('a forgotten top set is put before the backoffs, which would otherwise be out of order', () => {
  const sets = [at('WARM_UP', '05'), at('BACKOFF', '20'), at('STRAIGHT', '40', { exercise: 'leg-press' })];

  assert.equal(timeOfForgotten(session, sets, { exercise: 'bench-press', role: 'TOP' }), '2026-11-27T16:05:01.000Z');
  assert.equal(timeOfForgotten(session, sets, { exercise: 'bench-press', role: 'BACKOFF' }), '2026-11-27T16:20:01.000Z');
  assert.equal(timeOfForgotten(session, sets.slice(1), { exercise: 'bench-press', role: 'TOP' }), '2026-11-27T16:19:59.000Z');
  assert.equal(timeOfForgotten(session, sets, { exercise: 'squat', role: 'TOP' }), '2026-11-27T16:40:01.000Z');
  assert.equal(timeOfForgotten(session, [], { exercise: 'squat', role: 'TOP' }), '2026-11-27T16:00:01.000Z');
});

test('a set can be added to each lift of the day and to what was trained besides, as it was lifted last', () => {
  const lifts = addable([set(), set({ setId: 'b', exercise: 'curl', slotId: undefined, role: 'STRAIGHT', load: { value: 15, unit: 'kg' }, reps: 12 })],
    [{ lift: topLift(), isOfWeek: true }]);

  assert.deepEqual(lifts.map(({ exercise, role }) => [exercise, role]), [['bench-press', 'BACKOFF'], ['curl', 'STRAIGHT']]);
  assert.deepEqual(lifts[0].offers, { TOP: { load: 122.5, reps: 4 }, BACKOFF: { load: 105, reps: 8 } });
});

test('the loads of this week are not offered for a session of an earlier week', () => {
  const [lift] = addable([set({ load: { value: 110, unit: 'kg' } })], [{ lift: topLift(), isOfWeek: false }]);

  assert.deepEqual(lift.offers, { TOP: { load: 110, reps: 4 } });
});

test('a correction moves what is still to be trained; the load of a lift that was trained this week is marked, because its sets are judged by it', () => {
  const [old, now] = [57.5, 50].map((load) => plan([topLift({ top: { ...topLift().top, load } })], { programId: 'p' }));
  const next = (week) => ({ ...week, week: 3 });
  const moved = (isTrained) => movedBy([old, next(old)], [now, next(now)], () => isTrained).map(({ week, isNext, isOver }) => [week, isNext, isOver]);

  assert.deepEqual(moved(false), [[2, false, false], [3, true, false]]);
  assert.deepEqual(moved(true), [[2, false, true], [3, true, false]]);
  assert.deepEqual(movedBy([old, null], [{ ...now, week: 9 }, null], () => false), []);
});

test('what was asked on the day stays although a correction has moved the plan since', () => {
  const [then, now] = [57.5, 50].map((load) => topLift({ top: { ...topLift().top, load } }));
  const on = (asked) => asOnTheDay(now, { sessionId: 'one' }, (id) => (id === 'one' ? asked : undefined));

  assert.deepEqual([on([then]).shown, on([then]).since.replaceAll('\u00a0', ' ')], [then, '50 kg × 4, then 105 kg']);
  assert.equal(on([now]).since, '');
});

test('nothing is said of a load that was computed again if no other load was seen, as after an import', () => {
  const revised = topLift({ flags: [{ code: 'REVISED_AFTER_FINAL', setIds: [] }] });

  assert.deepEqual(asOnTheDay(revised, { sessionId: 'one' }, () => undefined), { shown: revised, since: '' });
});

test('the best set of an exercise is the heaviest, of equal loads that with more reps, and no warm-up', () => {
  const sets = [set({ setId: 'a' }), set({ setId: 'b', reps: 5 }), set({ setId: 'c', load: { value: 260, unit: 'lb' } }), set({ setId: 'd', role: 'WARM_UP', load: { value: 200, unit: 'kg' } }), set({ setId: 'e', reps: 0, load: { value: 150, unit: 'kg' } })];

  assert.deepEqual(bests(sets, estimate).map(({ heaviest }) => heaviest.setId), ['b']);
  const body = [set({ exercise: 'pull-up', load: { value: 0, unit: 'kg' } })];
  assert.deepEqual([bests(body, estimate).length, bests(body, estimate, ['pull-up']).length], [0, 1]);
});

test('a set with a higher estimated 1RM than the heaviest one is among the best sets', () => {
  const sets = [set({ setId: 'heavy', load: { value: 120, unit: 'kg' }, reps: 1, rpe: 8 }), set({ setId: 'record', load: { value: 115, unit: 'kg' }, reps: 5, rpe: 8 }), set({ setId: 'unsaid', load: { value: 118, unit: 'kg' }, rpe: null })];
  const found = (/** @type {typeof sets} */ own, added) => bests(own, estimate, added).map(({ heaviest, strongest }) => [heaviest.setId, strongest.setId]);

  assert.deepEqual(found(sets), [['heavy', 'record']]);
  assert.deepEqual(found(sets.slice(2)), [['unsaid', 'unsaid']], 'without an estimate');
  assert.deepEqual(found(sets, ['bench-press']), [['heavy', 'heavy']], 'the estimate does not know the body');
});

test('a load that plates keep the same is never said to be lighter or heavier', () => {
  for (const rule of ['backoff.after-overshoot', 'linear.reset', 'double.reset', 'rpe.failed', 'layoff.reduce', 'pain.reduce']) {
    assert.doesNotMatch(plain([{ rule }], 0), /lighter|falls/, rule);
    assert.match(plain([{ rule }], 0), /the load stays|still the planned weight/, rule);
    assert.doesNotMatch(plain([{ rule }], -2.5), /stays|still/, rule);
    assert.doesNotMatch(plain([{ rule }]), /lighter|falls|stays|still/, 'the load before is not known');
  }
});

test('a reached target says what is added, and that the load stays if plates do not allow it yet', () => {
  for (const rule of ['linear.hit', 'double.raise']) {
    assert.match(plain([{ rule }], 2.5), /so load is added\.$/, rule);
    assert.match(plain([{ rule }]), /so load is added\.$/, 'the load before is not known');
    assert.match(plain([{ rule }], 0), /so the load stays for now\.$/, rule);
    assert.doesNotMatch(plain([{ rule }], 0), /load is added/, 'it does not say both');
  }
});

test('pain and an injury stand before the list of reasons, unless a later rule has set the load', () => {
  const of = (...rules) => isOfPain(rules.map((rule) => ({ rule })));

  assert.ok(of('linear.hit', 'pain.hold', 'backoff.on-target'));
  assert.ok(of('pain.hold', 'injury.hold'));
  assert.ok(of('backoff.after-pain'));
  assert.ok(!of('pain.hold', 'override'));
  assert.ok(!of('linear.hit', 'backoff.easy'));
});

test('every rule that explains a load has a plain sentence', async () => {
  const rules = await readFile(new URL('../../../docs/training-rules.md', import.meta.url), 'utf8');
  const ofLoads = [...rules.matchAll(/^\| `([a-z.-]+)` \| reason \|/gm)].map(([, rule]) => rule).filter((rule) => !rule.startsWith('backoff.'));

  assert.ok(ofLoads.length > 20);
  assert.deepEqual(ofLoads.filter((rule) => !plain([{ rule }])), []);
});

test('the plain sentence of several reasons is that of the last rule about the load', () => {
  const of = (...rules) => plain(rules.map((rule) => ({ rule })));

  assert.equal(of('linear.hit', 'backoff.easy'), 'You did the reps within the limit of effort, so load is added.');
  assert.equal(of('linear.hit', 'pain.hold', 'backoff.easy'), 'A set hurt, so the load does not rise. If it feels easy, that is on purpose: add neither load nor reps.');
  assert.equal(of('backoff.today'), 'It follows from today’s top set.');
  assert.equal(of('linear.hit', 'a-new-rule'), '', 'an unknown rule may have changed the load');
});

test('a session is in the week of the program in which its date is, and in none before the start', () => {
  assert.deepEqual(['2026-11-23', '2026-11-29', '2026-11-30', '2026-11-22', '2026-11-16', '2026-11-15'].map((date) => weekOf(plan([]), date)), [2, 2, 3, 1, 1, undefined]);
});

test('a record is compared with the best estimated 1RM of the sessions before it, in its own unit', () => {
  const session = (startedAt, ...sets) => ({ startedAt, sets });
  const known = [
    session('2026-11-20T12:00:00Z', set({ load: { value: 120, unit: 'kg' }, reps: 4, rpe: 8 }), set({ role: 'WARM_UP', load: { value: 200, unit: 'kg' } })),
    session('2026-11-13T12:00:00Z', set({ load: { value: 110, unit: 'kg' }, reps: 4, rpe: 8 }), set({ exercise: 'squat', load: { value: 250, unit: 'kg' } })),
    session('2026-11-06T12:00:00Z', set({ load: { value: 130, unit: 'kg' }, rpe: null })),
    session('2026-11-27T12:00:00Z', set({ load: { value: 140, unit: 'kg' } })),
  ];
  const before = (unit) => bestBefore(set({ load: { value: 125, unit } }), known, '2026-11-27T12:00:00Z', estimate);

  assert.equal(before('kg').since, '2026-11-13T12:00:00Z', 'the oldest session before with an estimate');
  assert.equal(before('kg').value.toFixed(1), (120 / 0.837).toFixed(1));
  assert.equal(before('lb').value.toFixed(1), (120 / 0.45359237 / 0.837).toFixed(1));
  assert.equal(bestBefore(set({ exercise: 'deadlift' }), known, '2026-11-27T12:00:00Z', estimate), undefined);
});
