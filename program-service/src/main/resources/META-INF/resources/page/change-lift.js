// Changes the definition of a lift from next week on, and takes such a change back.
import { call } from './api.js';

/** Returns the definition of a lift in next week. The newest change of the lift counts. */
export function plannedLift(program, slotId) {
  const changes = program.changes.filter((each) => each.lift.slotId === slotId).map((each) => each.lift);
  return changes.at(-1) || program.lifts.find((each) => each.slotId === slotId);
}

/**
 * Changes a lift that keeps its exercise and its equipment.
 *
 * A lift follows the gym's equipment unless a request has named equipment for this lift. The service does not say which
 * of both is the case. So the lift is sent without equipment, and it gets the gym's. If that is not the equipment that
 * the lift had, the lift had its own, which is sent then.
 *
 * @param path the path of the lift
 * @param before the definition of the lift before the change
 * @param request the definition to send, without equipment
 */
export async function changeLift(path, { slotId, equipment }, request) {
  const now = plannedLift(await call('PUT', path, request), slotId);
  if (JSON.stringify(now.equipment) !== JSON.stringify(equipment)) await call('PUT', path, { ...request, equipment });
}

/**
 * Returns the function that gives a lift its earlier definition.
 *
 * @param path the path of the lift
 * @param before the earlier definition, as the service shows it
 */
export function restoring(path, before) {
  const { exercise, scheme, progression, start, force } = before;
  return () => changeLift(path, before, { exercise, scheme, progression, start, force });
}
