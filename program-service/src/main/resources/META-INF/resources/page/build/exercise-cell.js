// The cell of a lift's exercise: a field with proposals below it, which arrow keys and Enter choose.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { exerciseNamed, isAssisted, meant, proposals } from './find-exercise.js';
import { suitability, t } from './lift-fields.js';

/** @typedef {import('./lifts.js').Lift} Lift */

/**
 * Returns the function that shows the cell of a lift. Only one list of proposals is open at a time.
 *
 * @param {ProgramApi.Exercise[]} exercises
 * @param {{ put: (lift: Lift) => void, left: () => void, draw: () => void }} sheet put: called with the changed lift; left: after the cell has lost
 * the focus
 */
export function exerciseCells(exercises, { put, left, draw }) {
  /** @type {{ key: number, items: ProgramApi.Exercise[], at: number } | null} */
  let list = null;

  /**
   * @param {Lift} lift
   * @param {ProgramApi.Exercise | undefined} chosen
   * @param {string} text
   */
  function choose(lift, chosen, text) {
    list = null;
    put({ ...lift, name: chosen?.name ?? text, exercise: chosen?.id ?? '' });
  }

  /** @param {Lift} lift */
  const onInput = (lift) => (/** @type {{ target: HTMLInputElement }} */ { target }) => {
    const isPlanned = (/** @type {ProgramApi.Exercise} */ each) => !isAssisted(target.value, each);
    const items = target.value.trim() ? proposals(target.value, exercises).filter(isPlanned) : [];
    list = items.length ? { key: lift.key, items, at: -1 } : null;
    put({ ...lift, name: target.value, exercise: exerciseNamed(target.value, exercises.filter(isPlanned))?.id ?? '' });
  };

  /** @param {Lift} lift */
  const onKey = (lift) => (/** @type {KeyboardEvent} */ event) => {
    if (list?.key !== lift.key) return;
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by && !event.altKey) list.at = (list.at + by + list.items.length + (list.at < 0 && by < 0 ? 1 : 0)) % list.items.length;
    else if (event.key === 'Enter') choose(lift, list.items[Math.max(0, list.at)], lift.name);
    else if (event.key === 'Escape') list = null;
    else return;
    event.preventDefault();
    event.stopPropagation(); // the keys of the sheet move between its cells
    draw();
  };

  /**
   * Without a choice the most likely exercise counts, so that a misspelt name is understood.
   *
   * @param {Lift} lift
   */
  const onLeave = (lift) => (/** @type {{ target: HTMLElement }} */ { target }) => {
    if (!target.isConnected) return;
    if (list?.key === lift.key) list = null;
    if (!lift.exercise && lift.name.trim()) choose(lift, meant(lift.name, exercises.filter((each) => !isAssisted(lift.name, each))), lift.name);
    left();
  };

  return (/** @type {Lift} */ lift, /** @type {string} */ place, /** @type {string | undefined} */ wrong, /** @type {string} */ says) => {
    const open = list?.key === lift.key ? list : null;
    const id = `proposals-${lift.key}`;
    const exercise = exercises.find((each) => each.id === lift.exercise);
    return html`<input type="text" name=${`${place}exercise`} data-col="exercise" role="combobox" autocomplete="off" maxlength="100" aria-label=${t('lift.exercise')}
        aria-expanded=${open ? 'true' : 'false'} aria-controls=${open ? id : nothing} aria-activedescendant=${open && open.at >= 0 ? `${id}-${open.at}` : nothing}
        aria-invalid=${wrong ? 'true' : nothing} aria-describedby=${wrong ? says : nothing} title=${exercise ? suitability(exercise) : nothing} placeholder=${t('lift.choose')}
        .value=${lift.name} @input=${onInput(lift)} @keydown=${onKey(lift)} @blur=${onLeave(lift)}>
      ${open ? html`<ul class="proposals" role="listbox" id=${id} aria-label=${t('lift.exercise')}>${open.items.map((each, at) => html`<li role="option" id=${`${id}-${at}`} aria-selected=${at === open.at ? 'true' : 'false'}
        @pointerdown=${(/** @type {Event} */ event) => { event.preventDefault(); choose(lift, each, lift.name); }}>${each.name}<small>${suitability(each)}</small></li>`)}</ul>` : nothing}`;
  };
}
