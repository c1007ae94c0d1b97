// The sets that were done, each with a button to change it.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { lift as liftName, needed, whyRefused, written } from './lifts.js';
import { t } from './texts.js';

/** The code of the dialogs is read when a dialog is opened. */
export const editor = () => needed(import('./editor.js'));

/**
 * @param {ShownSet[]} sets
 * @param {{ exercise: string, remark?: string, noted?: string }} [lift] a set of another exercise is named; what the lift says is not said again
 */
export const setList = (sets, lift) => (sets.length ? html`<ul class="sets">${sets.map((set) => html`
  <li class=${set.state} data-set=${set.setId}>
    <span class="what">${lift && set.exercise !== lift.exercise ? liftName(set) + ', ' : nothing}<span class="quiet">${t('role.' + set.role)}</span> ${written(set)}
      ${set.pain ? html`<span class="chip bad">${t('set.pain')}</span>` : nothing}
      ${set.state === 'waiting' ? html`<span class="chip warn">${t('set.waiting')}</span>` : nothing}
      ${set.note && set.note !== lift?.remark && set.note !== lift?.noted ? html`<small class="note">${set.note}</small>` : nothing}
      ${set.refused ? html`<small class="problem" role="alert">${t('set.refused')} ${whyRefused(set.refused)}</small>` : nothing}</span>
    <button type="button" @click=${() => editor().then(({ edit }) => edit(set))}>${set.refused ? t('set.mend') : t('set.edit')}</button>
  </li>`)}</ul>` : nothing);
