// The names of muscles in the user's language.
import { textsOf } from './texts.js';

const t = await textsOf('/page/parts');

/**
 * Names a muscle, for example "front delts".
 *
 * @param {string} id
 */
export function muscle(id) {
  const key = 'muscle.' + id;
  const name = t(key);
  return name === key ? id.replaceAll('-', ' ') : name;
}
