// The dialog in which a logged set is changed or removed.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { isPreparing } from '/page/parts/roles.js';
import { drop, mend } from './training.js';
import { t } from './texts.js';
import { fields, filled, read } from './fields.js';
import { whyRefused } from './lifts.js';

/**
 * The set that is changed, and what is typed.
 *
 * @type {{ set: ShownSet, draft: Draft, opener: Element | null } | null}
 */
let open = null;

/** @param {() => void} draw */
export function editor(draw) {
  if (!open) return nothing;
  const { set, draft, opener } = open;
  const close = () => dialog()?.close();
  const closed = () => {
    open = null;
    draw();
    if (opener instanceof HTMLElement) opener.focus();
  };
  const save = async (/** @type {Event} */ event) => {
    event.preventDefault();
    const wanted = read(draft);
    if (!wanted) {
      draw();
      return;
    }
    close();
    await mend(set, { ...set, ...wanted, load: { value: wanted.load, unit: set.load.unit } });
  };
  const removed = async () => {
    close();
    await drop(set);
  };
  return html`<dialog id="editor" aria-labelledby="editor-title" @close=${closed}><article>
    <h2 id="editor-title">${t('edit.title', { role: t('role.' + set.role) })}</h2>
    ${set.refused ? html`<p class="problem" role="alert">${whyRefused(set.refused)}</p>` : nothing}
    <form novalidate @submit=${save}>
      ${fields(draft, { id: 'edit', unit: set.load.unit, withEffort: !isPreparing(set.role), draw })}
      <div class="actions"><button type="submit">${t('edit.save')}</button>
        <button type="button" class="secondary" @click=${close}>${t('edit.cancel')}</button>
        <button type="button" class="outline danger" @click=${removed}>${t('edit.remove')}</button></div>
    </form></article></dialog>`;
}

const dialog = () => /** @type {HTMLDialogElement | null} */ (document.getElementById('editor'));

/**
 * Opens the dialog for a set.
 *
 * @param {ShownSet} set
 * @param {() => void} draw
 */
editor.open = (set, draw) => {
  open = { set, draft: filled(set), opener: document.activeElement };
  draw();
  queueMicrotask(() => queueMicrotask(() => dialog()?.showModal()));
};
