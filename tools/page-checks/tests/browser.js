// What the pages' modules need of a browser: its language, its files, and elements that keep what is put into them.
import { readFile } from 'node:fs/promises';
import { register } from 'node:module';

register('./hooks.js', import.meta.url);

const RESOURCES = new URL('../../../program-service/src/main/resources/META-INF/resources', import.meta.url);

/** An element of which a test reads the text and the attributes. */
class FakeElement {
  children = [];
  attributes = {};
  dataset = {};
  style = {};

  constructor(name) {
    this.name = name;
  }

  append(...children) {
    this.children.push(...children);
  }

  setAttribute(name, value) {
    this.attributes[name] = value;
  }

  addEventListener() {}

  get textContent() {
    return this.children.map((each) => each.textContent ?? String(each)).join('');
  }
}

const document = {
  documentElement: {},
  body: new FakeElement('body'),
  head: { append: (sheet) => sheet.onload() },
  createElement: (name) => new FakeElement(name),
  createElementNS: (namespace, name) => new FakeElement(name),
  createTreeWalker: () => ({}),
  createComment: () => ({}),
  addEventListener() {},
  querySelector: () => null,
  hidden: false,
};

/** Answers as the server does for the pages' own files. A test replaces it for the API. */
const fetchFile = async (path) => new Response(await readFile(RESOURCES.pathname + path));

Object.assign(globalThis, {
  document, fetch: fetchFile, addEventListener() {}, location: { hash: '' }, history: { replaceState() {} },
  requestAnimationFrame: setTimeout, matchMedia: () => ({ matches: false, addEventListener() {} }),
});
// Node 20 does not have it yet; the pages' browsers do.
Map.groupBy ??= (items, keyOf) => {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...groups.get(keyOf(item)) ?? [], item]);
  return groups;
};

/** Loads a module of the pages in a browser with a language. A test file has one language. */
export async function page(path, language = 'en') {
  Object.defineProperty(globalThis, 'navigator', { value: { languages: [language] }, configurable: true });
  return import(path);
}

/**
 * Answers the calls of the API. Returns the calls that were made: method, path, body, and headers.
 *
 * @param answer returns [status, content] for a method and a path
 */
export function answering(answer) {
  const calls = [];
  globalThis.fetch = async (path, { method, body, headers }) => {
    calls.push({ method, path, body: typeof body === 'string' ? JSON.parse(body) : body, headers });
    const [status, content] = answer(method, path);
    return new Response(JSON.stringify(content), { status });
  };
  return calls;
}

/** Returns the markup of a template of lit-html, as far as a test reads it: the texts and values in their order. */
export function markup(value) {
  if (Array.isArray(value)) return value.map(markup).join('');
  if (value?.strings) return value.strings.map((text, nth) => text + markup(value.values[nth])).join('');
  return value === undefined || value === null || typeof value === 'symbol' ? '' : String(value);
}
