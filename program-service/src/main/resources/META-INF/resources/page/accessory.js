// An accessory on an athlete's page: one line with this week's load and what becomes of it, which opens to what a main lift shows.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { noteKey } from './athlete-notes.js';
import { isAhead } from './athlete-state.js';
import { swapKey } from './change-lift.js';
import { missedBy } from './deviations.js';
import { bySlot } from './done.js';
import { fold } from './fold.js';
import { delta, flagChips, isBeforeSets, liftContent, liftOf, openFlags } from './lift.js';
import { overrideKey } from './override.js';
import { setsOf } from './prescription.js';
import { change } from './row.js';
import { load, variant } from './terms.js';
import { t } from './texts.js';
import { breakable, exercise } from './words.js';

/** @typedef {import('./lift.js').Pair} Pair */
/** @typedef {import('./athlete.js').AthletePage} AthletePage */

const VARIANTS = ['STRAIGHT', 'REST_PAUSE'];

/** The key by which the line of a lift is open. */
export const lineKey = (/** @type {string} */ slotId) => 'lift ' + slotId;

/** The keys of the forms of a lift. */
const formsOf = (/** @type {ProgramApi.PlanLift} */ lift) => [overrideKey(lift, 'this'), overrideKey(lift, 'next'), swapKey(lift), noteKey(lift.slotId)];

/**
 * Whether a form of a lift is open.
 *
 * @param {Pair} pair
 * @param {AthletePage} page
 */
export const hasOpenForm = (pair, { panels }) => formsOf(liftOf(pair)).some((key) => panels.isOpen(key));

/**
 * Whether a lift is done at one load without a top set, in both weeks.
 *
 * @param {Pair} pair
 */
export const isAccessory = ({ now, next }) => [now, next].every((lift) => !lift || VARIANTS.includes(lift.variant));

/**
 * Shows the line of a lift. It is open while one of its forms is.
 *
 * @param {Pair} pair
 * @param {AthletePage} page
 */
export function liftLine(pair, page) {
  const lift = liftOf(pair);
  const { slotId } = lift;
  if (hasOpenForm(pair, page)) page.open.add(lineKey(slotId));
  const summary = html`<h4>${doneMark(pair, page.state)}${breakable(lift.exercise)}</h4>
    <span class=${lift.variant === 'REST_PAUSE' ? 'quiet long' : 'quiet nowrap'}>${setsOf(lift)}</span> <b>${load(loadOf(lift), lift.unit)}</b> <span class="then">${isAhead(page.state, page.here()) ? nothing : becomes(pair)}</span> ${chips(pair, page)}`;
  return html`<article class="lift accessory" data-slot=${slotId}>${fold(page, lineKey(slotId), summary, html`
    <p class="quiet variant">${variant(lift.variant)}</p>${liftContent(pair, page)}`)}</article>`;
}

/**
 * Shows that a lift is done as planned, or how it is not, or that one of its sets hurt.
 *
 * @param {Pair} pair
 * @param {AthletePage['state']} state
 */
function doneMark({ now }, { current, sets }) {
  const done = now && bySlot(current?.lifts ?? [], sets).get(now.slotId);
  if (!done) return nothing;
  if (done.some(({ pain }) => pain)) return html`<span class="chip bad">${t('flag.PAIN_REPORTED')}</span> `;
  const [off] = missedBy(now, done);
  return off ? html`<span class="chip warn">${t('past.off.' + off)}</span> ` : html`<span class="done">✓ <span class="unseen">${t('plan.done')}: </span></span>`;
}

/** @param {ProgramApi.PlanLift} lift */
const loadOf = (lift) => (lift.top ?? lift.straight).load;

/**
 * Says what becomes of the load next week.
 *
 * @param {Pair} pair
 */
function becomes({ now, next }) {
  if (!next) return t('line.ends');
  if (!now) return t('line.begins');
  const then = load(loadOf(next), next.unit);
  if (now.exercise !== next.exercise) return t('line.swapped', { exercise: exercise(next.exercise), load: then });
  const by = delta(loadOf(next), loadOf(now));
  return by ? html`→ ${then} ${change(by)}` : t(isBeforeSets(next) ? 'line.beforeSets' : 'line.stays');
}

/**
 * @param {Pair} pair
 * @param {AthletePage} page
 */
function chips({ now, next }, { state }) {
  const lifts = [now, next].flatMap((lift) => lift ?? []);
  const isFlagged = lifts.some((lift) => openFlags(lift, state).length);
  const isDeload = lifts.some((lift) => lift.planned);
  const isByHand = lifts.some((lift) => lift.overridden);
  if (!isFlagged && !isDeload && !isByHand) return nothing;
  return html`<span class="chips">${isDeload ? html`<span class="chip note">${t('row.deload')}</span>` : nothing}${isByHand
    ? html`<span class="chip note">${t('plan.byHand')}</span>` : nothing}${now ? flagChips(now, 'this', state) : nothing}${next ? flagChips(next, 'next', state) : nothing}</span>`;
}
