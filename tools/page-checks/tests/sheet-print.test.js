import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markup, page } from './browser.js';
import { straightLift, topLift } from './samples.js';

const { sheet } = await page('/page/sheet/sheet.js');

const plan = { week: 4, startsOn: '2026-11-30', days: [{ day: 1, date: '2026-12-01' }], lifts: [topLift({ plates: { top: [25, 15], backoff: [25] } }), straightLift()] };

test('the plan on paper has each day with its sets, warm-ups and plates', () => {
  const paper = markup(sheet('Anna', plan, []));

  assert.match(paper, /Anna.*Week 4, Mon 30 Nov to Sun 6 Dec.*Day 1 · Tue 1 Dec.*Bench Press.*122.5 kg × 4 @\u00a08.5.*25 \+ 15.*105 kg backoff, 3 × 8–12.*60 kg × 5.*3 min.*Day 2<.*Leg Press.*180 kg, 3\u00a0×\u00a08–12/s);
  assert.doesNotMatch(paper, /button|Deload/);
});

test('of the notes only those that the athlete may read are on paper', () => {
  const paper = markup(sheet('Anna', plan, [{ noteId: '1', text: 'chest up', shared: true, exercise: 'squat' }, { noteId: '2', text: 'looks tired', shared: false }]));

  assert.match(paper, /Squat:<\/b> chest up/);
  assert.doesNotMatch(paper, /looks tired/);
});
