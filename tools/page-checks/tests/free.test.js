import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markup, page } from './browser.js';
import { set, straightLift } from './samples.js';

const { nothing } = await page('/webjars/lit-html/lit-html.js');
const { training } = await page('/lift/training.js');
const { late } = await page('/lift/lifts.js');
const { todayView } = await page('/lift/today.js');
const { withoutView } = await page('/lift/without.js');
const { here, isFree } = await page('/lift/sessions.js');
const { standIn } = await page('/lift/instead.js');
const { dateIn } = await page('/page/words.js');

const NO_PLAN = { startsOn: '', lifts: [] };
const squat = standIn({ slotId: 'other squat', unit: 'kg' }, 'squat', { remark: '', sets: 3 });
const known = (instead = {}) => ({ plan: null, past: [], otherwise: { date: dateIn(), skipped: {}, instead } });

test('a lifter without a program can begin a session, and reads what else can be done', () => {
  training.caller = { subject: 'lena', gym: 'gym', roles: ['athlete'] };
  training.known = known();

  assert.ok(!isFree());
  assert.match(markup(withoutView(null, [], () => {})), /Log any lift.*earlier sessions.*Ask your coach.*Train without a program/s);
});

test('a lifter without a program reads what the coach has written', () => {
  training.known = known();
  late.notes = () => 'Welcome Nora.';

  assert.match(markup(withoutView(null, [], () => {})), /Welcome Nora\..*No program yet/s);
  late.notes = () => nothing;
});

test('the exercises that a lifter has chosen without a program are the lifts of the day', () => {
  training.known = known({ [squat.slotId]: squat });
  const shown = markup(todayView(NO_PLAN, () => {}));

  assert.ok(isFree());
  assert.match(shown, /<h1>Without a program/);
  assert.match(shown, /data-slot=other squat/);
  assert.doesNotMatch(shown, /week undefined|Log a missed day/);
});

test('a session without a program can be finished, also where another device has chosen its exercises', () => {
  const session = { sessionId: 'one', athleteId: 'lena', startedAt: new Date().toISOString(), sets: [set({ exercise: 'squat', slotId: undefined, role: 'STRAIGHT' })] };
  training.known = { ...known(), past: [session] };

  assert.ok(isFree());
  assert.match(markup(todayView(NO_PLAN, () => {})), /Finish the session/);
});

test('exercises that were chosen without a program are no lifts of a day of the program', () => {
  training.known = known({ [squat.slotId]: squat });

  assert.doesNotMatch(markup(todayView({ week: 1, startsOn: '2026-11-23', lifts: [straightLift()] }, () => {})), /data-slot=other squat/);
});

test('a set that was sent while its form was open is changed at any revision, another one only at the revision that was shown', () => {
  assert.equal(here(set({ order: 1, revision: 1 })).revision, null);
  assert.equal(here(set({ revision: 3 })).revision, 3);
});
