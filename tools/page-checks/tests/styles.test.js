import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';

const RESOURCES = new URL('../../../program-service/src/main/resources/META-INF/resources/', import.meta.url);
const SYSTEM = 'page/design.css'; // the only file with sizes of letters and colours

const names = (await readdir(RESOURCES, { recursive: true })).filter((name) => /\.(css|js)$/.test(name)).sort();
const files = await Promise.all(names.map(async (name) => ({ name, text: await readFile(new URL(name, RESOURCES), 'utf8') })));
const sheets = files.filter(({ name }) => name.endsWith('.css') && name !== SYSTEM);
const scripts = files.filter(({ name }) => name.endsWith('.js'));

/** The places of files at which a pattern is found, such as page/roster.css: #fff. */
const found = (of, pattern) => of.flatMap(({ name, text }) => [...text.matchAll(pattern)].map(([match]) => `${name}: ${match.trim()}`));

test('only the design system has colours', () => {
  assert.deepEqual(found(sheets, /#[0-9a-f]{3,8}\b(?![^{]*\{)|\b(?:rgba?|hsla?|oklch)\([^)]*\)/gi), []);
  assert.deepEqual(found(scripts, /['"`:]\s*#[0-9a-f]{6}\b|\b(?:rgba?|hsla?)\([\d.]/gi), []);
});

test('letters have a size of the scale', () => {
  assert.deepEqual(found(sheets, /font-size:(?!\s*var\(--text)[^;}]*|font:\s*[^;}]*/g), []);
  assert.deepEqual(found(scripts, /font-?size['"]?\s*[:=]\s*['"`]?\d[^;,]*/gi), []);
});

test('rounded corners, and distances below two letters, are of the scale', () => {
  assert.deepEqual(found(sheets, /(?:padding|margin|gap)[a-z-]*:[^;}]*(?<![\d.])(?:[01](?:\.\d+)?|\.\d+)r?em\b[^;}]*|border-radius:(?!\s*(?:var\(--radius|0|50%|inherit))[^;}]*/g), []);
});

test('the names of a custom property that a sheet uses exist', () => {
  const system = files.find(({ name }) => name === SYSTEM).text;
  const known = new Set([...system.matchAll(/(--[a-z0-9-]+):/g), ...sheets.flatMap(({ text }) => [...text.matchAll(/(--[a-z0-9-]+):/g)])].map(([, name]) => name));
  known.add('--rows'); // the roster sets it for each group of rows

  assert.deepEqual(found(files.filter(({ name }) => name.endsWith('.css')), /var\((--[a-z0-9-]+)/g).filter((each) => !known.has(each.slice(each.indexOf('--')))), []);
});

test('the cells of planned first loads keep their distances on the page of a program of the gym, whose list of lifts is planned too', () => {
  assert.deepEqual(found(sheets, /\.library \.planned[^,{]*/g), []);
});

test('a long chip of a week wraps on a phone, and a rise keeps its mark beside it', () => {
  assert.deepEqual(found(sheets, /\.screen\.athlete \.chips > \.chip \{ white-space: normal;/g).length, 1);
  assert.deepEqual(found(sheets, /\.roster \.rising \{ white-space: nowrap;/g).length, 1);
});

/** The classes that the templates of a script use. */
function usedIn({ text }) {
  const attributes = [...text.matchAll(/class(?:Name)?\s*[=:]\s*(?:"([^"]*)"|\$\{([^}]*)\}|('[^']*'))/g)];
  const words = attributes.flatMap(([, quoted = '', code = '', plain = '']) => [quoted.replaceAll(/\$\{[^}]*\}/g, ' '), ...`${quoted.match(/\$\{[^}]*\}/g) ?? ''}${code}${plain}`.match(/'[^']*'/g) ?? []]);
  return words.join(' ').replaceAll("'", ' ').split(/\s+/);
}

/** The classes with which a rule of a sheet begins, so that the rule counts on every screen. */
function begunWith({ text }) {
  const selectors = [...text.replaceAll(/\/\*[^]*?\*\//g, '').matchAll(/([^{};]+)\{/g)].flatMap(([, some]) => some.split(/,(?![^(]*\))/));
  return new Set(selectors.filter((each) => !/^\s*@/.test(each)).flatMap((each) => each.trim().match(/^[a-z]*\.[a-z][\w-]*(?=$|[\s:>+~[])/)?.[0].split('.')[1] ?? []));
}

test('a rule of a screen counts on that screen only', () => {
  const folderOf = (name) => name.slice(0, name.lastIndexOf('/'));
  const ofScreens = sheets.filter(({ name }) => !['page/style.css', 'page/parts/screens.css'].includes(name));
  const elsewhere = ofScreens.flatMap((sheet) => [...begunWith(sheet)].flatMap((used) => scripts
    .filter((script) => script.name.split('/')[0] === sheet.name.split('/')[0] && folderOf(script.name) !== folderOf(sheet.name) && usedIn(script).includes(used))
    .map((script) => `.${used} of ${sheet.name}: ${script.name}`)));

  assert.deepEqual(elsewhere, []);
});

test('a template has one primary button at most', () => {
  const templates = scripts.flatMap(({ name, text }) => [...text.matchAll(/html`(?:[^`$]|\$\{[^`]*?\}|\$)*`/g)].map(([template]) => ({ name, template })));
  const primary = ({ template }) => (template.match(/class="(?:button )?primary[^"]*"/g) ?? []).length;

  assert.deepEqual(templates.filter((each) => primary(each) > 1).map(({ name }) => name), []);
});

test('no form asks the browser to check it', () => {
  assert.deepEqual(found(scripts, /<form(?![^>]*novalidate)[^>]*/g), []);
});

test('no markup is written past lit-html', () => {
  assert.deepEqual(found(scripts, /\.innerHTML\b/g), []);
});

test('what the browser remembers goes through parts/storage.js, so that a page works where that is forbidden', () => {
  const asks = scripts.filter(({ name }) => !['page/parts/storage.js', 'page/load-failure.js'].includes(name));

  assert.deepEqual(found(asks, /\b(?:local|session)Storage\b/g), []);
});

test('a row of the roster grows with its reasons, so that nothing in it is cut', () => {
  const roster = sheets.filter(({ name }) => name === 'page/roster.css');

  assert.deepEqual(found(roster, /tr\[data-athlete\][^{}]*\{[^}]*(?<!-)height:(?! *auto)[^;}]*/g), []);
  assert.deepEqual(found(roster, /\.compact \.(?:looks|loads) \{[^}]*(?:nowrap; *(?:align|overflow)|overflow: hidden)[^}]*/g), []);
});

test('the open menu of a lifter lies over everything that keeps its place on the screen', () => {
  const [late] = files.filter(({ name }) => name === 'lift/more.css');
  const others = files.filter(({ name }) => [SYSTEM, 'lift/lift.css', 'lift/more.css'].includes(name)).flatMap(({ text }) => [...text.matchAll(/([^{}]*)\{[^{}]*z-index: (\d+)/g)]);
  const open = Number(late.text.match(/\.bar:has\(\.menu\[open\]\) \{ z-index: (\d+)/)?.[1]);

  for (const [, place, index] of others.filter(([, place]) => !/menu\[open|\.skip/.test(place))) assert.ok(open > Number(index), `${place.trim()}: ${index}`);
});
