import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { answering, markup, page } from './browser.js';
import { exercises } from './samples.js';

const { dateIn, exercise, exerciseIds, learnExercises, readExercises, withExerciseNames } = await page('/page/words.js');
learnExercises(exercises);

test('a known exercise has its name, an unknown one its id written like a name', () => {
  assert.equal(exercise('bench-press'), 'Bench Press');
  assert.equal(exercise('zercher-squat'), 'Zercher Squat');
  assert.equal(exerciseIds.has('zercher-squat'), false);
});

test('ids of exercises and of lifts in a sentence become names', () => {
  assert.equal(withExerciseNames('d1-bench-press and leg-press were heavy'), 'Bench Press and Leg Press were heavy');
});

test('a single word that is an exercise too stays as it is', () => {
  assert.equal(withExerciseNames('you squat low'), 'you squat low');
});

test('exercises are read with their own names in English', async () => {
  answering(() => [200, { items: exercises }]);

  assert.deepEqual(await readExercises(), exercises);
});

test('today is the date in the athlete’s time zone', () => {
  mock.timers.enable({ apis: ['Date'], now: Date.parse('2026-11-30T11:00:00Z') });
  assert.equal(dateIn('Pacific/Kiritimati'), '2026-12-01');
  assert.equal(dateIn('Pacific/Niue'), '2026-11-30');
  mock.timers.reset();
});

test('an unknown time zone counts as that of the browser', () => {
  assert.match(dateIn('Moon/Base'), /^\d{4}-\d{2}-\d{2}$/);
});

const { list } = await page('/page/menu.js');
const { otherLanguages } = await page('/page/parts/language.js');

test('a menu names another language in that language, and says so to a screen reader', () => {
  assert.match(markup(list(otherLanguages())), /lang=de .*>Deutsch</);
});
