// The plates for a load that the lifter has typed. The bars and plates are those of the program; the device keeps them.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { part } from '/page/api.js';
import { farFrom, isHuge } from '/page/parts/far.js';
import { plates } from '/page/parts/plates.js';
import { kept } from './kept.js';
import { best } from './last.js';
import { t } from './more.js';
import { training } from './training.js';

/** @typedef {{ kind: string, bar?: number, plates?: { weight: number, pairs?: number }[], loads?: number[], step?: number }} Equipment */

/**
 * The equipment of each lift, by its slot.
 *
 * @type {Map<string, Equipment | undefined>}
 */
let equipment = new Map();

/** @param {string} slotId */
export const equipmentOf = (slotId) => equipment.get(slotId);

/** Reads the equipment of the lifts. */
export async function begin() {
  const { plan } = training.known;
  if (!plan) return;
  const program = await kept.find(`/v1/programs/${part(plan.programId)}`);
  equipment = new Map((program?.lifts ?? []).map((lift) => [lift.slotId, lift.equipment]));
}

/**
 * Shows the plates for a load, or that no plates make it. For a load that is probably a typing mistake it shows none: the
 * lifter is asked about it first.
 *
 * @param {DayLift} lift
 * @param {number | null} load
 * @param {Pick<ShownSet, 'load'>[]} [sets] the sets of the lift in this session
 */
export function view(lift, load, sets = []) {
  const { exercise, slotId, unit } = lift;
  const bar = equipment.get(slotId);
  if (bar?.kind !== 'BARBELL' || load === null) return nothing;
  const planned = (lift.top ?? lift.straight)?.load;
  const known = { planned: planned === undefined ? undefined : { value: planned, unit }, best: best[exercise], before: sets.at(-1)?.load, isWarmUp: true };
  const typed = { value: load, unit };
  if (known.planned || known.best ? farFrom(typed, known) : isHuge(typed)) return html`<span class="plates"></span>`; // keeps its place
  const found = platesFor(load, bar);
  return found ? plates(found, unit) : html`<small class="quiet plates">${t('plates.none')}</small>`;
}

const GRAIN = 1000; // loads have at most three decimals

/**
 * Returns the plates of one side of the bar for a load, as few as possible and the heaviest first; null if the
 * plates cannot make the load.
 *
 * @param {number} load
 * @param {Equipment} equipment
 * @returns {number[] | null}
 */
export function platesFor(load, { bar = 0, plates: stock = [] }) {
  const side = Math.round((load - bar) * GRAIN) / 2;
  const sizes = stock.map(({ weight, pairs = Infinity }) => ({ weight, pairs, grains: Math.round(weight * GRAIN) }))
    .sort((a, b) => b.grains - a.grains);
  /** @type {Map<string, number[] | null>} */
  const known = new Map();
  /** @type {(left: number, from: number) => number[] | null} */
  const fewest = (left, from) => {
    if (left === 0) return [];
    if (from === sizes.length) return null;
    const place = left + ' ' + from;
    if (!known.has(place)) {
      const { weight, pairs, grains } = sizes[from];
      /** @type {number[] | null} */
      let best = null;
      for (let count = Math.min(pairs, Math.floor(left / grains)); count >= 0; count--) {
        const others = fewest(left - count * grains, from + 1);
        if (others && (!best || count + others.length < best.length)) best = [...Array(count).fill(weight), ...others];
      }
      known.set(place, best);
    }
    return known.get(place) ?? null;
  };
  return side < 0 || !Number.isInteger(side) ? null : fewest(side, 0);
}
