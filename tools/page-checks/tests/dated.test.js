import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markup, page } from './browser.js';
import { set, straightLift, topLift } from './samples.js';

const { corrected, isOfOneSession, timeOf, together, when, withLift } = await page('/lift/dated.js');
const { because, reasonsView } = await page('/lift/plain.js');
const { reasons, late } = await page('/lift/lifts.js');
const { training } = await page('/lift/training.js');

const session = (startedAt, ...sets) => ({ sessionId: startedAt, startedAt, sets });
const MONDAY = '2021-11-22T17:00:00Z';
const WEDNESDAY = '2021-11-24T17:00:00Z';
const says = (each) => markup(when([each]));
const reason = (...setIds) => ({ rule: 'linear.hit', says: '120 kg × 4 @ RPE 8 met 4 reps', setIds });

test('a reason carries the date of the session whose set it names, not that of the other session of the day', () => {
  training.known = { past: [session(WEDNESDAY, set({ setId: 'wednesday' })), session(MONDAY, set({ setId: 'monday' }))] };

  assert.match(says(reason('monday')), /^<b>Mon,? 22 Nov 2021:<\/b> $/);
  assert.match(says(reason('wednesday', 'monday')), /^<b>Mon,? 22 Nov 2021, Wed,? 24 Nov 2021:<\/b> $/);
  assert.equal(says(reason('of-another-phone')), '');
  training.known = {};
});

test('of the sets that decide, the corrected ones are named by their day', () => {
  training.known = { past: [session(WEDNESDAY, set({ setId: 'wednesday', revision: 2 })), session(MONDAY, set({ setId: 'monday', revision: 1 }))] };

  assert.match(corrected([reason('monday', 'wednesday')]), /^Wed,? 24 Nov 2021$/);
  assert.equal(corrected([reason('monday')]), '');
  training.known = {};
});

test('a date is said once for the reasons that follow each other', () => {
  training.known = { past: [session(WEDNESDAY, set({ setId: 'wednesday' })), session(MONDAY, set({ setId: 'monday' }))] };

  assert.deepEqual(when([reason('monday'), reason('monday'), reason('wednesday'), reason()]).map((each) => Boolean(markup(each))), [true, false, true, false]);
  training.known = {};
});

test('of two sessions on one date each has its time', () => {
  training.known = { profile: { timeZone: 'Europe/Berlin' }, past: [session(MONDAY, set({ setId: 'early' })), session('2021-11-22T19:30:00Z', set({ setId: 'late' })), session('2021-11-22T21:00:00Z')] };

  assert.match(says(reason('early')), /Mon,? 22 Nov 2021 18:00:/);
  assert.match(says(reason('late')), /Mon,? 22 Nov 2021 20:30:/);
  assert.deepEqual([timeOf(training.known.past[0]), timeOf({ sessionId: 'alone', startedAt: WEDNESDAY })], [' 18:00', '']);
  assert.match(markup(together([{ lift: topLift(), own: training.known.past.slice(0, 2) }])), /18:00, Mon.* 20:30\)/);
  training.known = {};
});

test('the end of a session gives no date to what its own sets have shown, but to what another session has', () => {
  training.known = { past: [session(MONDAY, set({ setId: 'early' })), session('2021-11-22T19:30:00Z', set({ setId: 'late' }))] };
  const ofSession = (...ids) => markup(when([reason(...ids)], MONDAY));

  assert.equal(ofSession('early'), '');
  assert.match(ofSession('late'), /Mon,? 22 Nov 2021 /);
  assert.match(ofSession('early', 'late'), /Mon,? 22 Nov 2021 .*Mon,? 22 Nov 2021 /);
  const why = [reason('early'), { ...reason('early'), rule: 'wave.step' }];
  assert.doesNotMatch(markup(Object.values(because(why, 2.5, MONDAY))), /2021/);
  training.known = {};
});

test('where reasons are of several sessions, none without a date is read as of the day before it', () => {
  training.known = { past: [session(MONDAY, set({ setId: 'monday' })), session(new Date().toISOString(), set({ setId: 'now' }))] };

  const dates = (...why) => when(why).map((each) => /Mon|Today/.exec(markup(each))?.[0] ?? '');
  assert.deepEqual(dates(reason('monday'), reason('now'), reason(), reason('now')), ['Mon', 'Today', '', '']);
  assert.deepEqual(dates(reason('now'), reason('now')), ['', '']);
  training.known = {};
});

test('what the sets of two sessions have reached together is not said of all of them', () => {
  training.known = { past: [session(MONDAY, set({ setId: 'monday' })), session(WEDNESDAY, set({ setId: 'wednesday' }))] };
  const says = (rule) => markup(because([{ ...reason('monday', 'wednesday'), rule }], 2.5).says);

  for (const rule of ['double.raise', 'double.hold', 'double.bridge', 'double.reset', 'linear.reset']) assert.doesNotMatch(says(rule), /all sets|second time/i);
  training.known = {};
});

test('the list of reasons and the plain sentence say the day, unless the sets are all of today', () => {
  training.known = { past: [session(MONDAY, set({ setId: 'monday' })), session(new Date().toISOString(), set({ setId: 'now' }))] };

  assert.match(says(reason('monday')), /Mon,? 22 Nov 2021:/);
  assert.match(says(reason('monday', 'now')), /Mon,? 22 Nov 2021, today:/);
  assert.equal(says(reason('now')), '');
  assert.equal(says({ rule: 'deload', says: '' }), '');
  assert.match(markup(because([reason('monday'), { rule: 'backoff.easy', says: '', setIds: ['now'] }]).says), /^<b>Mon,? 22 Nov 2021:<\/b> You did/);
  late.reasons = reasonsView;
  assert.match(markup(reasons([reason('monday')], 'Why?')), /<p><b>Mon,? 22 Nov 2021:<\/b> You did.*<li>[^M]*120 kg/s);
  training.known = {};
});

test('of several sessions of a lift the page says which counts for what, and names each date', () => {
  const own = [session(MONDAY), session(WEDNESDAY)];
  const says = (...lifts) => markup(together(lifts.map((lift) => ({ lift, own }))));

  assert.match(says(topLift()), /several sessions of the week \(Mon,? 22 Nov 2021, Wed,? 24 Nov 2021\): Bench Press\. The heaviest of all top sets decides/);
  assert.match(says(straightLift()), /sets of all sessions count together/);
  assert.match(says(straightLift({ variant: 'REST_PAUSE' })), /the best session decides/);
  assert.match(says(topLift(), straightLift()), /^(?!.*data-together.*data-together).*: Bench Press, Leg Press\. The heaviest.*Straight sets/s, 'said once of both');
  assert.equal(markup(together([{ lift: topLift(), own: own.slice(1) }])), '');
  assert.deepEqual(['CLUSTER', 'REST_PAUSE', 'STRAIGHT', 'SINGLE_TOP'].map((variant) => isOfOneSession({ variant })), [true, true, false, false]);
});

test('a session with warm-ups of a lift alone is none of the lift', () => {
  const warm = session(MONDAY, set({ role: 'WARM_UP' }));
  const done = session(WEDNESDAY, set());

  assert.deepEqual(withLift(topLift(), [warm, done, session(MONDAY, set({ slotId: 'd2-leg-press', exercise: 'leg-press' }))]), [done]);
});
