import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markup, page } from './browser.js';
import { set, straightLift, topLift } from './samples.js';

const { inWords } = await page('/lift/prescribed.js');
const { besides } = await page('/lift/week.js');
const { setList } = await page('/lift/setlist.js');
const { sessionSets } = await page('/lift/session.js');
const { training } = await page('/lift/training.js');
const { todayView } = await page('/lift/today.js');
const { standIn } = await page('/lift/instead.js');
const { dateIn } = await page('/page/words.js');

test('a lift is asked for in words that need no notation', () => {
  assert.equal(inWords(topLift()), '1 top set of 4 reps with 122.5 kg, up to RPE 8.5 (one or two reps left). Then 3 backoff sets of 8–12 reps with 105 kg.');
  assert.match(inWords(topLift(), { backoff: { load: 92.5 } }), /backoff sets of 8–12 reps with 92.5 kg/);
  assert.equal(inWords(straightLift()), '3 sets of 8–12 reps with 180 kg.');
});

test('mini-sets are explained before the first set', () => {
  assert.match(inWords(straightLift({ variant: 'CLUSTER' })), /Mini-sets, with 90 s of rest between them\./);
  assert.equal(inWords(straightLift({ variant: 'REST_PAUSE', straight: { sets: 5, load: 60, repRange: { min: 8, max: 12 }, restSeconds: 20, totalReps: 20 } })),
    '1 set of 8–12 reps with 60 kg. Then up to 4 short sets after 20 s of rest each, until you have 20 reps in all.');
  assert.equal(inWords(straightLift({ remark: 'instead of Leg Press' })), 'instead of Leg Press');
});

test('the days of a week say when they are planned, as long as that is to come', () => {
  training.caller = { subject: 'lena', gym: 'gym', roles: ['athlete'] };
  training.known = { past: [], added: [] };
  const days = [{ day: 1, weekday: 'MONDAY' }, { day: 2, weekday: 'TUESDAY', date: dateIn() }, { day: 3, weekday: 'FRIDAY', date: '2099-01-02' }];
  const lifts = [topLift(), straightLift(), straightLift({ slotId: 'd3', day: 3 })];
  const shown = markup(todayView({ week: 1, startsOn: dateIn(), lifts, days }, () => {}));

  assert.match(shown, /Day 1<.*Day 2 <small>today<.*Day 3 <small>Fri 2</s);
});

test('what a set says of its lift is not said again below the lift', () => {
  const curl = set({ exercise: 'curl', slotId: undefined, note: 'instead of Leg Press' });
  const noted = (lift) => /instead of/.test(markup(setList([curl], lift)));

  assert.deepEqual([noted({ exercise: 'curl', remark: 'instead of Leg Press' }), noted({ exercise: 'curl', remark: '' }), noted()], [false, true, true]);
});

test('where no load is known, the lifter reads how to find one', () => {
  const squat = standIn({ slotId: 'other squat', unit: 'kg' }, 'squat', { remark: '', sets: 3 });
  training.caller = { subject: 'lena', gym: 'gym', roles: ['athlete'] };
  training.known = { plan: null, past: [], added: [], otherwise: { date: dateIn(), skipped: {}, instead: { [squat.slotId]: squat } } };

  assert.match(markup(todayView({ startsOn: '', lifts: [] }, () => {})), /Begin light/);
});

test('the week shows what a session has had besides the plan, and what hurt', () => {
  const curl = set({ setId: 'c', exercise: 'curl', slotId: undefined, role: 'STRAIGHT', pain: true });
  const shown = markup(besides({ lifts: [topLift()] }, { day: 1, sets: [set(), curl] }));

  assert.match(shown, /Curl.*added.*pain/s);
  assert.doesNotMatch(shown, /bench/i);
});

test('a past session says which exercises were not in the plan of its day', () => {
  const startedAt = new Date().toISOString();
  const curl = set({ setId: 'c', exercise: 'curl', slotId: undefined, role: 'STRAIGHT' });
  training.known = { plan: { week: 1, startsOn: dateIn(), lifts: [topLift()] }, past: [{ sessionId: 'one', athleteId: 'lena', startedAt, day: 1, sets: [set(), curl] }] };
  const shown = markup(sessionSets({ sessionId: 'one', athleteId: 'lena', startedAt, day: 1 }));

  assert.match(shown, /Bench Press.*Curl.*Not in the plan/s);
  assert.equal(shown.match(/Not in the plan/g).length, 1);
});
