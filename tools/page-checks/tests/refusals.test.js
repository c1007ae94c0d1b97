import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { page } from './browser.js';

const { problem, refusal, serviceSays } = await page('/page/parts/refusals.js');
const { adviceOf, titleOf } = await page('/page/advice.js');
const { Refused } = await page('/page/api.js');
const { explain, fresh } = await page('/page/parts/sending.js');

const says = (field, message, rule) => refusal({ field, message, rule }).text;

test('an exercise that is not in the list is refused without a call of the API', () => {
  assert.equal(says('lifts[0].exercise', 'must be the id of an exercise that GET /v1/exercises lists, not ', 'exercise'),
    'There is no such exercise, or it is retired. Choose one of the list.');
});

test('a swap without a load says what a coach can give', () => {
  assert.equal(says('swap', "no set of front-squat with reps and RPE is known in the last 12 weeks; give the field 'load', 'oneRepMax' or 'recentSet' of 'start' instead of 'swap'", 'swap'),
    'No load can be worked out from the sets of the last weeks. Give a load, a 1RM or a recent set.');
});

test('what is wrong with the settings of a gym is said without the words of the API', () => {
  assert.equal(says('timeZone', "must be an IANA time zone, as in Europe/Berlin, not 'Berlin'", 'time-zone'), 'There is no such time zone. An example: Europe/Berlin.');
  assert.equal(says('machines[0].step', "must be given if 'loads' is absent, and must be absent if 'loads' is given", 'loadable'),
    'These weights do not fit: each must be here once, and greater than the one before.');
  assert.equal(says('coachesSee', "must be EVERYONE or THEIRS, not 'ALL'", 'coaches-see'), 'Only the gym’s administration may change which athletes coaches see.');
});

test('a sentence with figures stays as the service says it', () => {
  assert.equal(says('load', 'must be between 0.001 and 1000, not 5000', 'override'), 'Must be between 0.001 and 1000, not 5000.');
  assert.equal(says('reps', 'must be a whole number', 'reps-range'), 'Must be a whole number.');
});

test('a sentence for programmers without a text of its rule is replaced', () => {
  assert.equal(says('x', "must be absent if the field 'slotId' is given", 'new-rule'), 'This is not accepted here.');
  assert.equal(says('x', 'must not be after finishedAt', 'new-rule'), 'This is not accepted here.');
});

test('a failed request whose sentence is for programmers has the sentence of its status', () => {
  assert.equal(problem({ status: 409, message: 'The id 7 is already used by another program: choose another id.' }), 'That does not fit what is stored now.');
  assert.equal(problem({ status: 404, message: 'Athlete lena has no profile: set it with PUT /v1/athletes/lena.' }), 'That does not exist.');
  assert.equal(problem({ status: 404, message: 'There is no athlete lena.' }), 'There is no athlete lena.');
  assert.equal(problem({ status: 403, message: 'Only a caller with the role platform may do this.' }), 'Your role may not do this.');
});

test('what a service says about a webhook stays as it is', () => {
  assert.deepEqual(serviceSays('must name a host, as in https://gym.example/hooks'), { text: 'must name a host, as in https://gym.example/hooks', lang: 'en' });
});

test('an error of the page or the browser is not shown in its own words', () => {
  assert.equal(titleOf(new TypeError('Failed to fetch dynamically imported module: http://localhost/page/athlete.js')), 'Something went wrong');
  assert.match(adviceOf(new TypeError('x')), /^Reload the page/);
});

test('a part of the page that could not be loaded is tried again when the service answers', async () => {
  const { loaded } = await page('/page/parts/part.js');
  const log = console.error;
  console.error = () => {};
  const failed = await loaded(Promise.reject(new TypeError('Failed to fetch dynamically imported module'))).catch((refused) => refused);
  console.error = log;

  assert.equal(failed.status, 0, 'an error that can pass');
  assert.equal(titleOf(failed), 'A part of the page could not be loaded.');
  assert.equal(typeof failed.again, 'function');
});

test('below a form no name of a field is shown, and each sentence once', () => {
  const form = fresh();
  const violation = (field) => ({ field, message: "must be absent if 'swap' is given", rule: 'first-week' });
  explain(form, new Refused(422, { violations: [violation('lifts[0].start'), violation('lifts[1].start')] }), []);

  assert.equal(form.problem.trim(), 'Say what the lift begins with: a load, a 1RM or a recent set.');
});

test('each rule and each status has a text in both languages', async () => {
  const file = async (language) => JSON.parse(await readFile(new URL(`../../../program-service/src/main/resources/META-INF/resources/page/parts/refusals.${language}.json`, import.meta.url)));
  const [english, german] = [await file('en'), await file('de')];

  assert.deepEqual(Object.keys(english.rules).sort(), Object.keys(german.rules).sort());
  assert.deepEqual(Object.keys(english.statuses), Object.keys(german.statuses));
});

test('a refused request says what is wrong with its values, with the names of exercises', async () => {
  const { learnExercises } = await page('/page/words.js');
  learnExercises([{ id: 'belt-squat', name: 'Belt Squat' }]);
  const violation = { field: 'exercise', message: 'belt-squat does not suit heavy top sets', rule: 'new-rule' };

  assert.equal(titleOf(new Refused(422, { violations: [violation, violation] })), 'Belt Squat does not suit heavy top sets.');
});
