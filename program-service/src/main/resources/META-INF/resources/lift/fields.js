// The fields of a set: load, reps, how hard it was, pain and a note.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { number, typed } from '/page/parts/texts.js';
import { effort, t } from './texts.js';

/** @type {{ [unit: string]: number }} */
const STEP = { kg: 2.5, lb: 5 };
const EASIEST = 6; // the scale's lower end: below it a lifter cannot say how many reps were left
const HARDEST = 10;

/**
 * @param {{ load?: number, reps?: number }} offer
 * @returns {Draft}
 */
export const blank = ({ load, reps }) => ({ load: load === undefined ? '' : number(load), reps: reps === undefined ? '' : String(reps), rpe: null, pain: false, note: '', wrong: {} });

/**
 * @param {ShownSet} set
 * @returns {Draft}
 */
export const filled = (set) => ({ load: number(set.load.value), reps: String(set.reps), rpe: set.rpe ?? null, pain: set.pain ?? false, note: set.note ?? '', wrong: {} });

/**
 * Returns the values of the fields; null if one is wrong, which the draft then says.
 *
 * @param {Draft} draft
 */
export function read(draft) {
  const load = typed(draft.load);
  const reps = typed(draft.reps);
  draft.wrong = {
    ...(load === null ? { load: t('wrong.load') } : {}),
    ...(reps === null || !Number.isInteger(reps) || reps < 0 ? { reps: t('wrong.reps') } : {}),
  };
  return load === null || reps === null || Object.keys(draft.wrong).length ? null : { load, reps, rpe: draft.rpe, pain: draft.pain, note: draft.note.trim() };
}

/**
 * @param {Draft} draft what is typed; the fields change it
 * @param {object} options
 * @param {string} options.id
 * @param {string} options.unit
 * @param {boolean} options.withEffort whether the set has an RPE
 * @param {number} [options.goal] the RPE of the plan, where the slider stands until it is touched
 * @param {() => void} options.draw
 */
export function fields(draft, { id, unit, withEffort, goal, draw }) {
  /** @type {<K extends keyof Draft>(name: K, value: Draft[K]) => void} */
  const put = (name, value) => {
    draft[name] = value;
    delete draft.wrong[name];
    draw();
  };
  const stepped = (/** @type {'load' | 'reps'} */ name, /** @type {number} */ by) => () => put(name, number(Math.max(0, (typed(draft[name]) ?? 0) + by)));
  /** @type {(name: 'load' | 'reps', label: string, by: number, mode: string) => unknown} */
  const counter = (name, label, by, mode) => html`
    <div class="counter"><label>${label}<input name=${name} inputmode=${mode} autocomplete="off" .value=${draft[name]} aria-invalid=${draft.wrong[name] ? 'true' : nothing}
        aria-describedby=${draft.wrong[name] ? `${id}-${name}-wrong` : nothing} @input=${(/** @type {{ target: HTMLInputElement }} */ { target }) => put(name, target.value)}></label>
      <button type="button" class="secondary" aria-label=${t('less', { label })} @click=${stepped(name, -by)}>−</button>
      <button type="button" class="secondary" aria-label=${t('more', { label })} @click=${stepped(name, by)}>+</button>
      ${draft.wrong[name] ? html`<small class="problem" id=${`${id}-${name}-wrong`}>${draft.wrong[name]}</small>` : nothing}</div>`;
  const touched = (/** @type {{ target: HTMLInputElement }} */ { target }) => put('rpe', Number(target.value));
  return html`
    <div class="counters">${counter('load', t('set.load', { unit }), STEP[unit], 'decimal')}${counter('reps', t('set.reps'), 1, 'numeric')}</div>
    ${withEffort ? html`<div class="effort ${draft.rpe === null ? 'unsaid' : ''}"><label for=${id + '-rpe'}>${t('set.effort')}</label>
      <span class="said" aria-hidden="true">${draft.rpe === null ? t('set.effortUnsaid') : `${number(draft.rpe)} · ${effort(draft.rpe)}`}</span>
      <input type="range" id=${id + '-rpe'} name="rpe" min=${EASIEST} max=${HARDEST} step="0.5" .value=${String(draft.rpe ?? goal ?? 8)} aria-valuetext=${draft.rpe === null ? t('set.effortUnsaid') : `${number(draft.rpe)}, ${effort(draft.rpe)}`}
        @input=${touched} @click=${touched}></div>` : nothing}
    <details class="further" ?open=${Boolean(draft.note || draft.pain)}><summary>${t('set.further')}</summary>
      <label><input type="checkbox" name="pain" .checked=${draft.pain} @change=${(/** @type {{ target: HTMLInputElement }} */ { target }) => put('pain', target.checked)}> ${t('set.hurt')}</label>
      <label>${t('set.note')}<textarea name="note" rows="2" maxlength="1000" .value=${draft.note} @input=${(/** @type {{ target: HTMLTextAreaElement }} */ { target }) => put('note', target.value)}></textarea></label>
    </details>`;
}
