// Finds exercises by what a coach types: part of a name, another name, German or English, with a wrong letter or two.

const ORDER = ['IDEAL', 'GOOD', 'UNLISTED', 'NOT_RECOMMENDED'];

/** @type {(a: ProgramApi.Exercise, b: ProgramApi.Exercise) => number} */
export const bySuitability = (a, b) => Number(b.own ?? false) - Number(a.own ?? false) || ORDER.indexOf(a.suitability) - ORDER.indexOf(b.suitability) || a.name.localeCompare(b.name);

/** @param {ProgramApi.Exercise} exercise */
const namesOf = (exercise) => [exercise.name, exercise.id, ...(exercise.aliases ?? [])];

/**
 * Returns the exercise with a name, an alias or an id; undefined if there is none.
 *
 * @param {string} text
 * @param {ProgramApi.Exercise[]} exercises
 */
export function exerciseNamed(text, exercises) {
  const wanted = text.trim().toLowerCase();
  return wanted ? exercises.find((each) => namesOf(each).some((name) => name.toLowerCase() === wanted)) : undefined;
}

/**
 * Returns the words of a name without accents; umlauts are as their letters in two.
 *
 * @param {string} name
 */
const words = (name) => name.toLowerCase().replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue').replaceAll('ß', 'ss').normalize('NFD').replaceAll(/\p{M}/gu, '')
  .replaceAll(/[^a-z0-9]+/g, ' ').trim().split(' ').filter(Boolean);

/**
 * Returns how many letters must be changed, added, left out or swapped with their neighbour.
 *
 * @param {string} a
 * @param {string} b
 */
export function distance(a, b) {
  let [before, row] = [/** @type {number[]} */ ([]), [...Array(b.length + 1).keys()]];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    [before, row] = [row, next];
  }
  return row[b.length];
}

const NONE = 100;

/**
 * Returns what separates a typed word from a word of a name: 0 for its beginning, then the wrong letters; NONE if they have
 * nothing to do with each other.
 *
 * @param {string} typed
 * @param {string} word
 */
function gap(typed, word) {
  if (word === typed) return 0;
  if (word.startsWith(typed)) return 0.5;
  const allowed = typed.length >= 7 && typed[0] === word[0] ? 2 : typed.length >= 4 ? 1 : 0;
  if (!allowed) return NONE;
  const wrong = Math.min(distance(typed, word), distance(typed, word.slice(0, typed.length)) + 0.5);
  return wrong <= allowed + 0.5 ? 1 + wrong : word.length > typed.length && word.includes(typed) ? 1 : NONE;
}

/**
 * Returns what separates the typed words from a name; the words that were not typed count a little.
 *
 * @param {string[]} typed
 * @param {string} name
 */
function gapOf(typed, name) {
  const known = words(name);
  let sum = 0;
  for (const word of typed) {
    const best = Math.min(NONE, ...known.map((each) => gap(word, each)));
    if (best === NONE) return NONE;
    sum += best;
  }
  return sum + Math.max(0, known.length - typed.length) * 0.3;
}

/** What coaches write for short, and the ids of the exercises. */
const SHORT = new Map([['bp', 'bench-press'], ['cgbp', 'close-grip-bench-press'], ['dl', 'deadlift'], ['ohp', 'overhead-press'], ['rdl', 'romanian-deadlift'], ['sldl', 'stiff-leg-deadlift']]);

/**
 * Returns the exercises that a text may mean, the most likely first. Retired exercises are not among them.
 *
 * @param {string} text
 * @param {ProgramApi.Exercise[]} exercises
 * @param {number} most
 */
export function proposals(text, exercises, most = 8) {
  const typed = words(SHORT.get(text.trim().toLowerCase()) ?? text);
  if (!typed.length) return [...exercises].filter((each) => !each.retired).sort(bySuitability).slice(0, most);
  return exercises.filter((each) => !each.retired)
    .map((each) => ({ each, gap: Math.min(...namesOf(each).map((name, n) => gapOf(typed, name) + (n ? 0.2 : 0))) }))
    .filter(({ gap: wrong }) => wrong < NONE).sort((a, b) => a.gap - b.gap || bySuitability(a.each, b.each)).slice(0, most).map(({ each }) => each);
}

/**
 * Returns the exercise that a text means: by its exact name, otherwise the most likely one; undefined if no name is alike.
 *
 * @param {string} text
 * @param {ProgramApi.Exercise[]} exercises
 */
export const meant = (text, exercises) => (text.trim() ? exerciseNamed(SHORT.get(text.trim().toLowerCase()) ?? text, exercises) ?? proposals(text, exercises, 1)[0] : undefined);

const ASSISTED = /\bassist|unterst(?:ü|ue)tz/i;

/**
 * Whether a text asks for an exercise with assistance, which cannot be planned, while the exercise that it means is another one.
 *
 * @param {string} text
 * @param {Pick<ProgramApi.Exercise, 'name'>} [exercise]
 */
export const isAssisted = (text, exercise) => ASSISTED.test(text) && !ASSISTED.test(exercise?.name ?? '');

/**
 * Returns the exercises that train the muscles of one to which a load is added, and need no strength for the own body.
 *
 * @param {ProgramApi.Exercise} exercise
 * @param {ProgramApi.Exercise[]} exercises
 * @param {number} most
 */
export const withoutBody = ({ pattern, muscles }, exercises, most = 3) => exercises
  .filter((each) => each.pattern === pattern && each.loadMode !== 'ADDED_TO_BODYWEIGHT' && !each.retired && each.muscles.primary.some((muscle) => muscles.primary.includes(muscle)))
  .sort(bySuitability).slice(0, most);

/**
 * Whether an exercise is meant only if letters of the typed name are wrong.
 *
 * @type {(text: string, exercise: ProgramApi.Exercise) => boolean}
 */
export const isTypo = (text, exercise) => !SHORT.has(text.trim().toLowerCase()) && words(text).some((typed) => !namesOf(exercise).some((name) => words(name).some((word) => word.startsWith(typed))));

/**
 * Returns the exercises that share a word with a name that means none, those of its last word first: that is mostly the noun.
 *
 * @param {string} text
 * @param {ProgramApi.Exercise[]} exercises
 * @param {number} most
 */
export function alike(text, exercises, most = 3) {
  const typed = words(text).filter((word) => word.length > 2).reverse();
  return [...new Set(typed.flatMap((word) => proposals(word, exercises, most)))].slice(0, most);
}
