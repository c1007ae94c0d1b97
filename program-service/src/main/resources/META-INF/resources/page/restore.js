// Takes the change of a lift back: from next week on the lift has its earlier definition again.
import { call } from './api.js';

/** Returns the definition of a lift in next week. The newest change of the lift counts. */
export function plannedLift(program, slotId) {
  const changes = program.changes.filter((each) => each.lift.slotId === slotId).map((each) => each.lift);
  return changes.at(-1) || program.lifts.find((each) => each.slotId === slotId);
}

/**
 * Returns the function that gives a lift its earlier definition.
 *
 * @param path the path of the lift
 * @param before the earlier definition, as the service shows it
 */
export const restoring = (path, before) => async () => {
  const { slotId, exercise, scheme, progression, start, force, equipment } = before;
  const request = { exercise, scheme, progression, start, force };
  const now = plannedLift(await call('PUT', path, request), slotId);
  // A lift without equipment in the request follows the gym's equipment. Only equipment of its own must be sent.
  if (JSON.stringify(now.equipment) !== JSON.stringify(equipment)) await call('PUT', path, { ...request, equipment });
};
