// What the names of logs mean, as the coaches of a gym have said in this browser: the next file does not ask again.
import { local } from '../parts/storage.js';

const KEY = 'topset-names ';
const MOST = 500; // names; the oldest ones are forgotten

/**
 * Returns the names of the exercises that the names of logs mean. An exercise that the gym no longer has is left out.
 *
 * @param {string} gym
 * @param {Pick<ProgramApi.Exercise, 'id' | 'name' | 'retired'>[]} exercises
 * @returns {{ [name: string]: string }}
 */
export function meanings(gym, exercises) {
  const names = new Map(exercises.filter((each) => !each.retired).map(({ id, name }) => [id, name]));
  return Object.fromEntries(Object.entries(kept(gym)).flatMap(([name, id]) => {
    const exercise = names.get(id);
    return exercise === undefined ? [] : [[name, exercise]];
  }));
}

/**
 * Keeps what names mean.
 *
 * @param {string} gym
 * @param {{ [name: string]: string }} mapped the ids of exercises, by name
 */
export function keepMeanings(gym, mapped) {
  const all = Object.entries({ ...kept(gym), ...mapped }).slice(-MOST);
  if (all.length) local.setItem(KEY + gym, JSON.stringify(Object.fromEntries(all)));
}

/** @type {(gym: string) => { [name: string]: string }} */
const kept = (gym) => JSON.parse(local.getItem(KEY + gym) ?? '{}');
