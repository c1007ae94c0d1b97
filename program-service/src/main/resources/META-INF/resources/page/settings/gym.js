// Converts the gym's settings between the service's form and what is typed in the fields, which are texts.
import { aNumber } from '../parts/checks.js';
import { mustBeNumber } from '../parts/sending.js';
import { number, textsOf, typed } from '../parts/texts.js';
import { isZone } from '../parts/zones.js';

const t = await textsOf('/page/settings');

const GAP = '  '; // between the numbers of a list

/** @param {number | null | undefined} value */
const text = (value) => (value === undefined || value === null ? '' : number(value));

/**
 * Returns the numbers of a text such as "5 7.5 10" or "5; 7,5; 10". A number may have a decimal comma.
 *
 * @param {string} list
 */
const listed = (list) => list.split(/[;\s]+|,(?=\s|$)/).filter(Boolean).flatMap((each) => (each.split(',').length > 2 ? each.split(',') : [each]));

/**
 * Returns what the fields show for the settings as the service answers them.
 *
 * @param {ProgramApi.GymView} gym
 */
export const shown = (gym) => ({
  unit: /** @type {string} */ (gym.unit ?? ''),
  timeZone: gym.timeZone ?? '',
  deloadEvery: text(gym.deloadEvery),
  coachesSee: gym.coachesSee ?? 'EVERYONE',
  bars: (gym.bars ?? []).map((bar) => ({ name: bar.name ?? '', weight: text(bar.weight), exercises: bar.exercises ?? [] })),
  plates: (gym.plates ?? []).map((plate) => ({ weight: text(plate.weight), pairs: text(plate.pairs) })),
  dumbbells: (gym.dumbbells ?? []).map(text).join(GAP),
  machines: (gym.machines ?? []).map((machine) => ({
    name: machine.name ?? '', exercises: machine.exercises ?? [], step: text(machine.step), loads: (machine.loads ?? []).map(text).join(GAP),
  })),
});

/** The plates that count for a gym without plates of its own, as StandardEquipment has them. */
const USUAL_PLATES = { kg: [25, 20, 15, 10, 5, 2.5, 1.25], lb: [45, 35, 25, 10, 5, 2.5] };

/**
 * Returns the usual plates as the fields show them, of each enough.
 *
 * @param {Page.Unit} unit
 */
export const usualPlates = (unit) => USUAL_PLATES[unit].map((weight) => ({ weight: number(weight), pairs: '' }));

/**
 * The names of the fields that can show a message of the service.
 *
 * @param {ReturnType<typeof shown>} typedIn
 */
export const fieldsOf = (typedIn) => ['unit', 'timeZone', 'deloadEvery', 'coachesSee', 'dumbbells', 'bars', 'plates', 'machines',
  ...typedIn.bars.flatMap((_, i) => ['name', 'weight', 'exercises'].map((name) => `bars[${i}].${name}`)),
  ...typedIn.plates.flatMap((_, i) => ['weight', 'pairs'].map((name) => `plates[${i}].${name}`)),
  ...typedIn.machines.flatMap((_, i) => ['name', 'step', 'loads', 'exercises'].map((name) => `machines[${i}].${name}`))];

/**
 * Returns the request for what is typed. What is left out gets the service's default, or is refused by the service.
 *
 * @param {ReturnType<typeof shown>} typedIn
 * @param {{ [field: string]: string }} wrong gets a message for each field that cannot be stored
 * @param {boolean} mayDecide whether the caller may change whom the coaches see
 */
export function asked(typedIn, wrong, mayDecide) {
  const value = (/** @type {string} */ name, /** @type {string} */ entry) => {
    if (entry.trim() === '') return undefined;
    const parsed = typed(entry);
    mustBeNumber(wrong, name, parsed);
    return parsed ?? undefined;
  };
  /** @type {(name: string, entry: string) => number[] | undefined} */
  const values = (name, entry) => {
    if (entry.trim() === '') return undefined;
    const unread = listed(entry).filter((each) => typed(each) === null);
    if (unread.length) wrong[name] = t('check.notNumber', { text: unread.join(' ') });
    return listed(entry).flatMap((each) => typed(each) ?? []);
  };
  if (typedIn.timeZone.trim() && !isZone(typedIn.timeZone.trim())) wrong.timeZone = t('check.timeZone');
  const message = aNumber({ whole: true, min: 4, max: 12 })(typedIn.deloadEvery);
  if (message) wrong.deloadEvery = message;
  const { bars, plates, machines } = typedIn;
  if (!typedIn.unit && (bars.length || plates.length || machines.length || typedIn.dumbbells.trim())) wrong.unit = t('check.unit');
  for (const [i, { weight }] of bars.entries()) if (!weight.trim()) wrong[`bars[${i}].weight`] = t('check.weight');
  for (const [i, { weight }] of plates.entries()) if (!weight.trim()) wrong[`plates[${i}].weight`] = t('check.weight');
  for (const [i, machine] of machines.entries()) {
    if (Boolean(machine.step.trim()) === Boolean(machine.loads.trim())) wrong[`machines[${i}].step`] = t('check.machine');
    if (!machine.name.trim() && !machine.exercises.length) wrong[`machines[${i}].name`] = t('check.machineName');
  }
  /** @type {<T>(list: T[]) => T[] | undefined} */
  const some = (list) => (list.length ? list : undefined);
  return /** @type {ProgramApi.GymRequest} */ ({
    unit: typedIn.unit || undefined,
    timeZone: typedIn.timeZone.trim() || undefined,
    deloadEvery: value('deloadEvery', typedIn.deloadEvery),
    coachesSee: mayDecide ? typedIn.coachesSee : undefined,
    bars: some(typedIn.bars.map((bar, i) => ({
      name: bar.name.trim() || undefined, weight: value(`bars[${i}].weight`, bar.weight), exercises: some(bar.exercises),
    }))),
    plates: some(typedIn.plates.map((plate, i) => ({ weight: value(`plates[${i}].weight`, plate.weight), pairs: value(`plates[${i}].pairs`, plate.pairs) }))),
    dumbbells: values('dumbbells', typedIn.dumbbells),
    machines: some(typedIn.machines.map((machine, i) => ({
      name: machine.name.trim() || undefined,
      exercises: some(machine.exercises),
      step: value(`machines[${i}].step`, machine.step),
      loads: values(`machines[${i}].loads`, machine.loads),
    }))),
  });
}
