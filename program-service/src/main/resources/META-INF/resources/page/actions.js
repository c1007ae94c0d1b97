// The next actions of a roster row, each with its address or its dialog. Some have a key.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { part } from './api.js';
import { archive } from './archive.js';
import { isAnswered } from './flags.js';
import { t } from './texts.js';

/** @type {{ [key: string]: string }} */
const KEYS = { o: 'override', s: 'swap', p: 'pause' };

/**
 * Returns the lift that an action is about: the first lift with an open flag, otherwise the first lift.
 *
 * @param {Page.Row} row
 */
function slotOf(row) {
  const flagged = row.flags.find((each) => !each.seen && each.slotIds.some((id) => row.lifts.some((lift) => lift.slotId === id)));
  return flagged ? flagged.slotIds.find((id) => row.lifts.some((lift) => lift.slotId === id)) : row.lifts[0]?.slotId;
}

/**
 * Returns the address of a key's action; null if the key has none, the athlete has no program, or
 * rests already.
 *
 * @param {string} key
 * @param {Page.Row} row
 */
export function addressOf(key, row) {
  const action = KEYS[key];
  if (!action || !row.programId || !row.lifts.length || (action === 'pause' && row.paused)) return null;
  const athlete = '#/athletes/' + part(row.athleteId);
  return (action === 'pause' ? athlete : `${athlete}/${part(slotOf(row) ?? '')}`) + '?do=' + action;
}

/**
 * Whether an open flag of a row suggests a deload.
 *
 * @param {Page.Row} row
 */
export const suggestsDeload = (row) => Boolean(row.programId) && row.flags.some((each) => each.code === 'DELOAD_SUGGESTED' && !each.seen && !isAnswered(row, each));

/**
 * Shows the actions of a row.
 *
 * @param {Page.Row} row
 * @param {() => void} close closes the box in which they are
 */
export const actionsOf = (row, close) => html`<div class="row-actions">${suggestsDeload(row)
  ? html`<a class="button small" data-action="deload" href=${`#/athletes/${part(row.athleteId)}?do=deload`}>${t('deload.next')}</a>` : nothing}${Object.entries(KEYS).map(([key, action]) => {
  const address = addressOf(key, row);
  return address ? html`<a class="button small" data-action=${action} href=${address} aria-keyshortcuts=${key}
    aria-label=${t('action.of', { action: t('action.' + action), name: row.name })}>${t('action.' + action)} <kbd aria-hidden="true">${key}</kbd></a>` : nothing;
})}<button type="button" class="small" aria-label=${t('action.of', { action: t('archive'), name: row.name })} @click=${() => { close(); archive(row); }}>${t('archive')}</button></div>`;
