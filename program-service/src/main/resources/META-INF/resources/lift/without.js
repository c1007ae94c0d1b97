// What is shown in place of a plan: whose sets the device holds, or why there is no plan.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { late, needed } from './lifts.js';
import { t } from './more.js';
import { t as again } from './texts.js';
import { forget, sync, training, unsent } from './training.js';

/** @type {(title: string, says: string, action?: unknown, look?: string) => unknown} */
const notice = (title, says, action = nothing, look = 'failure') => html`<section class=${look}><h1>${title}</h1><p>${says}</p>${action}</section>`;

/**
 * @param {unknown} plan
 * @param {string[]} place
 * @param {() => void} draw
 */
export function withoutView(plan, place, draw) {
  const { caller, stranger, trouble } = training;
  if (stranger) return another(stranger);
  if (caller && !caller.roles.includes('athlete')) return notice(t('notLifter.title'), t('notLifter.says'), html`<a class="button primary" href="/">${t('notLifter.go')}</a>`, 'card');
  if (trouble) return notice(t('noPlanYet.title'), t('noPlanYet.' + trouble), html`<button type="button" class="primary" @click=${sync}>${again('again')}</button>`);
  return html`${late.notes(null)}${notice(t('noProgram.title'), t('noProgram.says'), html`<ul>${['log', 'look', training.known.profile ? 'ask' : 'unknown'].map((each) => html`<li>${t('noProgram.' + each, { who: caller?.subject })}</li>`)}</ul><p class="actions">
    <button type="button" class="primary" @click=${() => needed(import('./otherwise.js')).then(({ add }) => add(undefined, [], () => {}, draw))}>${t('noProgram.train')}</button>
    <a class="button" href="#/history">${t('noProgram.history')}</a></p>`, 'card')}`;
}

/** @param {Stranger} stranger */
function another({ before, caller }) {
  const n = unsent().length + training.messages.length;
  return notice(t('stranger.title', { n, who: before.subject }), t('stranger.says', { n, who: before.subject, now: caller.subject }),
    html`<button type="button" class="danger" @click=${async () => { await forget(); sync(); }}>${t('stranger.discard', { n })}</button>`);
}
