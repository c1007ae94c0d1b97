// The place in the roster, so that a coach who comes back from an athlete finds the same rows at the same height.
import { address } from './order.js';

/** @type {{ address: string, top: number, athlete: string | undefined } | undefined} */
let place;

/** Remembers the place when the roster is left. */
export function rememberPlace() {
  place = { address: address(), top: scrollY, athlete: document.activeElement?.closest?.('tr[data-athlete]')?.dataset.athlete };
}

/** Whether the roster has the same filters as when its place was remembered. */
export const hasPlace = () => place?.address === address();

/**
 * Goes to the remembered place if the roster has the same filters as then. Returns whether it has.
 *
 * @param {(athleteId: string | undefined) => HTMLElement | null | undefined} link returns the link of an athlete's row
 */
export function returnToPlace(link) {
  if (!place || !hasPlace()) return false;
  link(place.athlete)?.focus({ preventScroll: true });
  scrollTo(0, place.top);
  return true;
}
