// The training days of an athlete's plan, each with its lifts in the order of the program. On a phone only the next day is
// open.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { fold } from './fold.js';
import { isAccessory, liftLine } from './accessory.js';
import { liftCard, liftOf } from './lift.js';
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
  const days = daysOf(current, next);
  const first = days.find(([day]) => day === today?.plannedDay) ?? days.find(([, pairs]) => pairs.some(isToCome)) ?? days[0];
  return days.map(([day, pairs]) => {
    const key = 'day ' + day;
    const isOpen = !isNarrow.matches || day === first[0] || pairs.some((pair) => liftOf(pair).slotId === slotId);
    page.keep('opened ' + key, () => isOpen && page.open.add(key)); // only at first: the user may close it
    return fold(page, key, html`<h3>${t('plan.day', { n: day })}${planned(day, page.state)}</h3>`, html`
      <section class="day" aria-label=${t('plan.day', { n: day })}>${blocksOf(pairs).map(({ main, accessories, isBeside }) => (main ? liftCard(main, page)
        : html`<div class=${isBeside ? 'card lines' : 'card lines across'}>${accessories.map((pair) => liftLine(pair, page))}</div>`))}</section>`, 'fold day-box');
  });
}

/**
 * Returns the lifts of this week and the next, by their days, in the order of the program.
 *
 * @param {Pick<ProgramApi.WeekPlan, 'lifts'> | null} current
 * @param {Pick<ProgramApi.WeekPlan, 'lifts'> | null} next
 */
export function daysOf(current, next) {
  /** @type {Map<string, Pair>} */
  const bySlot = new Map();
  for (const lift of current ? current.lifts : []) bySlot.set(lift.slotId, { now: lift });
  for (const lift of next ? next.lifts : []) bySlot.set(lift.slotId, { ...bySlot.get(lift.slotId), next: lift });
  return [...Map.groupBy([...bySlot.values()], (pair) => liftOf(pair).day)].sort(([a], [b]) => a - b);
}

/**
 * Returns the lifts of a day in their order: main lifts, and lists of the accessories that follow each other. A list is as
 * wide as the day, unless it stands beside a main lift.
 *
 * @param {Pair[]} pairs
 * @returns {{ main?: Pair, accessories: Pair[], isBeside: boolean }[]}
 */
export function blocksOf(pairs) {
  /** @type {ReturnType<typeof blocksOf>} */
  const blocks = [];
  let isBeside = false; // whether the next block stands in the right one of two columns
  for (const pair of pairs) {
    const last = blocks.at(-1);
    if (!isAccessory(pair)) {
      blocks.push({ main: pair, accessories: [], isBeside });
      isBeside = !isBeside;
    } else if (last && !last.main) {
      last.accessories.push(pair);
    } else {
      blocks.push({ accessories: [pair], isBeside });
      isBeside = false;
    }
  }
  return blocks;
}

/** @param {Pair} pair */
const isToCome = ({ now, next }) => Boolean(now && next?.why.some((reason) => reason.rule === 'not-yet-trained'));

/**
 * Returns the date of a day in this week, if the day has a weekday.
 *
 * @param {number} day
 * @param {import('./athlete.js').State} state
 */
function planned(day, { current, today }) {
  const date = current?.days?.find((each) => each.day === day && each.date)?.date;
  if (!date) return nothing;
  return html`<span class="about"> ${weekday(date)}${today?.plannedDay === day ? ', ' + t('ago.today') : ''}</span>`;
}
