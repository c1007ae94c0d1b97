// The gym's settings: its equipment and defaults, its own exercises, and its webhooks.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { textsOf } from '../parts/texts.js';

const t = await textsOf('/page/settings');

/** @type {{ [tab: string]: () => Promise<{ show: (caller: ProgramApi.SignedIn, head: unknown, query: URLSearchParams) => Promise<Page.Leave> }> }} */
const TABS = {
  equipment: () => import('./equipment.js'),
  exercises: () => import('./exercises.js'),
  webhooks: () => import('./webhooks.js'),
};

/**
 * Shows a tab of the settings and returns the function that leaves it.
 *
 * @param {string | undefined} tab
 * @param {ProgramApi.SignedIn} caller
 * @param {string} unused
 * @param {URLSearchParams} query the parameters of the address: new, the name of an exercise to define
 */
export async function view(tab = '', caller, unused, query) {
  const shown = Object.hasOwn(TABS, tab) ? tab : 'equipment';
  const { show } = await TABS[shown]();
  return show(caller, head(shown), query);
}

/** @param {string} shown */
const head = (shown) => html`
  <div class="title"><h1>${t('title')}</h1></div>
  <nav class="tabs" aria-label=${t('title')}>${Object.keys(TABS).map((tab) => html`
    <a href=${'#/settings/' + tab} aria-current=${tab === shown ? 'page' : nothing}>${t('tab.' + tab)}</a>`)}</nav>`;
