// The ids of what a coach names.

const LONGEST = 64; // characters that the services accept

/**
 * Returns the id that a name suggests, for example lena-grosse for Lena Größe; an empty text if the name has no letters.
 *
 * @param {string} name
 */
export const suggestedId = (name) => name.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('ß', 'ss').toLowerCase()
  .replaceAll(/[^a-z0-9]+/g, '-').slice(0, LONGEST).replaceAll(/^-+|-+$/g, '');
