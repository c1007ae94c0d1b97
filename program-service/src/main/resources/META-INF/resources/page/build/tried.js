// The loads that were tried for an athlete in the sheet of a program of the gym. The program keeps no loads; the assignment to
// this athlete offers them, in this tab.
import { tab } from '../parts/storage.js';

const KEY = 'topset.tried ';

/**
 * Keeps the loads.
 *
 * @param {string} templateId
 * @param {string} athleteId
 * @param {{ slotId: string, load: string }[]} loads
 */
export function keepTried(templateId, athleteId, loads) {
  if (loads.length) tab.setItem(KEY + templateId, JSON.stringify({ athleteId, loads }));
}

/**
 * Returns the loads that were tried for an athlete.
 *
 * @param {string} templateId
 * @param {string} athleteId
 * @returns {{ slotId: string, load: string }[]}
 */
export function triedFor(templateId, athleteId) {
  const kept = JSON.parse(tab.getItem(KEY + templateId) ?? 'null');
  return kept?.athleteId === athleteId ? kept.loads : [];
}

/**
 * Returns the typed loads of a sheet, by the slots of the saved program, whose lifts have the order of the sheet.
 *
 * @param {{ days: { lifts: Pick<import('./lifts.js').Lift, 'start' | 'load'>[] }[] }} values
 * @param {{ slotId?: string }[]} saved
 */
export const typedLoads = ({ days }, saved) => days.flatMap(({ lifts }) => lifts)
  .flatMap(({ start, load }, n) => (start === 'load' && load.trim() && saved[n]?.slotId ? [{ slotId: saved[n].slotId, load }] : []));
