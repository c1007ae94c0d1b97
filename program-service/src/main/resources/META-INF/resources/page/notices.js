// The notices on an athlete's page: waiting sets, pauses, deloads and warnings; and the flags with their proposals.
import { h } from './dom.js';
import { lighter } from './deload.js';
import { about, byUrgency, chip, flagSays } from './flags.js';
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
  const shown = [];
  if (plan.parked) shown.push(h('p', { class: 'notice bad' }, t('notice.waits', { why: inPlainWords(plan.parkedReason ?? '').text })));
  for (const pause of pausesAhead(state.program, today)) {
    shown.push(h('p', { class: 'notice' }, t(pause.to ? 'notice.pausedTo' : 'notice.paused', { from: day(pause.from), to: pause.to && day(pause.to), reason: pause.reason })));
  }
  for (const [week, when] of /** @type {const} */ ([[state.current, 'this'], [state.next, 'next']])) {
    if (week?.deload) shown.push(h('p', { class: 'notice' }, t('notice.deload.' + when, { lighter: lighter(week.deload), reason: week.deload.reason ? '. ' + week.deload.reason : '' })));
  }
  for (const warning of (state.program && state.program.warnings) || []) shown.push(warned(warning));
  return shown;
}

/** @param {ProgramApi.LiftWarning} warning */
function warned({ says }) {
  const { text, lang } = inPlainWords(says);
  return h('p', { class: 'notice', lang }, sentence(text));
}

/**
 * Returns the flags of this week's and next week's plan in words, the most urgent first, each with its lift, muscle
 * or exercise. If both plans have flags, a flag of one of them names its week.
 *
 * @param {import('./athlete.js').State} state
 * @param {Page.Remembered} remembered
 */
export function looks(state, remembered) {
  /** @type {Map<string, { names: Set<string>, weeks: Set<string> }>} */
  const found = new Map();
  /** @type {(when: string, raised: ProgramApi.RaisedFlag, name: string | undefined) => void} */
  const add = (when, { code }, name) => {
    const { names, weeks } = found.get(code) ?? { names: new Set(), weeks: new Set() };
    found.set(code, { names, weeks });
    weeks.add(when);
    if (name) names.add(name);
  };
  for (const [when, plan] of /** @type {const} */ ([['this', state.current], ['next', state.next]])) {
    for (const raised of plan?.flags ?? []) add(when, raised, raised.about);
    for (const lift of plan?.lifts ?? []) for (const raised of lift.flags) add(when, raised, lift.exercise);
  }
  const flagged = new Set([...found.values()].flatMap(({ weeks }) => [...weeks]));
  const lines = [...found].sort(([a], [b]) => byUrgency(a, b)).map(([code, { names, weeks }]) => h('li', {}, chip(code),
    h('span', {}, flagSays(code)), names.size > 0 && h('span', { class: 'about' }, about({ about: [...names] })),
    flagged.size > weeks.size && h('span', { class: 'quiet' }, t('plan.' + [...weeks][0]))));
  if (!lines.length) return [];
  const rest = lines.splice(LOOKS);
  return [h('ul', { class: 'looks' }, lines),
    ...(rest.length ? [h('details', remembered('looks'), h('summary', {}, t('looks.more', { n: rest.length })), h('ul', { class: 'looks' }, rest))] : [])];
}
