// The dialog in which a logged set is changed or removed.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { isPreparing } from '/page/parts/roles.js';
import { drop, mend } from './training.js';
import { t } from './texts.js';
import { fields, filled, read } from './fields.js';
import { whyRefused } from './lifts.js';

let open = null; // the set that is changed, and what is typed

/** Shows the dialog while a set is changed. */
export function editor(draw) {
  if (!open) return nothing;
  const { set, draft } = open;
  const close = (event) => event.target.closest('dialog').close();
  const closed = () => {
    const { opener } = open;
    open = null;
    draw();
    opener.focus();
  };
  const save = async (event) => {
    event.preventDefault();
    const wanted = read(draft);
    if (!wanted) {
      draw();
      return;
    }
    close(event);
    await mend(set, { ...set, ...wanted, load: { value: wanted.load, unit: set.load.unit } });
  };
  const removed = async (event) => {
    close(event);
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

/** Opens the dialog for a set. */
editor.open = (set, draw) => {
  open = { set, draft: filled(set), opener: document.activeElement };
  draw();
  queueMicrotask(() => queueMicrotask(() => document.getElementById('editor')?.showModal()));
};
