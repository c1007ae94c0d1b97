// The training days of an athlete's plan, each with its lifts. On a phone only the next day is open.
import { h } from './dom.js';
import { liftCard } from './lift.js';
import { weekday } from './terms.js';
import { t } from './texts.js';

/** @typedef {import('./lift.js').Pair} Pair */
/** @typedef {import('./athlete.js').AthletePage} AthletePage */

const isNarrow = matchMedia('(max-width: 760px)');

/**
 * Returns the days.
 *
 * @param {AthletePage} page
 * @param {string} [slotId] the lift whose day is open; absent if none was asked for
 */
export function planDays(page, slotId) {
  const { current, next, today } = page.state;
  /** @type {Map<string, Pair>} */
  const bySlot = new Map();
  for (const lift of current ? current.lifts : []) bySlot.set(lift.slotId, { now: lift });
  for (const lift of next ? next.lifts : []) bySlot.set(lift.slotId, { ...bySlot.get(lift.slotId), next: lift });
  const days = [...Map.groupBy([...bySlot.values()], (pair) => liftOf(pair).day)].sort(([a], [b]) => a - b);
  const first = days.find(([day]) => day === today?.plannedDay) ?? days.find(([, pairs]) => pairs.some(isToCome)) ?? days[0];
  return days.map(([day, pairs]) => {
    const isOpen = !isNarrow.matches || day === first[0] || pairs.some((pair) => liftOf(pair).slotId === slotId);
    return h('details', { class: 'day-box', ...unfolded(page, 'day ' + day, isOpen) },
      h('summary', {}, h('h3', {}, t('plan.day', { n: day }), planned(day, page.state))),
      h('section', { class: 'day', 'aria-label': t('plan.day', { n: day }) }, columns(pairs).map((column) => h('div', { class: 'column' }, column.map((pair) => liftCard(pair, page))))));
  });
}

/**
 * Returns the lift of this week, otherwise that of the next.
 *
 * @param {Pair} pair
 */
const liftOf = ({ now, next }) => /** @type {ProgramApi.PlanLift} */ (now || next);

const HEIGHTS = { top: 1.4, other: 1 }; // how high the lifts are, compared with each other

/**
 * Puts the lifts in two columns of about the same height, those with a top set first. So an opened lift moves only the
 * lifts below it, and leaves no gap beside it.
 *
 * @param {Pair[]} pairs
 */
function columns(pairs) {
  const isTop = (/** @type {Pair} */ pair) => Boolean(liftOf(pair).top);
  /** @type {{ height: number, pairs: Pair[] }[]} */
  const both = [{ height: 0, pairs: [] }, { height: 0, pairs: [] }];
  for (const pair of [...pairs.filter(isTop), ...pairs.filter((each) => !isTop(each))]) {
    const column = both[0].height <= both[1].height ? both[0] : both[1];
    column.pairs.push(pair);
    column.height += isTop(pair) ? HEIGHTS.top : HEIGHTS.other;
  }
  return both.map((column) => column.pairs);
}

/** @param {Pair} pair */
const isToCome = ({ now, next }) => Boolean(now && next?.why.some((reason) => reason.rule === 'not-yet-trained'));

/**
 * Returns the attributes of a details element that is open at first, if isOpen is true.
 *
 * @param {AthletePage} page
 * @param {string} key
 * @param {boolean} isOpen
 * @returns {Page.Attributes<HTMLDetailsElement>}
 */
function unfolded({ open, closed }, key, isOpen) {
  if (isOpen && !closed.has(key)) open.add(key);
  return {
    open: open.has(key),
    ontoggle: (event) => {
      if (event.target !== event.currentTarget) return; // a details element within the day
      const isNowOpen = event.target.open;
      (isNowOpen ? open : closed).add(key);
      (isNowOpen ? closed : open).delete(key);
    },
  };
}

/**
 * Returns the date of a day in this week, if the day has a weekday.
 *
 * @param {number} day
 * @param {import('./athlete.js').State} state
 */
function planned(day, { current, today }) {
  const date = current?.days?.find((each) => each.day === day && each.date)?.date;
  return date && h('span', { class: 'about' }, ' ' + weekday(date) + (today?.plannedDay === day ? ', ' + t('ago.today') : ''));
}
