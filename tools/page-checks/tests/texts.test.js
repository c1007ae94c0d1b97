import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { mock, test } from 'node:test';
import { page } from './browser.js';

const { dateOf, dayOf, keepZone, longDayOf, number, range, sentence, shortDayOf, textsOf, timeOf, typed } = await page('/page/parts/texts.js');

test('a typed number may have a decimal comma', () => {
  assert.equal(typed(' 122,5 '), 122.5);
  assert.equal(typed('-3'), -3);
});

test('what is typed is no number if anything follows the digits', () => {
  for (const text of ['', '12 kg', '1.2.3', '1,2,3', 'NaN', '1e3']) assert.equal(typed(text), null, text);
});

test('numbers have no thousands separator and at most three decimals', () => {
  assert.equal(number(12345.67891), '12345.679');
});

test('a range of one number is that number', () => {
  assert.equal(range({ min: 5, max: 5 }), '5');
  assert.equal(range({ min: 8, max: 12 }), '8–12');
});

test('a sentence gets a capital letter and a full stop, but no second one', () => {
  assert.equal(sentence('the bar is too heavy'), 'The bar is too heavy.');
  assert.equal(sentence('Really?'), 'Really?');
  assert.equal(sentence(''), '');
});

test('a date without a time stays the same day in every time zone', () => {
  mock.timers.enable({ apis: ['Date'], now: new Date(2026, 10, 30) });
  for (const zone of ['Pacific/Kiritimati', 'Pacific/Niue', 'Europe/Berlin']) {
    process.env.TZ = zone;
    assert.equal(shortDayOf('2028-02-29'), '29 Feb 2028', zone);
    assert.equal(longDayOf('2026-11-27'), 'Friday 27 November', zone);
  }
  delete process.env.TZ;
  mock.timers.reset();
});

test('a text chooses between one and many by its count, and fills in its values', async () => {
  const t = await textsOf('/page');

  assert.equal(t('count.athletes', { n: 1 }), '1 athlete');
  assert.equal(t('count.athletes', { n: 0 }), '0 athletes');
});

test('a key without a text is shown as it is', async () => {
  const t = await textsOf('/page');

  assert.equal(t('no.such.key'), 'no.such.key');
});

test('a date of another year is written with its year', () => {
  mock.timers.enable({ apis: ['Date'], now: new Date(2026, 10, 30) });
  assert.match(dayOf('2026-11-27'), /^Fri,? 27 Nov$/);
  assert.match(dayOf('2021-12-22'), /^Wed,? 22 Dec 2021$/);
  assert.equal(shortDayOf('2021-12-22'), '22 Dec 2021');
  assert.match(longDayOf('2021-12-22'), /^Wednesday,? 22 December 2021$/);
  assert.match(timeOf('2021-12-22T12:00:00'), /^22 Dec 2021, 12:00$/);
  assert.equal(dateOf('2026-09-07'), '7 Sept 2026');
  mock.timers.reset();
});

test('a place of the page has one name', async () => {
  for (const language of ['en', 'de']) {
    const texts = async (folder) => JSON.parse(await readFile(new URL(`../../../program-service/src/main/resources/META-INF/resources/${folder}/texts.${language}.json`, import.meta.url)));
    const [parts, all, log, build, people, more] = await Promise.all(['page/parts', 'page', 'page/log', 'page/build', 'page/people', 'lift/more'].map(texts));
    assert.equal(parts['place.roster'], all['roster.title']);
    assert.equal(parts['place.log'], log.title);
    for (const back of [all.back, all['athlete.toRoster'], build['library.back'], people.back, more['menu.roster'], more['notLifter.go']]) {
      assert.match(back.toLowerCase(), new RegExp(parts['place.roster'].toLowerCase()));
    }
  }
});

test('a point in time is written in the zone of the profile, and a date stays the same day in each zone', () => {
  try {
    for (const [zone, day] of [['Pacific/Auckland', '28 Nov'], ['America/Los_Angeles', '27 Nov']]) {
      keepZone(zone);
      assert.ok(shortDayOf('2026-11-27T16:30:00Z').startsWith(day), zone);
      assert.ok(shortDayOf('2026-11-27').startsWith('27 Nov'), zone);
    }
    keepZone('Mars/Olympus');
    assert.ok(shortDayOf('2026-11-27').startsWith('27 Nov'), 'the browser does not know the zone');
  } finally {
    keepZone(undefined);
  }
});
