// Scrolls the next set with its fields into view. The code is read after the first view.

const BAR = 64; // pixels at the top

/** Moves the lift that is open now into view, if its top is above what is seen. */
export function showLift() {
  const card = document.querySelector('.lift.current');
  if (card && card.getBoundingClientRect().top < 0) card.scrollIntoView();
}

/**
 * Moves the chosen step into view, with its fields above the rest.
 *
 * @param {boolean} isOther whether another step is chosen; otherwise lines above have moved the fields
 */
export function showChosen(isOther) {
  const chosen = document.querySelector('.ladder [aria-pressed=true]');
  if (chosen?.parentElement) chosen.parentElement.scrollLeft = chosen.offsetLeft - chosen.parentElement.offsetLeft;
  const form = document.querySelector('form.next');
  const end = form?.querySelector('.further');
  if (!form || !end) return;
  const card = form.closest('.lift');
  const below = parseFloat(getComputedStyle(document.documentElement).scrollPaddingBottom) || 0;
  const isUnder = end.getBoundingClientRect().bottom > innerHeight - below;
  if (isUnder || (isOther && card && card.getBoundingClientRect().top < BAR)) card?.scrollIntoView(); // so that no line is cut at the top
  if (isUnder || isOther) (form.querySelector('details[open]') ?? form).scrollIntoView({ block: 'nearest' });
  if (card) showWhole(card, innerHeight - below - end.getBoundingClientRect().bottom);
}

/**
 * Moves what the name of the lift covers in part out of it: downwards if the fields stay in view, otherwise upwards.
 *
 * @param {Element} card
 * @param {number} room pixels by which the fields can move down
 */
function showWhole(card, room) {
  const name = card.querySelector('h2');
  if (!name || getComputedStyle(name).position !== 'sticky') return;
  const edge = name.getBoundingClientRect().bottom;
  const covered = [...card.querySelectorAll(':scope > header > .quiet, :scope > :not(header, form)')].map((each) => each.getBoundingClientRect())
    .find(({ top, bottom }) => top < edge - 1 && bottom > edge + 1);
  if (covered) scrollBy(0, edge - covered.top <= room ? covered.top - edge : covered.bottom - edge);
}
