// The notices on an athlete's page: waiting sets, pauses, deloads and warnings; and the flags with their proposals.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { lighter } from './deload.js';
import { about, byUrgency, chip, flagSays } from './flags.js';
import { fold } from './fold.js';
import { sentence } from './parts/texts.js';
import { pausesAhead } from './pause.js';
import { inPlainWords } from './prose.js';
import { day } from './terms.js';
import { t } from './texts.js';

const LOOKS = 4; // this many of the most urgent flags are shown without a click

/**
 * Returns the notices.
 *
 * @param {import('./athlete.js').State} state
 * @param {{ parked?: boolean, parkedReason?: string }} plan the plan, or the roster row of an athlete without a plan
 * @param {string} today today's date in the athlete's time zone
 */
export function notices(state, plan, today) {
  const { program, current, next } = state;
  return html`
    ${plan.parked ? html`<p class="notice bad">${t('notice.waits', { why: inPlainWords(plan.parkedReason ?? '').text })}</p>` : nothing}
    ${pausesAhead(program, today).map((pause) => html`<p class="notice">${t(pause.to ? 'notice.pausedTo' : 'notice.paused', { from: day(pause.from), to: pause.to && day(pause.to), reason: pause.reason })}</p>`)}
    ${/** @type {const} */ ([[current, 'this'], [next, 'next']]).map(([week, when]) => (week?.deload
      ? html`<p class="notice">${t('notice.deload.' + when, { lighter: lighter(week.deload), reason: week.deload.reason ? '. ' + week.deload.reason : '' })}</p>` : nothing))}
    ${(program?.warnings ?? []).map(warned)}`;
}

/** @param {ProgramApi.LiftWarning} warning */
function warned({ says }) {
  const { text, lang } = inPlainWords(says);
  return html`<p class="notice" lang=${lang}>${sentence(text)}</p>`;
}

/**
 * @typedef {{ code: string, names: Set<string>, weeks: Set<'this' | 'next'> }} Look a flag with the names of its lifts, muscles
 * or exercises, and its weeks
 */

/**
 * Returns the flags of this week's and next week's plan, the most urgent first.
 *
 * @param {Pick<import('./athlete.js').State, 'current' | 'next'>} state
 * @returns {Look[]}
 */
export function looksOf({ current, next }) {
  /** @type {Map<string, Look>} */
  const found = new Map();
  /** @type {(when: 'this' | 'next', raised: ProgramApi.RaisedFlag, name: string | undefined) => void} */
  const add = (when, { code }, name) => {
    const look = found.get(code) ?? { code, names: new Set(), weeks: new Set() };
    found.set(code, look);
    look.weeks.add(when);
    if (name) look.names.add(name);
  };
  for (const [when, plan] of /** @type {const} */ ([['this', current], ['next', next]])) {
    for (const raised of plan?.flags ?? []) add(when, raised, raised.about);
    for (const lift of plan?.lifts ?? []) for (const raised of lift.flags) add(when, raised, lift.exercise);
  }
  return [...found.values()].sort((a, b) => byUrgency(a.code, b.code));
}

/**
 * Shows the flags in words. The open ones come first; those that a coach has seen are in a closed list. If both weeks have
 * flags, a flag of one of them names its week.
 *
 * @param {import('./athlete.js').AthletePage} page
 */
export function looks(page) {
  const all = looksOf(page.state);
  const weeks = new Set(all.flatMap((each) => [...each.weeks]));
  const line = (/** @type {Look} */ look) => html`<li>${chip(look.code)}<span>${flagSays(look.code)}</span>${look.names.size
    ? html`<span class="about">${about({ about: [...look.names] })}</span>` : nothing}${weeks.size > look.weeks.size
    ? html`<span class="quiet">${t('plan.' + [...look.weeks][0])}</span>` : nothing}</li>`;
  const list = (/** @type {Look[]} */ items) => html`<ul class="looks">${items.map(line)}</ul>`;
  const open = all.filter(({ code }) => !page.seen.has(code));
  const rest = open.slice(LOOKS);
  const seen = all.filter(({ code }) => page.seen.has(code));
  return html`${open.length ? list(open.slice(0, LOOKS)) : nothing}
    ${rest.length ? fold(page, 'looks', t('looks.more', { n: rest.length }), () => list(rest)) : nothing}
    ${seen.length ? fold(page, 'looks seen', t('looks.seen', { n: seen.length }), () => list(seen), 'seen-looks') : nothing}`;
}
