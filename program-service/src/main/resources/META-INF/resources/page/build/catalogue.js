// What a program can be made of: exercises, methods of progression, and the guide's variants and templates.
import { get } from '../api.js';
import { readExercises } from '../words.js';

/** @typedef {Awaited<ReturnType<typeof loadCatalogue>>} Catalogue */

export async function loadCatalogue() {
  const [exercises, progressions, methods, guide] = await Promise.all([readExercises(), get('/v1/progressions'), get('/v1/methods'), get('/v1/templates')]);
  const names = new Map(exercises.map((each) => [each.id, each.name]));
  return {
    exercises, progressions: progressions.items, methods: methods.items, templates: guide.items, structures: guide.structures,
    isAdded: (/** @type {string} */ id) => exercises.find((each) => each.id === id)?.loadMode === 'ADDED_TO_BODYWEIGHT',
    nameOf: (/** @type {string} */ id) => names.get(id) ?? id,
  };
}
