// The sets behind a flag of pain, with what the lifter wrote to them: what hurts is said there and nowhere else.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { athletePath, part } from './api.js';
import { readSets, written } from './done.js';
import { dayOf } from './parts/texts.js';
import { t } from './texts.js';
import { dateIn, exercise } from './words.js';

/** @typedef {{ slotId: string, set: import('./done.js').DoneSet }} Hurt a set that hurt, and the lift whose flag it raised */

const CODES = ['PAIN_PERSISTS', 'PAIN_REPORTED'];
const WEEK = 7 * 86_400_000; // milliseconds

/**
 * Reads the sets of this week and the week before that raised a flag of pain, the newest first; none if no lift has the flag.
 *
 * @param {string} athleteId
 * @param {Pick<ProgramApi.WeekPlan, 'startsOn' | 'lifts'> | null} current
 * @param {Pick<ProgramApi.WeekPlan, 'lifts'> | null} next
 * @param {ReturnType<typeof readSets>} [ofWeek] the sets of this week, if they are read already
 * @returns {Promise<Hurt[]>}
 */
export async function readPain(athleteId, current, next, ofWeek) {
  const slots = new Map([current, next].flatMap((plan) => plan?.lifts ?? [])
    .flatMap(({ slotId, flags }) => flags.filter(({ code }) => CODES.includes(code)).flatMap(({ setIds }) => setIds.map((id) => [id, slotId]))));
  if (!slots.size || !current) return [];
  const before = new Date(Date.parse(current.startsOn) - WEEK).toISOString().slice(0, 10);
  const base = athletePath(athleteId);
  const weeks = await Promise.all([readSets(base, before), ofWeek ?? readSets(base, current.startsOn)]);
  return weeks.flatMap(({ sets }) => sets).reverse().flatMap((set) => {
    const slotId = slots.get(set.setId);
    return slotId === undefined ? [] : [{ slotId, set }];
  });
}

/**
 * Quotes the sets of a flag of pain, each with the way to its session.
 *
 * @param {string} athleteId
 * @param {{ code: string, slotIds: string[] }} flag
 * @param {Hurt[]} hurt
 * @param {string} [timeZone] the athlete's
 */
export function remarks(athleteId, { code, slotIds }, hurt, timeZone) {
  const own = CODES.includes(code) ? hurt.filter(({ slotId }) => slotIds.includes(slotId)) : [];
  const dateOf = (/** @type {Hurt['set']} */ { startedAt }) => dateIn(timeZone, new Date(startedAt));
  return own.map(({ set }) => html`<small class="remark">${slotIds.length > 1 ? exercise(set.exercise) + ', ' : nothing}<a href=${`#/log/${part(athleteId)}?to=${dateOf(set)}`}>${written([set])}, ${dayOf(dateOf(set))}</a>: ${set.note
    ? html`<q>${set.note}</q>` : html`<span class="quiet">${t('pain.noRemark')}</span>`}</small>`);
}
