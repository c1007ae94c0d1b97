// The fields of a set: load, reps, how hard it was, pain and a note.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { number, typed } from '/page/parts/texts.js';
import { effort, t } from './texts.js';
import { training } from './training.js';

/** @type {{ [unit: string]: number }} */
const STEP = { kg: 2.5, lb: 5 };
/** @type {{ [unit: string]: number }} */
const MOST = { kg: 1000, lb: 2200 };
const MOST_REPS = 100;
/** Below the lower end a lifter cannot say how many reps were left. */
export const SCALE = [6, 6.5, 7, 7.5, 8, 8.5, 9, 9.5, 10];

/**
 * Names the field of a load: it can be one that is added to the bodyweight, or that of one dumbbell of two.
 *
 * @param {{ exercise: string, unit: string }} lift
 */
export const loadLabel = ({ exercise, unit }) => t(training.known.added?.includes(exercise) ? 'set.added'
  : training.known.dumbbells?.includes(exercise) ? 'set.dumbbell' : 'set.load', { unit });

/**
 * @param {{ load?: number, reps?: number }} offer
 * @returns {Draft}
 */
export const blank = ({ load, reps }) => ({ load: load === undefined ? '' : number(load), reps: reps === undefined ? '' : String(reps), rpe: null, pain: false, note: '', wrong: {} });

/**
 * @param {Content} set
 * @returns {Draft}
 */
export const filled = (set) => ({ load: number(set.load.value), reps: String(set.reps), rpe: set.rpe ?? null, pain: set.pain ?? false, note: set.note ?? '', wrong: {} });

/**
 * Returns the values of the fields; null if one is wrong, which the draft then says.
 *
 * @param {Draft} draft
 * @param {{ exercise: string, unit: string }} lift
 */
export function read(draft, { exercise, unit }) {
  const isBodyweight = training.known.added?.includes(exercise); // the service judges what the page does not know
  const load = typed(draft.load);
  const reps = typed(draft.reps);
  const wrongLoad = load === null || Number(load.toFixed(3)) !== load ? t(isBodyweight ? 'wrong.added' : 'wrong.load')
    : load <= 0 && isBodyweight === false ? t('wrong.noLoad')
    : Math.abs(load) > MOST[unit] ? t('wrong.most', { most: MOST[unit], unit }) : null;
  const isReps = reps !== null && Number.isInteger(reps) && reps >= 0 && reps <= MOST_REPS;
  draft.wrong = { ...(wrongLoad ? { load: wrongLoad } : {}), ...(isReps ? {} : { reps: t('wrong.reps') }) };
  return load === null || reps === null || Object.keys(draft.wrong).length ? null : { load, reps, rpe: draft.rpe, pain: draft.pain, note: draft.note.trim() };
}

/**
 * @param {Draft} draft what is typed; the fields change it
 * @param {object} options
 * @param {string} options.id
 * @param {{ exercise: string, unit: string }} options.lift
 * @param {boolean} options.withEffort whether the set has an RPE
 * @param {boolean} [options.isSuggested] whether the reps are a suggestion that nobody has typed
 * @param {() => void} options.draw
 */
export function fields(draft, { id, lift, withEffort, isSuggested = false, draw }) {
  const isBodyweight = training.known.added?.includes(lift.exercise);
  /** @type {<K extends keyof Draft>(name: K, value: Draft[K]) => void} */
  const put = (name, value) => {
    draft[name] = value;
    delete draft.wrong[name];
    draw();
  };
  const stepped = (/** @type {'load' | 'reps'} */ name, /** @type {number} */ by) => () => {
    const value = (typed(draft[name]) ?? 0) + by;
    put(name, number(name === 'load' && isBodyweight ? value : Math.max(0, value)));
  };
  /** @type {(name: 'load' | 'reps', label: string, by: number, mode: string) => unknown} */
  const counter = (name, label, by, mode) => html`
    <div class="counter"><label>${label}${name === 'reps' && isSuggested ? html` <span class="quiet">${t('set.suggested')}</span>` : nothing}<input name=${name} class=${name === 'reps' && isSuggested ? 'suggested' : nothing} inputmode=${mode} autocomplete="off" .value=${draft[name]} aria-invalid=${draft.wrong[name] ? 'true' : nothing}
        aria-describedby=${draft.wrong[name] ? `${id}-${name}-wrong` : nothing} @input=${(/** @type {{ target: HTMLInputElement }} */ { target }) => put(name, target.value)}
        @focus=${(/** @type {{ target: HTMLInputElement }} */ { target }) => target.select()}></label>
      <button type="button" aria-label=${t('less', { label })} @click=${stepped(name, -by)}>−</button>
      <button type="button" aria-label=${t('more', { label })} @click=${stepped(name, by)}>+</button>
      ${draft.wrong[name] ? html`<small class="problem" id=${`${id}-${name}-wrong`}>${draft.wrong[name]}</small>` : name === 'load' && isBodyweight ? html`<small class="quiet">${t('set.addedSays')}</small>` : nothing}</div>`;
  return html`
    <div class="counters">${counter('load', loadLabel(lift), STEP[lift.unit], 'decimal')}${counter('reps', t('set.reps'), 1, 'numeric')}</div>
    ${withEffort ? efforts(draft.rpe, id, (rpe) => put('rpe', rpe)) : nothing}
    <details class="further" ?open=${Boolean(draft.note || draft.pain)} @toggle=${shown}><summary>${t('set.further')}</summary>
      <label><input type="checkbox" name="pain" .checked=${draft.pain} @change=${(/** @type {{ target: HTMLInputElement }} */ { target }) => put('pain', target.checked)}> ${t('set.hurt')}</label>${draft.pain ? html`<p class="notice">${t('set.hurtSays')}</p>` : nothing}
      <label>${t('set.note')}<textarea name="note" rows="2" maxlength="1000" .value=${draft.note} @input=${(/** @type {{ target: HTMLTextAreaElement }} */ { target }) => put('note', target.value)}></textarea><small class="quiet">${t('set.noteSays')}</small></label>
    </details>`;
}

/**
 * Moves what was opened above the button that logs a set.
 *
 * @param {{ target: HTMLDetailsElement }} event
 */
function shown({ target }) {
  if (target.open) target.scrollIntoView({ block: 'nearest' });
}

/**
 * How hard the set was: one tap says it, and until then nothing is said.
 *
 * @param {number | null} said
 * @param {string} id
 * @param {(rpe: number | null) => void} put
 */
function efforts(said, id, put) {
  const scale = said === null || SCALE.includes(said) ? SCALE : [said, ...SCALE];
  return html`<fieldset class="effort"><legend>${t('set.effort')} <span class="quiet">${said === null ? t('set.effortUnsaid') : `${number(said)} · ${effort(said)}`}</span></legend>
    <button type="button" class="quiet help" aria-label=${t('words')} @click=${() => import('/page/parts/help.js').then(({ help }) => help('rpe'))}>?</button>
    ${[null, ...scale].map((rpe) => html`<label class="rpe"><input type="radio" name=${id + '-rpe'} aria-label=${rpe === null ? t('set.effortUnsaid') : `RPE ${number(rpe)}, ${effort(rpe)}`}
      .checked=${rpe === said} @change=${() => put(rpe)}><span aria-hidden="true">${rpe === null ? '–' : number(rpe)}</span></label>`)}</fieldset>`;
}
