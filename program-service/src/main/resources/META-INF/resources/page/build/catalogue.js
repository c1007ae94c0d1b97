// What a program can be made of: exercises, methods of progression, and the guide's variants and templates.
import { get } from '../api.js';
import { readExercises } from '../words.js';

export async function loadCatalogue() {
  const [exercises, progressions, methods, guide] = await Promise.all([readExercises(), ...['/v1/progressions', '/v1/methods', '/v1/templates'].map(get)]);
  const names = new Map(exercises.map((each) => [each.id, each.name]));
  return {
    exercises, progressions: progressions.items, methods: methods.items, templates: guide.items, structures: guide.structures,
    nameOf: (id) => names.get(id) ?? id,
  };
}
