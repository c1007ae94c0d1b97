// The training days of an athlete's plan, each with its lifts in the order of the program. On a phone only the next day is
// open.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { bySlot } from './done.js';
import { fold } from './fold.js';
import { hasOpenForm, isAccessory, liftLine } from './accessory.js';
import { liftCard, liftOf } from './lift.js';
import { weekday } from './terms.js';
import { t } from './texts.js';
import { dateIn } from './words.js';

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
  const trained = trainedDates(page.state);
  const days = inOrderOfDates(daysOf(current, next), (day) => trained.get(day) ?? plannedDate(day, current));
  const first = days.find(([day]) => day === today?.plannedDay) ?? days.find(([, pairs]) => pairs.some(isToCome)) ?? days[0];
  return days.map(([day, pairs]) => {
    const key = 'day ' + day;
    const isOpen = !isNarrow.matches || day === first[0] || pairs.some((pair) => liftOf(pair).slotId === slotId);
    page.keep('opened ' + key, () => isOpen && page.open.add(key)); // only at first: the user may close it
    if (pairs.some((pair) => hasOpenForm(pair, page))) page.open.add(key);
    return fold(page, key, html`<h3>${t('plan.day', { n: day })}${dateOf(day, trained, page.state)}</h3>`, html`
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
 * Returns the dates on which days were trained this week: that on which their first session began, in the athlete's
 * time zone.
 *
 * @param {Pick<import('./athlete.js').State, 'current' | 'sets' | 'profile'>} state
 * @returns {Map<number, string>} by day
 */
export function trainedDates({ current, sets, profile }) {
  const done = bySlot(current?.lifts ?? [], sets);
  /** @type {Map<number, string>} */
  const dates = new Map();
  for (const { slotId, day } of current?.lifts ?? []) {
    for (const { startedAt } of done.get(slotId) ?? []) {
      const date = dateIn(profile?.timeZone, new Date(startedAt));
      if (date < (dates.get(day) ?? 'never')) dates.set(day, date);
    }
  }
  return dates;
}

/** @type {(day: number, current: Pick<ProgramApi.WeekPlan, 'days'> | null) => string | undefined} */
const plannedDate = (day, current) => current?.days?.find((each) => each.day === day)?.date;

/**
 * Puts days into the order of their dates; a day without a date stays behind the day before it.
 *
 * @template {[day: number, pairs: Pair[]]} D
 * @param {D[]} days
 * @param {(day: number) => string | undefined} dateOfDay
 */
export function inOrderOfDates(days, dateOfDay) {
  let last = '';
  const dated = days.map((each) => {
    last = dateOfDay(each[0]) ?? last;
    return { each, date: last };
  });
  return dated.sort((a, b) => a.date.localeCompare(b.date)).map(({ each }) => each);
}

/**
 * Shows when a day was trained this week, otherwise for when it is planned, if it has a weekday.
 *
 * @param {number} day
 * @param {Map<number, string>} trained
 * @param {Pick<import('./athlete.js').State, 'current' | 'today'>} state
 */
export function dateOf(day, trained, { current, today }) {
  const done = trained.get(day);
  if (done) return html`<span class="about"> ✓ ${t('plan.trained', { date: weekday(done) })}</span>`;
  const date = plannedDate(day, current);
  if (!date) return nothing;
  return html`<span class="about"> ${weekday(date)}${today?.plannedDay === day ? ', ' + t('ago.today') : ''}</span>`;
}
