// Moves a lift of the sheet with the pointer, by mouse or finger.

/**
 * Returns where a lift is dropped: the day, and the place among its other lifts.
 *
 * @param {{ day: number, key: number | null, top: number, bottom: number }[]} rows the rows from top to bottom; those without a key are the heads of days
 * @param {number} y
 * @param {number} dragged the key of the dragged lift
 */
export function dropPlace(rows, y, dragged) {
  let place = { day: rows[0]?.day ?? 0, nth: 0 };
  let nth = 0;
  for (const row of rows) {
    if (row.day !== place.day) nth = 0;
    if (y < (row.key === null ? row.top : (row.top + row.bottom) / 2)) break;
    if (row.key !== null && row.key !== dragged) nth += 1;
    place = { day: row.day, nth };
  }
  return place;
}

/**
 * Returns the listener of a lift's grip.
 *
 * @param {number} key
 * @param {(place: { day: number, nth: number } | null) => void} over called while the lift is dragged; null when that ends
 * @param {(day: number, nth: number) => void} drop
 */
export const onGrip = (key, over, drop) => (/** @type {PointerEvent} */ down) => {
  const grip = /** @type {HTMLElement} */ (down.currentTarget);
  const sheet = grip.closest('.sheet');
  if (down.button !== 0 || !sheet) return;
  grip.setPointerCapture(down.pointerId);
  /** @type {{ day: number, nth: number } | null} */
  let place = null;
  const rows = () => [...sheet.querySelectorAll('[data-drop]')].map((each) => {
    const { top, bottom } = each.getBoundingClientRect();
    return { day: Number(each.dataset.drop), key: each.dataset.key ? Number(each.dataset.key) : null, top, bottom };
  });
  const move = (/** @type {PointerEvent} */ { clientY }) => {
    if (!place && Math.abs(clientY - down.clientY) < 6) return; // a press without a movement
    place = dropPlace(rows(), clientY, key);
    over(place);
  };
  const end = (/** @type {PointerEvent} */ event) => {
    grip.removeEventListener('pointermove', move);
    if (event.type === 'pointerup' && place) drop(place.day, place.nth);
    over(null);
  };
  grip.addEventListener('pointermove', move);
  grip.addEventListener('pointerup', end, { once: true });
  grip.addEventListener('pointercancel', end, { once: true });
};
