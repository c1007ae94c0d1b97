// Changes the definition of a lift from next week on, and takes such a change back.
import { call } from './api.js';

/** @typedef {ProgramApi.PlannedLift & { hasOwnEquipment: boolean }} Definition */
/** @typedef {`/v1/programs/${string}/lifts/${string}`} LiftPath */

/**
 * The key of the form that swaps the exercise of a lift.
 *
 * @param {{ slotId: string }} lift
 */
export const swapKey = ({ slotId }) => 'swap ' + slotId;

/**
 * Returns the definition of a lift in a week, and whether it has its own equipment. The newest change until then counts.
 *
 * @param {ProgramApi.ProgramView} program
 * @param {string} slotId
 * @param {number} [week] absent: next week, from which on the newest change counts
 * @returns {Definition | undefined}
 */
export function plannedLift(program, slotId, week = Infinity) {
  const changes = program.changes.filter((each) => each.lift.slotId === slotId && each.fromWeek <= week).map((each) => each.lift);
  const lift = changes.at(-1) || program.lifts.find((each) => each.slotId === slotId);
  return lift && { ...lift, hasOwnEquipment: program.ownEquipment?.includes(slotId) === true };
}

/**
 * Changes a lift that keeps its exercise and its equipment. A lift follows the gym's equipment unless a request has named
 * equipment for this lift.
 *
 * @param {LiftPath} path the path of the lift
 * @param {Definition} before the definition of the lift before the change, as plannedLift() returns it
 * @param {Partial<ProgramApi.LiftRequest>} request the definition to send, without equipment
 */
export async function changeLift(path, { equipment, hasOwnEquipment }, request) {
  return call('PUT', path, hasOwnEquipment ? { ...request, equipment } : request);
}

/**
 * Returns the function that gives a lift its earlier definition.
 *
 * @param {LiftPath} path the path of the lift
 * @param {Definition} before the earlier definition, as the service shows it
 */
export function restoring(path, before) {
  const { exercise, scheme, progression, start, force } = before;
  return () => changeLift(path, before, { exercise, scheme, progression, start, force });
}
