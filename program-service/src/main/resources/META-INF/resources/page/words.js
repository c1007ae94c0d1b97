// The names of exercises, and dates in an athlete's time zone. The lifter's page uses these functions too.
import { get } from './api.js';
import { language } from './parts/texts.js';

/**
 * Reads the names of the catalogue's exercises in a language, by id. The services have the English ones; a gym names its
 * own exercises itself.
 *
 * @param {string} of a language
 * @returns {Promise<{ [id: string]: string }>}
 */
export const namesIn = async (of) => (of === 'en' ? {} : (await fetch(`/page/parts/exercises.${of}.json`)).json());

const translated = await namesIn(language);

/** @type {Map<string, string>} */
let exercises = new Map();

/** Reads the exercises of the gym, with their names in the browser's language. Their English names are aliases then. */
export async function readExercises() {
  const { items } = await get('/v1/exercises');
  return items.map((each) => (translated[each.id] ? { ...each, name: translated[each.id], aliases: [each.name, ...(each.aliases ?? [])] } : each));
}

/**
 * Returns the name of an exercise as the services have it.
 *
 * @param {ProgramApi.Exercise} read
 */
export const nameOfServices = ({ id, name, aliases }) => (translated[id] && aliases?.[0]) || name;

/** The ids of all exercises. */
export const exerciseIds = { has: (/** @type {string} */ id) => exercises.has(id) };

/** @param {{ id: string, name: string }[]} items */
export function learnExercises(items) {
  exercises = new Map(items.map((exercise) => [exercise.id, exercise.name]));
}

/**
 * Returns the name of an exercise. Of one that was not read yet, its id is written like a name.
 *
 * @param {string} id
 */
export const exercise = (id) => translated[id] ?? exercises.get(id) ?? id.replaceAll('-', ' ').replaceAll(/\b\p{Ll}/gu, (letter) => letter.toUpperCase());

/** The words with which long German names of exercises go on: a name may be broken before them. */
const PARTS = /(?<=\p{L}{4})(?=drücken|heben|beuge|strecken|rudern|presse|maschine|schritte|griff|hantel|schmidt|umsetzen|gelenk)/giu;

/**
 * Returns the name of an exercise with the places at which a narrow column may break it. Browsers have no hyphenation of
 * their own for every language.
 *
 * @param {string} id
 */
export const breakable = (id) => (language === 'de' ? exercise(id).replaceAll(PARTS, '\u00ad') : exercise(id));

/**
 * Replaces the ids of exercises in a sentence of the services by names, and the usual ids of lifts, such as d1-bench-press.
 *
 * @param {string} text
 */
export const withExerciseNames = (text) => text.replaceAll(/\b(d\d+-)?([a-z]+(?:-[a-z]+)*)\b/gi, (word, day, id) => (
  (day || id.includes('-')) && exercises.has(id.toLowerCase()) ? exercise(id.toLowerCase()) : word));

/**
 * Returns the date of a time, such as 2026-11-24, in the athlete's time zone; without a time that of today. If the browser does not know that zone, its own
 * zone is used.
 *
 * @param {string} [timeZone]
 */
export function dateIn(timeZone, time = new Date()) {
  try {
    return time.toLocaleDateString('sv-SE', { timeZone });
  } catch {
    return time.toLocaleDateString('sv-SE');
  }
}
