// Several athletes of the roster at once: a coach chooses them by the boxes in their rows, and marks their flags as seen, pauses
// them, gives them a deload, or assigns a program to all of them.
import { html } from '/webjars/lit-html/lit-html.js';
import { part } from '../api.js';
import { styles } from '../parts/screen.js';
import { language, textsOf } from '../parts/texts.js';
import { deloadable, isFlagged, pausable } from './who.js';
import { deloadAll, markAll, pauseAll } from './together.js';

const t = await textsOf('/page/several');
await styles('/page/several/several.css');

/** @typedef {ReturnType<typeof several>} Several */

/**
 * Returns what the roster needs to let a coach choose athletes.
 *
 * @param {object} roster
 * @param {Map<string, Page.Row>} roster.rows all rows, by athlete
 * @param {() => string[]} roster.shown returns the ids of the athletes who are shown
 * @param {(athleteIds: string[]) => void} roster.changed draws the rows of athletes, and the page
 * @param {() => void} roster.leave called when the coach has finished
 */
export function several({ rows, shown, changed, leave }) {
  /** @type {Set<string>} */
  const chosen = new Set();

  /** @param {string} athleteId */
  function toggle(athleteId) {
    if (!chosen.delete(athleteId)) chosen.add(athleteId);
    changed([athleteId]);
  }

  /** @param {boolean} isChosen */
  function all(isChosen) {
    const before = [...chosen];
    if (isChosen) for (const id of shown()) chosen.add(id);
    else chosen.clear();
    changed(isChosen ? [...chosen] : before);
  }

  /** The chosen athletes, without those who have left the gym meanwhile. */
  const those = () => [...chosen].flatMap((id) => rows.get(id) ?? []);

  /** @type {(action: (rows: Page.Row[]) => Promise<unknown>) => () => Promise<void>} */
  const doing = (action) => async () => {
    if (await action(those())) all(false);
  };

  const bar = () => {
    const some = those();
    const isAll = shown().every((id) => chosen.has(id));
    const button = (/** @type {string} */ text, /** @type {Page.Row[]} */ fitting, /** @type {(rows: Page.Row[]) => Promise<unknown>} */ action) => html`<button type="button"
      ?disabled=${!fitting.length} @click=${doing(action)}>${t(text)}</button>`;
    return html`<section class="card accent choosing" lang=${language} aria-label=${t('title')}>
      <b role="status">${some.length ? t('chosen', { n: some.length }) : t('none')}</b>
      <button type="button" class="quiet" @click=${() => all(!isAll)}>${isAll ? t('choose.none') : t('choose.all', { n: shown().length })}</button>
      <span class="actions">${button('seen', some.filter(isFlagged), markAll)}${button('pause', some.filter(pausable), pauseAll)}${button('deload', some.filter(deloadable), deloadAll)}
        ${some.length ? html`<a class="button" href=${'#/library?athletes=' + some.map((row) => part(row.athleteId)).join(',')}>${t('assign')}</a>` : html`<button type="button" disabled>${t('assign')}</button>`}
        <button type="button" class="quiet" @click=${leave}>${t('done')}</button></span></section>`;
  };
  return { has: (/** @type {string} */ athleteId) => chosen.has(athleteId), toggle, bar };
}
