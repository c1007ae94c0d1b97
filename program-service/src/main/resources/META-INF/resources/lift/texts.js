// The texts of the page in the browser's language, from the files texts.<language>.json.

const LANGUAGES = ['en', 'de'];

export const language = navigator.languages.map((each) => each.slice(0, 2)).find((each) => LANGUAGES.includes(each)) ?? 'en';

const texts = await (await fetch(`/lift/texts.${language}.json`)).json();

/** Returns a text. Values in braces are replaced, and of "one|many" the part for the count n is chosen. */
export function t(key, values = {}) {
  const text = texts[key] ?? key;
  const [one, many] = text.split('|');
  return (many !== undefined && values.n !== 1 ? many : one).replaceAll(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
}

const decimals = new Intl.NumberFormat(language, { maximumFractionDigits: 3, useGrouping: false });

export const number = (value) => decimals.format(value);

export const load = (value, unit) => `${number(value)} ${unit}`;

export const range = (r) => (r.min === r.max ? number(r.min) : `${number(r.min)}–${number(r.max)}`);

/** Writes a date, or the date of a time, for example Friday 27 November. */
export const dayOf = (date) => new Date(String(date).length === 10 ? date + 'T12:00:00' : date).toLocaleDateString(language === 'en' ? 'en-GB' : language, { weekday: 'long', day: 'numeric', month: 'long' });

/** Returns the number that a lifter has typed, with a point or a comma; null if it is none. */
export function typed(text) {
  const value = String(text).trim().replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : null;
}

/** Writes how hard a set was, in words. */
export const effort = (rpe) => t('rpe.' + Math.max(6, rpe));

export const platesInWords = { side: (loaded) => t('plates.side', { loaded }), empty: t('plates.empty'), number };

document.documentElement.lang = language;
