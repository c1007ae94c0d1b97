import assert from 'node:assert/strict';
import { test } from 'node:test';
import { page } from './browser.js';

const { inWords, withShortNumbers } = await page('/page/parts/reasons.js', 'de');
const { problem, refusal, serviceSays } = await page('/page/parts/refusals.js', 'de');
const { translator } = await page('/page/parts/phrases.js', 'de');
const { number } = await page('/page/parts/texts.js', 'de');
const { breakable, readExercises } = await page('/page/words.js', 'de');
const { answering } = await import('./browser.js');

test('a long German name can be broken between its words, and a short one cannot', () => {
  assert.deepEqual(['overhead-press', 'close-grip-bench-press', 'squat', 'leg-press'].map(breakable), ['Überkopf\u00addrücken', 'Enges Bank\u00addrücken', 'Knie\u00adbeuge', 'Bein\u00adpresse']);
});

test('a reason whose phrases are known is translated with its figures', () => {
  assert.deepEqual(inWords('122.5 kg × 4 @ RPE 8.5'), { text: '122,5 kg × 4 @ RPE 8,5', lang: 'de' });
});

test('a reason with an unknown phrase stays English', () => {
  assert.deepEqual(inWords('the coach wants 17.5 % less for backoffs: the backoff sets can be heavier: 17.5 % off the top load instead of 20 %'),
    { text: 'der Trainer möchte 17,5 % weniger für Backoffs: die Backoff-Sätze können schwerer sein: 17,5 % weniger als die Top-Last statt 20 %', lang: 'de' }, 'the reason of a proposal');
  assert.equal(inWords('the coach wants 100 kg: the meet').text, 'der Trainer möchte 100 kg: the meet', 'what a coach has written stays');
  assert.deepEqual(inWords('the moon is full'), { text: 'the moon is full', lang: 'en' });
});

test('the days of the guide and the reason of a proposed deload are German', () => {
  for (const text of ['Push Day (Powerbuilding)', 'Leg Day (Strength + Size)', 'Full Upper (4-Day Split)', 'several lifts make no progress: make week 12 a deload']) assert.equal(inWords(text).lang, 'de', text);
});

test('long numbers are rounded to one decimal, loads are not', () => {
  assert.equal(withShortNumbers('141.176 kg, then 122.25 kg, within 0.001'), '141.2 kg, then 122.25 kg, within 0.001');
});

test('a refusal is translated with its figures', () => {
  assert.deepEqual(refusal({ field: 'reps', message: 'must be between 1 and 100, not 101', rule: 'reps' }), { text: 'Muss zwischen 1 und 100 liegen, nicht bei 101.', lang: 'de' });
});

test('a refusal without a translation has the text of its rule, otherwise it stays English', () => {
  assert.equal(refusal({ field: 'aliases[0]', message: 'belongs to squat', rule: 'alias-taken' }).lang, 'de');
  assert.deepEqual(refusal({ field: 'x', message: 'is odd', rule: 'new-rule' }), { text: 'Is odd.', lang: 'en' });
  assert.deepEqual(refusal({ field: 'x', message: 'is odd' }), { text: 'Is odd.', lang: 'en' });
});

test('a failed request has the sentence of its status, unless it has one of its own', () => {
  assert.equal(problem({ status: 503, message: 'Out of order.' }), 'Der Dienst kann das gerade nicht.');
  assert.equal(problem({ message: 'Out of order.' }), 'Out of order.');
});

test('what a service says about itself stays English if it is unknown', () => {
  assert.equal(serviceSays('the moon is full').lang, 'en');
});

test('of the phrases that fit, the longest counts', () => {
  const translate = translator({ kinds: { n: '\\d+' }, phrases: { '{n} sets': '{n} Sätze', '{n} sets left': 'noch {n} Sätze' } });

  assert.equal(translate('3 sets left'), 'noch 3 Sätze');
  assert.equal(translate('3 sets'), '3 Sätze');
  assert.equal(translate('3 sets right'), null);
});

test('two figures of one kind may change their places', () => {
  const translate = translator({ kinds: { n: '\\d+' }, phrases: { '{n} of {n2}': 'von {n2} sind es {n}' } });

  assert.equal(translate('2 of 7'), 'von 7 sind es 2');
});

test('numbers have a decimal comma', () => {
  assert.equal(number(122.5), '122,5');
});

test('exercises of the catalogue have German names, and their English ones are aliases', async () => {
  answering(() => [200, { items: [{ id: 'bench-press', name: 'Bench Press', aliases: ['Bench'] }, { id: 'belt-squat', name: 'Belt Squat' }] }]);

  assert.deepEqual(await readExercises(), [
    { id: 'bench-press', name: 'Bankdrücken', aliases: ['Bench Press', 'Bench'] },
    { id: 'belt-squat', name: 'Belt Squat' },
  ]);
});
