// What a program can be made of: exercises, methods of progression, and the guide's variants and templates.
import { get } from '../api.js';

export async function loadCatalogue() {
  const [exercises, progressions, methods, guide] = await Promise.all(['/v1/exercises', '/v1/progressions', '/v1/methods', '/v1/templates'].map(get));
  const names = new Map(exercises.items.map((each) => [each.id, each.name]));
  return {
    exercises: exercises.items, progressions: progressions.items, methods: methods.items, templates: guide.items, structures: guide.structures,
    nameOf: (id) => names.get(id) ?? id,
  };
}
