import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { markup, page } from './browser.js';
import { set, straightLift, topLift } from './samples.js';

const { insteadOf, weekView } = await page('/lift/week.js');
const { training } = await page('/lift/training.js');
const { summary } = await page('/lift/summary.js');
const { late } = await page('/lift/lifts.js');
const { standIn } = await page('/lift/instead.js');
const { sessionSets } = await page('/lift/session.js');
const { todayView } = await page('/lift/today.js');
const { openAfter } = await page('/lift/steps.js');
const { dateOf } = await page('/lift/sessions.js');
const { weekdayOf } = await page('/page/parts/texts.js');
const { dateIn } = await page('/page/words.js');

const NOW = Date.now();
const plan = () => ({ programId: 'p', week: 3, startsOn: dateIn(), lifts: [topLift(), straightLift()], flags: [] });
const press = (changes = {}) => set({ setId: 'p1', sessionId: 'theirs', exercise: 'leg-press', slotId: 'd2-leg-press', role: 'STRAIGHT', load: { value: 180, unit: 'kg' }, reps: 12, rpe: undefined, ...changes });
const mine = (changes = {}) => ({ sessionId: 'mine', athleteId: 'lena', startedAt: new Date(NOW - 3).toISOString(), day: 1, sets: [set({ sessionId: 'mine' })], ...changes });
const theirs = (changes = {}) => ({ sessionId: 'theirs', athleteId: 'lena', startedAt: new Date(NOW - 2).toISOString(), day: 2, sets: [press()], ...changes });

/** Shows today with the sessions that the services have. */
function today(past, draw = () => {}) {
  training.known = { ...training.known, plan: plan(), past };
  return markup(todayView(plan(), draw));
}

beforeEach(() => {
  training.caller = { subject: 'lena', gym: 'gym', roles: ['athlete'] };
  training.known = { added: [], past: [] };
});

test('a session that another device begins and finishes takes the place of none that the lifter has in view', async () => {
  const finishedAt = new Date(NOW - 1).toISOString();
  assert.match(today([mine()]), /<h1>Day 1/);
  assert.match(today([mine(), theirs()]), /<h1>Day 1/);

  await new Promise((resolve) => { today([mine({ finishedAt }), theirs()], resolve); }); // the code of the end is read
  for (const theirEnd of [undefined, new Date(NOW).toISOString()]) {
    assert.match(today([mine({ finishedAt }), theirs({ finishedAt: theirEnd })]), /Session done.*Day 1,/s);
  }
});

test('a lift that is not open says its heaviest set, why its rest is left, and that it hurt', () => {
  const skipped = { 'd1-bench-press': 'No time' };
  training.known = { ...training.known, otherwise: { date: dateIn(), skipped, instead: {} } };
  const shown = today([mine({ sessionId: 'another', sets: [set({ sessionId: 'another' }), set({ setId: 's2', sessionId: 'another', role: 'BACKOFF', load: { value: 105, unit: 'kg' }, reps: 9, rpe: 8, pain: true })] })]);

  assert.match(shown, /122\.5 kg × 4 @ 8\.5 · 2 of 4 sets done, 2 skipped: No time.*pain/s);
  assert.match(today([]), /122\.5 kg × 4 @ 8\.5 · skipped: No time/, 'what is asked stays in view');
});

test('a set that was done before another exercise took the place of its lift is named', () => {
  const squat = { ...topLift(), exercise: 'squat', top: undefined, backoff: undefined, warmUp: [], straight: straightLift().straight, remark: 'instead of Bench Press' };
  training.known = { ...training.known, otherwise: { date: dateIn(), skipped: { 'd1-bench-press': 'No time' }, instead: { 'd1-bench-press': squat } } };

  assert.match(today([mine({ sessionId: 'swapped', sets: [set({ sessionId: 'swapped' })] })]), /Squat.*Bench Press 122\.5 kg × 4 @ 8\.5 · 1 of 4 sets done, 3 skipped: No time/s);
});

test('a lift that took the place of another says its own heaviest set, not that of the other', () => {
  const squat = { ...topLift(), exercise: 'squat', top: undefined, backoff: undefined, warmUp: [], straight: straightLift().straight, remark: 'instead of Bench Press' };
  training.known = { ...training.known, otherwise: { date: dateIn(), skipped: { 'd1-bench-press': '' }, instead: { 'd1-bench-press': squat } } };
  const sets = [set({ sessionId: 'swapped' }), set({ setId: 's2', sessionId: 'swapped', exercise: 'squat', slotId: undefined, role: 'STRAIGHT', load: { value: 60, unit: 'kg' }, reps: 10 })];

  assert.match(today([mine({ sessionId: 'swapped', sets })]), /Squat<\/span><span class="quiet">60 kg × 10 @ 8\.5 · 2 of 4 sets done, 2 skipped/s);
});

test('the chips of an exercise without a known load say its reps', () => {
  const squat = standIn(topLift(), 'squat', { remark: 'instead of Bench Press', sets: 3 });
  training.known = { ...training.known, otherwise: { date: dateIn(), skipped: {}, instead: { 'd1-bench-press': squat } } };
  const shown = today([mine({ sessionId: 'swapped', sets: [] })]);

  assert.match(shown, /8 reps<\/button>/);
  assert.doesNotMatch(shown, />\s*× 8</);
});

test('after a set that hurt, the ways out of the lift stand before the next set', () => {
  const order = (pain) => {
    training.known = { ...training.known, otherwise: undefined };
    const shown = today([mine({ sessionId: 'swapped', sets: [set({ sessionId: 'swapped', pain })] })]);
    return shown.indexOf('Skip the remaining sets') < shown.indexOf('Log set');
  };

  assert.deepEqual([order(true), order(false)], [true, false]);
});

test('a session that is over says once in whose place an exercise was done', () => {
  const sets = ['s1', 's2'].map((setId, i) => set({ setId, sessionId: 'mine', exercise: 'squat', slotId: undefined, role: 'STRAIGHT', note: i ? undefined : 'instead of Bench Press' }));
  const known = late.instead;
  late.instead = ([lift]) => ({ [lift.slotId]: standIn(lift, 'squat', { remark: 'instead of Bench Press', sets: 3 }) });
  training.known = { ...training.known, plan: plan(), past: [mine({ sets })] };
  const shown = markup(sessionSets(mine({ sets })));
  late.instead = known;

  assert.equal(shown.match(/instead of Bench Press/g).length, 1, shown);
  assert.doesNotMatch(shown, /Not in the plan/);
});

test('a lift is not done only if no session of its day has a set of it, and none of them runs', () => {
  const finishedAt = new Date(NOW - 1).toISOString();
  const isUndone = (...past) => /Not done/.test(markup(insteadOf(topLift(), past)));
  const other = mine({ sessionId: 'other', finishedAt, sets: [press({ sessionId: 'other' })] });

  assert.deepEqual([isUndone(other), isUndone(mine({ finishedAt }), other), isUndone(mine({ sets: [] }), other), isUndone()], [true, false, false, false]);
  assert.doesNotMatch(markup(insteadOf(topLift(), [other], true)), /Not done/, 'done on another day');
});

test('a day that was trained names the day of its session, not the planned one', () => {
  const [yesterday, tomorrow] = [-1, 1].map((days) => new Date(NOW + days * 86_400_000));
  const week = { ...plan(), startsOn: dateOf(yesterday.toISOString()), days: [1, 2].map((day) => ({ day, date: dateOf(tomorrow.toISOString()) })) };
  training.known = { ...training.known, plan: week, past: [mine({ sessionId: 'earlier', startedAt: yesterday.toISOString(), finishedAt: yesterday.toISOString(), sets: [set({ sessionId: 'earlier' })] })] };
  const shown = markup(todayView(week, () => {}));

  assert.ok(shown.includes(`✓ Day 1 <small>${weekdayOf(yesterday.getTime())}</small>`), shown);
  assert.ok(shown.includes(`Day 2 <small>${weekdayOf(tomorrow.getTime())}</small>`));
});

test('the end of a session says that there was no record, once that is computed', () => {
  const finishedAt = new Date(NOW - 1).toISOString();
  const ended = (sequence, flags = []) => {
    training.known = { ...training.known, past: [mine({ finishedAt })], sequence: 5, next: { ...plan(), lifts: [topLift({ flags })], asOf: { sequence } } };
    return markup(summary(mine({ finishedAt }), plan(), () => {}));
  };

  assert.match(ended(5), /No record by the estimated 1RM/);
  assert.doesNotMatch(ended(4), /ecord by the estimated 1RM/);
  assert.match(ended(5, [{ code: 'PERSONAL_RECORD', setIds: ['s1'] }]), /Record: Bench Press.*Estimated 1RM 144\.1 kg, from 122\.5 kg × 4 @ 8\.5\./);
});

test('a record of the backoff says so, and what the top set has, of which the reasons speak', () => {
  const sets = [set({ sessionId: 'mine' }), set({ setId: 's2', sessionId: 'mine', role: 'BACKOFF', load: { value: 115, unit: 'kg' }, reps: 8, rpe: 8 })];
  const ended = (setId) => {
    training.known = { ...training.known, past: [mine({ sets })], next: { ...plan(), lifts: [topLift({ flags: [{ code: 'PERSONAL_RECORD', setIds: [setId] }] })], asOf: { sequence: 0 } } };
    return markup(summary(mine({ sets }), plan(), () => {}));
  };

  assert.match(ended('s2'), /from 115 kg × 8 @ 8\. This is a record of the backoff\. The top set, 122\.5 kg × 4 @ 8\.5, gives 144\.1 kg\./);
  assert.doesNotMatch(ended('s1'), /of the backoff/);
});

test('the end of a session names no lift as undone that another session of the day has', () => {
  const finishedAt = new Date(NOW - 1).toISOString();
  const lifts = [topLift(), straightLift({ day: 1 })];
  const shown = (...past) => {
    training.known = { ...training.known, plan: { ...plan(), lifts }, past };
    return markup(summary(past[0], { ...plan(), lifts }, () => {}));
  };

  assert.match(shown(mine({ finishedAt })), /Leg Press.*Not done/s);
  assert.doesNotMatch(shown(mine({ finishedAt }), theirs({ day: 1, finishedAt })), /Not done/);
});

test('a lift whose remaining sets were done with another exercise stands once at the end, with both', () => {
  const finishedAt = new Date(NOW - 1).toISOString();
  const sets = [set({ sessionId: 'mine' }), set({ setId: 's2', sessionId: 'mine', exercise: 'squat', slotId: undefined, role: 'STRAIGHT', load: { value: 60, unit: 'kg' }, reps: 10 })];
  const known = late.instead;
  late.instead = ([lift]) => ({ [lift.slotId]: standIn(lift, 'squat', { remark: 'instead of Bench Press', sets: 3 }) });
  training.known = { ...training.known, plan: plan(), past: [mine({ finishedAt, sets })], next: { ...plan(), week: 4, lifts: [topLift({ why: [{ rule: 'linear.hit', says: '', setIds: [] }] })], asOf: { sequence: 5 } } };
  const shown = markup(summary(mine({ finishedAt }), plan(), () => {})).split('id="changes"')[1].split('</section>')[0];
  late.instead = known;

  assert.equal(shown.match(/<b>Bench Press<\/b>/g).length, 1, shown);
  assert.match(shown, /In place of the remaining sets: Squat\./);
});

test('a lift stands at the end of the session also if the exercise in its place is one of another day', () => {
  const sets = [set({ setId: 's2', sessionId: 'mine', exercise: 'leg-press', slotId: undefined, role: 'STRAIGHT', load: { value: 60, unit: 'kg' }, reps: 10 })];
  const known = late.instead;
  late.instead = (planned) => Object.fromEntries(planned.filter(({ day }) => day === 1).map((lift) => [lift.slotId, standIn(lift, 'leg-press', { remark: 'instead of Bench Press', sets: 3 })]));
  training.known = { ...training.known, plan: plan(), past: [mine({ sets })], next: { ...plan(), week: 4, asOf: { sequence: 5 } } };
  const shown = markup(summary(mine({ sets }), plan(), () => {})).split('id="changes"')[1].split('</section>')[0];
  late.instead = known;

  assert.match(shown, /<b>Bench Press<\/b>.*Leg Press/s);
});

test('after the last set of a lift the next one of the day follows, and one that was left open comes last', () => {
  const [squat, bench, press] = ['squat', 'bench', 'press'].map((name) => ({ name, sets: [] }));
  const at = (completedAt) => [{ completedAt }];
  const next = (...lifts) => openAfter(lifts, ({ isDone }) => !isDone)?.name;

  assert.equal(next({ ...squat, sets: at('2026-11-27T16:30:00Z') }, { ...bench, sets: at('2026-11-27T16:40:00Z'), isDone: true }, press), 'press');
  assert.equal(next({ ...squat, sets: at('2026-11-27T16:30:00Z') }, { ...bench, isDone: true }, { ...press, sets: at('2026-11-27T16:40:00Z'), isDone: true }), 'squat');
  assert.equal(next(squat, bench, press), 'squat', 'without a set the day begins with its first lift');
});

test('next week has an address of its own, to which this week leads at its top', () => {
  training.known = { ...training.known, next: { ...plan(), week: 4, status: 'PROVISIONAL' } };

  assert.match(markup(weekView(plan(), [], () => {})), /#\/week\/4.*Next week →.*<section/s);
  const next = markup(weekView(plan(), ['4'], () => {}));
  assert.match(next, /Week 4.*← Week 3.*may still change/s);
  assert.doesNotMatch(next, /→/, 'no later week is planned');
});

test('of a lift that was reached in several sessions of a week, the tick stands in the line of the first one', () => {
  const both = [theirs({ sets: [press(), press({ setId: 'p2' })] }), theirs({ sessionId: 'later', startedAt: new Date(NOW - 1).toISOString(), sets: [press({ setId: 'p3', sessionId: 'later' })] })];
  const shown = (past) => {
    training.known = { ...training.known, plan: plan(), past };
    return markup(weekView(plan(), [], () => {}));
  };

  assert.match(shown(both), /✓ today[^<]*:.*<br>today/s);
  assert.match(shown([both[0], { ...both[1], sets: [press({ setId: 'p3', sessionId: 'later', reps: 5 })] }]), /<p class=done below>[^<]+<br>today/);
});

test('the end of a session says no time of its own before the reasons, although another session shares its date', () => {
  const finishedAt = new Date(NOW - 1).toISOString();
  const next = (setId) => ({ ...plan(), week: 4, lifts: [topLift({ why: [{ rule: 'linear.hit', says: 'it was met', setIds: [setId] }] })], asOf: { sequence: 5 } });
  const shown = (setId) => {
    training.known = { ...training.known, plan: plan(), past: [mine({ finishedAt }), theirs({ finishedAt })], next: next(setId) };
    return markup(summary(mine({ finishedAt }), plan(), () => {})).split('id="changes"')[1].split('</section>')[0];
  };

  assert.doesNotMatch(shown('s1'), /Today/);
  assert.match(shown('p1'), /<b>Today \d\d:\d\d:<\/b>/);
});

test('pain is said once of a lift that is left because a set hurt', () => {
  const shown = (pain) => {
    training.known = { ...training.known, otherwise: { date: dateIn(), skipped: { 'd1-bench-press': 'Pain' }, instead: {} } };
    return today([mine({ sets: [set({ sessionId: 'mine', pain })] })]);
  };

  assert.match(shown(true), /3 skipped <span class="chip bad">pain/);
  assert.match(shown(false), /3 skipped: Pain/);
});
