// Asks once for what several athletes get together, and sends a request for each of them. One refusal stops nobody else.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { titleOf } from '../advice.js';
import { athletePath, call, part } from '../api.js';
import { deloadFields } from '../deload.js';
import { flagName } from '../flags.js';
import { openDialog } from '../parts/dialog.js';
import { checkField, onSubmit, submit } from '../parts/fields.js';
import { patiently } from '../parts/retry.js';
import { fresh } from '../parts/sending.js';
import { textsOf, typed } from '../parts/texts.js';
import { pauseFields } from '../pause.js';
import { toast } from '../toast.js';
import { dateIn } from '../words.js';
import { deloadable, flagCounts, isFlagged, openFlagsOf, pausable } from './who.js';

const t = await textsOf('/page/several');

/**
 * @typedef {object} Wish what several athletes get
 * @property {string} key begins the keys of the texts
 * @property {(row: Page.Row) => boolean} fits whether an athlete can get it
 * @property {{ [field: string]: string }} values what the fields contain at first
 * @property {(field: import('../pause.js').FieldOf, form: import('../parts/sending.js').Form) => unknown} fields
 * @property {(row: Page.Row, values: { [field: string]: string }) => Promise<unknown>} give
 * @property {(row: Page.Row, values: { [field: string]: string }) => Promise<unknown>} takeBack
 * @property {(values: { [field: string]: string }) => string} [wrong] returns what is missing; empty if nothing
 */

/** @type {(row: Page.Row) => `/v1/programs/${string}/deloads/${number}`} */
const deloadPath = (row) => `/v1/programs/${part(row.programId ?? '')}/deloads/${row.week + 1}`;

/** @param {Page.Row[]} rows */
export const pauseAll = (rows) => together(rows, {
  key: 'pause', fits: pausable, values: { from: dateIn() }, fields: pauseFields,
  give: (row, { from, to, reason }) => call('POST', `/v1/programs/${part(row.programId ?? '')}/pause`, { from, to: to || undefined, reason: reason.trim() }),
  takeBack: (row, { from }) => call('POST', `/v1/programs/${part(row.programId ?? '')}/resume?from=${from}`),
});

/** @param {Page.Row[]} rows */
export const deloadAll = (rows) => together(rows, {
  key: 'deload', fits: deloadable, values: { percent: '90', backoffSets: '1' }, fields: deloadFields,
  give: (row, { percent, backoffSets, reason }) => call('PUT', deloadPath(row), { percent: typed(percent) ?? NaN, backoffSets: typed(backoffSets) ?? NaN, reason: reason.trim() }),
  takeBack: (row) => call('DELETE', deloadPath(row)),
});

/** @param {Page.Row[]} rows */
export const markAll = (rows) => together(rows, {
  key: 'seen', fits: isFlagged, values: Object.fromEntries(flagCounts(rows).map(([code, , asks]) => [code, asks ? '' : 'yes'])), // a flag that asks for a decision is chosen by hand
  wrong: (values) => (Object.values(values).includes('yes') ? '' : t('seen.choose')),
  fields: (field) => html`<fieldset class="several"><legend>${t('seen.which')}</legend>${flagCounts(rows).map(([code, n]) => checkField('seen-' + code, {
    label: t('seen.of', { flag: flagName(code), n }), checked: field(code).value === 'yes', put: (isChosen) => field(code).put(isChosen ? 'yes' : ''),
  }))}</fieldset>`,
  give: (row, values) => eachFlag(row, values, ({ code, cause }) => call('PUT', seenPath(row, code), { cause })),
  takeBack: (row, values) => eachFlag(row, values, ({ code }) => call('DELETE', seenPath(row, code))),
});

/** @type {(row: Page.Row, code: string) => `/v1/athletes/${string}/flags/${string}/seen`} */
const seenPath = ({ athleteId }, code) => `${athletePath(athleteId)}/flags/${part(code)}/seen`;

/** @type {(row: Page.Row, values: { [code: string]: string }, action: (flag: Page.Row['flags'][number]) => Promise<unknown>) => Promise<void>} */
async function eachFlag(row, values, action) {
  for (const each of openFlagsOf(row)) if (values[each.code] === 'yes') await action(each);
}

/**
 * Gives something to each athlete. Returns who got it, and who was refused and why.
 *
 * @template {{ name: string }} R
 * @param {R[]} rows
 * @param {(row: R) => Promise<unknown>} give
 * @param {() => void} [waiting] called when the service is busy
 * @returns {Promise<{ given: R[], refused: { name: string, why: string }[]}>}
 */
export async function eachOf(rows, give, waiting = () => {}) {
  /** @type {Awaited<ReturnType<typeof eachOf<R>>>} */
  const result = { given: [], refused: [] };
  for (const row of rows) {
    try {
      await patiently(() => give(row), waiting);
      result.given.push(row);
    } catch (refused) {
      result.refused.push({ name: row.name, why: titleOf(/** @type {import('../advice.js').Failed} */ (refused)) });
    }
  }
  return result;
}

/**
 * Asks for the values, and gives them to all who can get it. Returns whether somebody got it.
 *
 * @param {Page.Row[]} rows
 * @param {Wish} wish
 */
async function together(rows, wish) {
  const fitting = rows.filter(wish.fits);
  const others = rows.filter((row) => !wish.fits(row));
  const form = { ...fresh(), id: 'several-' };
  const values = { ...wish.values };
  /** @type {Awaited<ReturnType<typeof eachOf<Page.Row>>>} */
  let result = { given: [], refused: [] };
  await openDialog(({ close, draw }) => {
    const field = (/** @type {string} */ name) => ({ value: values[name] ?? '', put: (/** @type {string} */ value) => { values[name] = value; draw(); } });
    const send = async () => {
      if (form.busy) return;
      form.problem = wish.wrong?.(values) ?? '';
      if (form.problem) {
        draw();
        return;
      }
      form.busy = true;
      draw();
      const left = fitting.filter((row) => !result.given.includes(row));
      const { given, refused } = await eachOf(left, (row) => wish.give(row, values), () => { form.note = t('busy'); draw(); });
      result = { given: [...result.given, ...given], refused };
      Object.assign(form, { busy: false, note: '' });
      if (refused.length) draw();
      else close();
    };
    return html`<h2>${t(wish.key + '.title', { n: fitting.length })}</h2>
      <p>${fitting.map(({ name }) => name).join(', ')}</p>
      ${others.length ? html`<p class="quiet">${t(wish.key + '.not', { names: others.map(({ name }) => name).join(', ') })}</p>` : nothing}
      <form novalidate @submit=${onSubmit(send, draw)}>${wish.fields(field, form)}
        ${result.refused.length ? html`<div class="notice bad" role="alert">${result.refused.map(({ name, why }) => html`<p><b>${name}</b>: ${why}</p>`)}</div>` : nothing}
        ${submit(form, t(wish.key + '.send', { n: fitting.length - result.given.length }), html`<button type="button" class="quiet" @click=${() => close()}>${t('close')}</button>`)}</form>`;
  });
  const { given } = result;
  if (!given.length) return false;
  toast(t(wish.key + '.given', { n: given.length }), { undo: async () => {
    for (const row of given) await wish.takeBack(row, values);
  } });
  return true;
}
