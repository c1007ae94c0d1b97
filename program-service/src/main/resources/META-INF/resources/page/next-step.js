// The next steps after a flag: where a coach acts on it.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { part } from './api.js';
import { flagName, liftName } from './flags.js';
import { t } from './texts.js';

/** @typedef {'message' | 'swap' | 'load' | 'deload' | 'pause' | 'program' | 'log' | 'profile'} Step */

/**
 * The steps of each flag, the most usual one first. After flags of backoff sets the plan has adapted by itself.
 *
 * @type {{ [code: string]: readonly Step[] }}
 */
const STEPS = {
  PAIN_PERSISTS: ['message', 'swap', 'load'],
  PAIN_REPORTED: ['message', 'swap', 'load'],
  INJURED: ['profile'],
  TRAINED_TO_FAILURE: ['load'],
  BEYOND_FAILURE: ['load'],
  SUDDEN_DROP: ['message', 'load'],
  TARGET_MISSED: ['load'],
  STALLED: ['swap'],
  DELOAD_SUGGESTED: ['deload'],
  NOT_TRAINED: ['message'],
  LAYOFF: ['message', 'pause'],
  MISSED_TODAY: ['message'],
  VOLUME_HIGH: ['program'],
  VOLUME_LOW: ['program'],
  EXTRA_TOP_SETS: ['log'],
  OUT_OF_ORDER: ['log'],
  WARM_UP_SKIPPED: ['message'],
  NO_RPE: ['message'],
  UNMATCHED_SET: ['log'],
  EQUIPMENT_LIMIT: ['swap'],
  REVISED_AFTER_FINAL: ['log'],
  PERSONAL_RECORD: ['message'],
};

/** The steps that are about one lift. */
const OF_LIFT = ['swap', 'load'];

const MOST = 2; // lifts of a flag that are offered; those of the others are on their cards

/**
 * @typedef {object} Next
 * @property {Step} step
 * @property {string} text of the link: what to do, and with which lift
 * @property {string} code the flag after which it is done
 * @property {string} href
 * @property {string} [slotId] the lift that it is about
 */

/**
 * Returns the steps after a flag. The steps of a lift name it. They are left out if the flag names none, and so are those of a program if
 * there is none.
 *
 * @param {{ athleteId: string, programId?: string, paused?: boolean }} athlete one who is paused is not to be paused once more
 * @param {{ code: string, lifts?: { slotId: string, exercise: string, day?: number }[] }} flag
 * @returns {Next[]}
 */
export const nextSteps = ({ athleteId, programId = '', paused = false }, { code, lifts = [] }) => (STEPS[code] ?? []).flatMap((step) => {
  if (OF_LIFT.includes(step)) {
    return lifts.slice(0, MOST).map((lift) => ({ step, code, slotId: lift.slotId, text: t('action.of', { action: t('step.' + step), name: liftName(lift) }), href: addressOf(step, athleteId, lift.slotId) }));
  }
  return (step === 'program' && !programId) || (step === 'pause' && paused) ? [] : [{ step, code, text: t('step.' + step), href: addressOf(step, athleteId, programId) }];
});

/** @type {(step: Step, athleteId: string, of: string) => string} */
function addressOf(step, athleteId, of) {
  const id = part(athleteId);
  const page = '#/athletes/' + id;
  return {
    message: `${page}?do=note`,
    swap: `${page}/${part(of)}?do=swap`,
    load: `${page}/${part(of)}?do=override`,
    deload: `${page}?do=deload`,
    pause: `${page}?do=pause`,
    program: `#/build/${id}?from=${part(of)}`,
    log: `#/log/${id}`,
    profile: `#/profile/${id}`,
  }[step];
}

/**
 * Returns what opens the form of a step on the page that is shown: undefined if the step leads to another page, null if it is
 * not possible.
 *
 * @typedef {(next: Next) => (() => void) | null | undefined} Opener
 */

/**
 * Shows steps as links.
 *
 * @param {Next[]} steps
 * @param {Opener} [opener]
 */
export function stepLinks(steps, opener = () => undefined) {
  const shown = steps.map((next) => ({ ...next, open: opener(next) })).filter(({ open }) => open !== null);
  return shown.length ? html`<span class="next-steps">${shown.map(({ text, code, href, open }) => html`<a href=${href} @click=${(/** @type {Event} */ event) => {
    if (!open) return;
    event.preventDefault();
    open();
  }}>${text}<span class="unseen"> (${flagName(code)})</span></a>`)}</span>` : nothing;
}
