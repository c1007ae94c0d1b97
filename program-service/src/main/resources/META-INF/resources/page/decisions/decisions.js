// All proposals of the gym in one list, athlete by athlete. Each has the button that applies it.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { all, part } from '../api.js';
import { chip, flagSays } from '../flags.js';
import { watch } from '../live.js';
import { hasFlaggedLift, openBox } from '../more.js';
import { leaveScreen, loadingScreen, screen } from '../parts/screen.js';
import { textsOf } from '../parts/texts.js';
import { findProposals, proposalList } from '../proposals.js';
import { asksForDeload, count, inOrder, openOf } from './offers.js';

const t = await textsOf('/page/decisions');
const SUGGESTED = 'DELOAD_SUGGESTED';
const AT_ONCE = 3; // athletes that are asked about at the same time

/**
 * Shows the list. It follows the changes of the roster.
 *
 * @param {string} unused
 * @param {ProgramApi.SignedIn} caller
 */
export async function view(unused, caller) {
  const mayChange = caller.roles.includes('coach') || caller.roles.includes('platform');
  /** @type {Map<string, Page.Row>} */
  const rows = new Map();
  /** @type {Map<string, ProgramApi.LiftProposal[]>} */
  const offers = new Map();
  /** @type {Set<string>} */
  const failed = new Set();
  /** @type {string[]} */
  let waiting = [];
  let asking = 0;
  let isLeft = false;
  let draw = () => {};

  /** Asks for the proposals of those who wait. */
  function ask() {
    while (asking < AT_ONCE && waiting.length && !isLeft) {
      const id = /** @type {string} */ (waiting.shift());
      asking++;
      findProposals(id).then((items) => offers.set(id, items), (refused) => {
        console.error(refused);
        failed.add(id);
      }).finally(() => {
        asking--;
        draw();
        ask();
      });
    }
  }

  /** @param {string[]} ids */
  function askAgain(ids) {
    waiting = [...new Set([...waiting, ...ids])];
    ids.forEach((id) => failed.delete(id));
    ask();
  }

  /** @param {Page.Row[]} changed */
  function learn(changed) {
    for (const row of changed) {
      rows.set(row.athleteId, row);
      if (!hasFlaggedLift(row)) offers.delete(row.athleteId);
    }
    askAgain(changed.filter(hasFlaggedLift).map((row) => row.athleteId));
    draw();
  }

  /** @param {string[]} gone the athletes who have left the roster */
  function forget(gone) {
    for (const id of gone) {
      rows.delete(id);
      offers.delete(id);
    }
    draw();
  }

  const card = (/** @type {Page.Row} */ row, /** @type {ProgramApi.LiftProposal[]} */ items) => html`<section class="card" aria-label=${row.name}>
    <header><h2><a href=${'#/athletes/' + part(row.athleteId)}>${row.name}</a></h2>
      <span class="chips">${row.flags.filter((each) => !each.seen && (items.some(({ flag }) => flag === each.code) || (each.code === SUGGESTED && asksForDeload(row, items)))).map((each) => chip(each.code, each.needsLook))}</span>
      ${mayChange ? html`<button type="button" class="quiet small" aria-haspopup="dialog" aria-label=${t('flags.of', { name: row.name })}
        @click=${(/** @type {{ currentTarget: HTMLElement }} */ { currentTarget }) => openBox(currentTarget, row, { mayChange })}>${t('flags')}</button>` : nothing}</header>
    ${items.length ? proposalList(items, row.lifts, mayChange, () => askAgain([row.athleteId]), row) : nothing}
    ${asksForDeload(row, items) ? html`<ul><li><b>${t('all')}:</b> <span>${flagSays(SUGGESTED)}</span>${mayChange
      ? html`<a class="button" href=${`#/athletes/${part(row.athleteId)}?do=deload`}>${t('deload')}</a>` : nothing}</li></ul>` : nothing}</section>`;

  function page() {
    const shown = inOrder([...rows.values()]).map((row) => ({ row, items: openOf(row, offers.get(row.athleteId) ?? []) })).filter(({ row, items }) => items.length || asksForDeload(row, items));
    const deloads = shown.filter(({ row, items }) => asksForDeload(row, items)).length;
    const isAsking = asking > 0 || waiting.length > 0;
    return html`<a class="back" href="#/">${t('back')}</a>
      <div class="title"><div><h1>${t('title')}</h1><p class="quiet" role="status">${isAsking ? t('asking') : t('count', { n: count(shown.map(({ items }) => items)) + deloads })}</p></div></div>
      <p class="quiet">${t('says')}</p>
      ${failed.size ? html`<p class="notice bad" role="alert">${t('failed', { names: [...failed].map((id) => rows.get(id)?.name ?? id).join(', ') })}
        <button type="button" @click=${() => askAgain([...failed])}>${t('again')}</button></p>` : nothing}
      ${shown.map(({ row, items }) => card(row, items))}
      ${shown.length || isAsking || failed.size ? nothing : html`<div class="empty"><h2>${t('none')}</h2><p>${t('none.says')}</p></div>`}`;
  }

  const read = async () => learn(await all('/v1/roster'));
  const live = watch('/v1/roster/stream', { rows: ({ items, gone }) => { learn(items); forget(gone); }, reset: () => read().catch(console.error) });
  const leave = () => {
    isLeft = true;
    live.stop();
    leaveScreen();
  };
  await loadingScreen('decisions', t('title'));
  try {
    await live.begun;
    await read();
  } catch (refused) {
    leave();
    throw refused;
  }
  draw = await screen('decisions', t('title'), page);
  return leave;
}
