// The frame of the lifter's page: who is signed in, what is unsent, and the view of today.
import { html, nothing, render } from '/webjars/lit-html/lit-html.js';
import { skeleton } from '/page/parts/skeleton.js';
import { keepZone } from '/page/parts/texts.js';
import { device } from './device.js';
import { isFree } from './sessions.js';
import { begin, training, unsent } from './training.js';
import { t } from './texts.js';
import { begin as beginLifts, late, needed } from './lifts.js';
import { todayView } from './today.js';
import './resting.js';

const VIEWS = ['today', 'week', 'history'];

/** Returns the parts of the address after #, for example history, lifts. */
const place = () => location.hash.split('/').slice(1).map(decodeURIComponent);

const viewed = () => VIEWS.find((name) => name === place()[0]) ?? 'today';

const app = /** @type {HTMLElement} */ (document.getElementById('app'));
let isDrawn = false;

function draw() {
  if (isDrawn) return;
  isDrawn = true;
  queueMicrotask(() => {
    isDrawn = false;
    keepZone(training.known.profile?.timeZone);
    const hadFocus = document.activeElement !== document.body;
    render(page(), app);
    if (hadFocus && document.activeElement === document.body) keepFocus();
  });
}

/** Gives the focus to the one button, or to the view, because the element that had it is gone. */
const keepFocus = () => (document.querySelector('.dock .primary') ?? document.getElementById('view')).focus({ preventScroll: true });

const page = () => html`
  <header class="bar">
    <a class="brand" href="/lift/"><img src="/page/icon.svg" alt="" width="26" height="26">Topset</a>
    <span class="room"></span>
    ${status()}
    ${training.caller ? html`<details class="menu" @toggle=${(/** @type {{ target: HTMLDetailsElement }} */ { target }) => target.open && needed(import('./menu.js')).then(({ begin: fill }) => fill(target, draw))}><summary>${t('menu')}</summary>${late.menu(training.caller)}</details>` : nothing}
  </header>
  <nav class="views" aria-label=${t('views')}>${VIEWS.map((name) => html`
    <a href=${'#/' + name} aria-current=${name === viewed() ? 'page' : nothing}>${t('views.' + name)}</a>`)}</nav>
  <main id="view" tabindex="-1">${device.isKept ? nothing : html`<p class="notice warn">${t('notKept')}</p>`}${view()}</main>`;

function status() {
  if (!training.caller && !training.trouble) return nothing; // nothing is known yet
  const open = unsent().filter((set) => !set.refused).length;
  const refused = unsent().filter((set) => set.refused).length;
  const says = refused ? t('status.refused', { n: refused })
    : open && training.trouble === 'signed-out' ? t('status.waitingForSignIn', { n: open })
    : open && training.trouble ? t('status.waiting', { n: open })
    : open ? t('status.sending', { n: open })
    : training.trouble === 'offline' ? t('status.offline')
    : training.trouble === 'busy' ? t('status.busy')
    : training.trouble === 'signed-out' ? t('status.signedOut')
    : t('status.sent');
  const tone = refused ? 'bad' : open || training.trouble ? 'warn' : 'good';
  return html`<span id="status" class="chip ${tone}" role="status">${says}</span>`;
}

/** What a lifter has who trains without a program. */
const NO_PLAN = /** @type {ProgramApi.WeekPlan} */ (/** @type {unknown} */ ({ startsOn: '', lifts: [] }));

function view() {
  if (training.stranger) return lateView('without', null);
  if (training.trouble === 'signed-out') return html`${signIn()}${training.known.plan ? todayView(training.known.plan, draw) : nothing}`;
  if (training.caller && !training.caller.roles.includes('athlete')) return lateView('without', null);
  // Without the sessions of the week the next set would be the wrong one.
  const { plan, past } = training.known;
  if (past && viewed() === 'today' && (plan || isFree())) return todayView(plan ?? NO_PLAN, draw);
  if (past && (plan || viewed() === 'history')) return lateView(viewed(), plan);
  return training.trouble || past ? lateView('without', null) : skeleton();
}

/**
 * The views whose code is read when they are opened, because the first view does not need it.
 *
 * @type {{ [name: string]: () => Promise<LateView> }}
 */
const LATE = {
  week: () => import('./week.js').then(({ weekView, opened }) => ({ show: weekView, opened })),
  history: () => import('./history.js').then(({ historyView, opened }) => ({ show: historyView, opened })),
  without: () => import('./without.js').then(({ withoutView }) => ({ show: withoutView, opened: () => {} })),
};

/**
 * The late views that were read; null if one could not be read.
 *
 * @type {{ [name: string]: LateView | null }}
 */
const read = {};

/**
 * @param {string} name
 * @param {ProgramApi.WeekPlan | null | undefined} plan
 */
function lateView(name, plan) {
  const view = read[name];
  if (view) return view.show(plan, place().slice(1), draw);
  if (view === null) {
    return notice(t(`late.${name}`), t('late.says'), html`<button type="button" @click=${() => {
      delete read[name];
      draw();
    }}>${t('again')}</button>`);
  }
  LATE[name]().catch((failure) => {
    console.error(failure);
    return null;
  }).then((module) => {
    read[name] = module;
    draw();
  });
  return skeleton();
}

/** @type {(title: string, says: string, action?: unknown) => unknown} */
const notice = (title, says, action = nothing) => html`<section class="failure"><h1>${title}</h1><p>${says}</p>${action}</section>`;

/** Signing in is a navigation; what is on the device stays there. */
const signIn = () => (training.caller ? html`<p class="notice bad" role="alert">${t('signedOut.says')} <a href="/lift/?sign-in">${t('signedOut.go')}</a></p>`
  : html`<section class="card"><h1>${t('status.signedOut')}</h1><a class="button primary" href="/lift/?sign-in">${t('signedOut.go')}</a></section>`);

app.replaceChildren();
draw();
if (location.search) history.replaceState(null, '', '/lift/');
if ('serviceWorker' in navigator) navigator.serviceWorker.register('/lift/worker.js').catch(console.error);
let last = viewed();
addEventListener('hashchange', () => {
  if (viewed() !== last) read[viewed()]?.opened();
  last = viewed();
  draw();
  scrollTo(0, 0);
});
let isWorkedOut = false;
function workOut() {
  if (isWorkedOut) return;
  isWorkedOut = true;
  Promise.all([import('./phone.js').then((module) => module.prepare(draw)), import('./rest.js')]).catch((failure) => {
    isWorkedOut = false;
    console.error(failure);
  });
}

beginLifts(draw);
begin(draw).then(() => {
  import('./notes.js').then((module) => module.begin(draw)).catch(console.error);
  import('./last.js').then((module) => module.prepare(draw)).catch(console.error);
  // What the device works out is not needed before the first tap, unless top sets or other exercises were logged before.
  const logged = [...training.known.past?.flatMap(({ sets }) => sets) ?? [], ...training.sets.map(({ content }) => content)];
  if (logged.some(({ note, role, slotId }) => role === 'TOP' || (note && !slotId))) workOut();
  for (const event of ['pointerdown', 'keydown', 'input']) addEventListener(event, workOut, { once: true });
}).catch((failure) => {
  console.error(failure);
  render(notice(t('failed.title'), failure.message), app);
});
