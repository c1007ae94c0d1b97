import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

const read = (file) => readFile(new URL(file, import.meta.url), 'utf8');

test('the types are of the versions that the pages load', async () => {
  const pom = await read('../../../pom.xml');
  const { devDependencies } = JSON.parse(await read('../package.json'));

  for (const name of ['lit-html', 'uplot']) assert.equal(devDependencies[name], pom.match(`<${name}\\.version>(.*)</${name}\\.version>`)[1], name);
});
