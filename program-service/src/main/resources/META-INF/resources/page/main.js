// The frame of the page: shows the signed-in user, the view that the URL names, and errors.
import { html, nothing, render } from '/webjars/lit-html/lit-html.js';
import { show, titled } from './dom.js';
import { get, part } from './api.js';
import { adviceOf, isOffline, titleOf } from './advice.js';
import { t } from './texts.js';
import { learnExercises, readExercises } from './words.js';
import { goBack } from './parts/drafts.js';
import { languageButtons } from './parts/language.js';
import { loaded } from './parts/part.js';
import { isPassing, repetition } from './parts/retry.js';
import { rosterView } from './roster.js';

/** @type {Page.Leave | null} */
let leave = null;
/** @type {ProgramApi.SignedIn} */
let caller;
const retry = repetition();

const isCoach = () => caller.roles.some((role) => role !== 'athlete');

/** @typedef {import('./api.js').Refused & { again?: () => Promise<void> }} Refused */

/**
 * Shows an error, advice for the user, and a button to try again. What can succeed later is also tried again by itself; on a device
 * without a network when that is back, so that the advice does not make way for an empty view meanwhile.
 *
 * @param {Refused} refused
 * @param {() => unknown} again
 */
function fail(refused, again) {
  console.error(refused);
  const repeated = refused.again;
  const retrying = repeated ? () => repeated().catch((failed) => fail(Object.assign(failed, { again: repeated }), again)) : again;
  const box = document.createElement('div');
  render(failure(refused, retrying), box);
  const shown = /** @type {HTMLElement} */ (box.querySelector('.failure'));
  // A failure that is shown already is not shown again, because screen readers would announce it each time.
  if (document.querySelector('#view > .failure')?.textContent !== shown.textContent) show(shown);
  titled(titleOf(refused));
  if (isPassing(refused) && isOffline()) retry.online(retrying);
  else if (repeatsItself(refused)) retry.after(retrying);
}

/**
 * Whether the failed request is repeated by itself. A page with a missing part would otherwise be loaded again and again.
 *
 * @param {Refused} refused
 */
const repeatsItself = (refused) => isPassing(refused) && !refused.again;

/**
 * @param {Refused} refused
 * @param {() => unknown} again
 */
const failure = (refused, again) => html`<div class="failure" role="alert">
  <h1>${titleOf(refused)}</h1>
  <p>${adviceOf(refused)}</p>
  ${isPassing(refused) && isOffline() ? html`<p class="quiet">${t('again.online')}</p>` : repeatsItself(refused) ? html`<p class="quiet">${t('again.itself')}</p>` : nothing}
  <button type="button" class="primary" @click=${again}>${t('again')}</button></div>`;

let turn = 0; // counts the requests of views
let settled = 0; // the newest request whose view is shown, or has failed
let covered = 0; // the newest request whose view an older one may have covered, before it was settled

async function route() {
  const mine = ++turn;
  retry.stop();
  if (leave) leave();
  leave = null;
  /** @type {Page.Leave | null} */
  let left = null;
  try {
    left = await view();
    retry.succeeded();
  } catch (refused) {
    if (mine === turn) fail(refused, route);
  }
  if (mine === turn) {
    leave = left;
    settled = mine;
    if (covered === mine) await route();
  } else if (left) {
    // Another view was requested meanwhile. If it was shown already, this one has covered it, so it is shown again.
    left();
    if (settled === turn) await route();
    else covered = turn;
  }
}

/**
 * The screens of the gym, which are loaded when they are opened. The address has an id and perhaps a lift and a query.
 *
 * @typedef {(id: string, caller: ProgramApi.SignedIn, slotId: string, query: URLSearchParams) => Promise<Page.Leave>} View
 * @type {{ [kind: string]: () => Promise<{ view: View }> }}
 */
const SCREENS = {
  build: () => import('./build/build.js'),
  calendar: () => import('./calendar/calendar.js'),
  change: () => import('./build/change.js'),
  import: () => import('./import/import.js'),
  library: () => import('./build/library.js'),
  log: () => import('./log/log.js'),
  profile: () => import('./people/profile.js'),
  proposals: () => import('./decisions/decisions.js'),
  settings: () => import('./settings/settings.js'),
  template: () => import('./build/template.js'),
};

/**
 * Shows the view that the URL names.
 *
 * @returns {Promise<Page.Leave | null>}
 */
async function view() {
  const [path, query = ''] = location.hash.split('?');
  const [, kind, id, slotId] = path.split('/');
  if (isCoach()) import('./parts/navigation.js').then(({ navigate }) => navigate()).catch(console.error);
  if (isCoach() && Object.hasOwn(SCREENS, kind ?? '')) return (await loaded(SCREENS[kind]())).view(id && decodeURIComponent(id), caller, slotId && decodeURIComponent(slotId), new URLSearchParams(query));
  if (kind === 'athletes' && id) {
    const { athleteView } = await loaded(import('./athlete.js'));
    return athleteView(decodeURIComponent(id), caller, slotId && decodeURIComponent(slotId), new URLSearchParams(query));
  }
  if (isCoach() && kind) return unknownAddress();
  if (isCoach()) return rosterView(caller, query);
  location.hash = '#/athletes/' + part(caller.subject);
  return null;
}

/** Says that the address names no page, with the way to the roster. */
async function unknownAddress() {
  const { leaveScreen, screen } = await import('./parts/screen.js');
  await screen('library', t('address.unknown'), () => html`<div class="title"><h1>${t('address.unknown')}</h1></div><p><a href="#/">${t('athlete.toRoster')}</a></p>`);
  return leaveScreen;
}

async function begin() {
  retry.stop();
  try {
    const [who, exercises] = await Promise.all([get('/v1/caller'), readExercises()]);
    goBack();
    caller = who;
    if (!isCoach() && !location.hash) {
      location.replace('/lift/'); // an athlete logs there; the plan on this page has an address of its own
      return;
    }
    learnExercises(exercises);
    document.getElementById('gym').textContent = who.gym;
    document.getElementById('who').textContent = who.subject + ', ' + who.roles.map((role) => t('role.' + role)).join(', ');
    const signOut = /** @type {HTMLElement} */ (document.querySelector('.sign-out'));
    signOut.children[0].textContent = t('signOut');
    const skip = /** @type {HTMLElement} */ (document.querySelector('.skip'));
    skip.textContent = t('skip');
    skip.onclick = () => {
      document.getElementById('view').focus();
      return false; // its address would be that of another view
    };
    if (who.roles.includes('athlete')) render(html`<a href="/lift/" class="to-lift">${t('toLift')}</a>`, /** @type {HTMLElement} */ (signOut.parentElement), { renderBefore: signOut });
    addEventListener('hashchange', async () => {
      await route();
      if (leave?.hasPlace || document.activeElement?.closest('form')) return; // the view has already moved the focus
      document.getElementById('view').focus({ preventScroll: true });
      scrollTo(0, 0);
    });
    await route();
  } catch (refused) {
    fail(refused, begin);
  }
}

render(languageButtons(), document.getElementById('languages'));
begin();
