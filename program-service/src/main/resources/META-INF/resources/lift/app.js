// The frame of the lifter's page: who is signed in, what is unsent, and the view of today.
import { html, nothing, render } from '/webjars/lit-html/lit-html.js';
import { part } from '/page/api.js';
import { begin, forget, sync, training, unsent } from './training.js';
import { t } from './texts.js';
import { loadTranslations } from './lifts.js';
import { todayView } from './today.js';
import { showRest } from './rest.js';

const VIEWS = ['today', 'week', 'history'];

/** Returns the view that the address names. */
const viewed = () => VIEWS.find((name) => location.hash === '#/' + name) ?? 'today';

const app = /** @type {HTMLElement} */ (document.getElementById('app'));
let isDrawn = false;

/** Draws the page after the current changes. */
function draw() {
  if (isDrawn) return;
  isDrawn = true;
  queueMicrotask(() => {
    isDrawn = false;
    render(page(), app);
  });
}

const page = () => html`
  <header class="bar">
    <a class="brand" href="/lift/"><img src="/page/icon.svg" alt="" width="26" height="26">Topset</a>
    <span class="room"></span>
    ${status()}
    <button class="link sign-out" type="button" @click=${() => import('./signout.js').then((module) => module.signOut())}>${t('signOut')}</button>
  </header>
  <nav class="views" aria-label=${t('views')}>${VIEWS.map((name) => html`
    <a href=${'#/' + name} aria-current=${name === viewed() ? 'page' : nothing}>${t('views.' + name)}</a>`)}</nav>
  <main id="view" tabindex="-1">${view()}</main>
  ${training.caller ? elsewhere(training.caller) : nothing}`;

/**
 * Links to the page on which coaches see this lifter, and to the roster for lifters who coach.
 *
 * @param {ProgramApi.SignedIn} caller
 */
const elsewhere = ({ roles, subject }) => html`<footer class="elsewhere">
  ${roles.includes('athlete') ? html`<a href=${'/#/athletes/' + part(subject)}>${t('elsewhere.own')}</a>` : nothing}
  ${roles.some((role) => role !== 'athlete') ? html`<a href="/">${t('elsewhere.roster')}</a>` : nothing}</footer>`;

/** Says honestly whether the services have everything. */
function status() {
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

function view() {
  if (training.stranger) return stranger(training.stranger);
  if (training.trouble === 'signed-out') return html`${signIn()}${training.known.plan ? todayView(training.known.plan, draw) : nothing}`;
  if (training.caller && !training.caller.roles.includes('athlete')) return notice(t('notLifter.title'), t('notLifter.says'), html`<a role="button" href="/">${t('notLifter.go')}</a>`);
  // Without the sessions of the week the next set would be the wrong one.
  if (training.known.plan && training.known.past) return VIEWS_OF[viewed()](training.known.plan);
  if (training.trouble) return notice(t('noPlanYet.title'), t('noPlanYet.' + training.trouble), html`<button type="button" @click=${sync}>${t('again')}</button>`);
  if (training.known.past) return notice(t('noProgram.title'), t('noProgram.says'));
  return html`<p class="quiet">${t('loading')}</p>`;
}

/** The code of the week is read when the week is opened, because the first view does not need it. */
function openWeek() {
  import('./week.js').then((module) => {
    ({ weekView } = module);
  }, (failure) => {
    console.error(failure);
    weekView = () => notice(t('noWeek.title'), t('noWeek.says'), html`<button type="button" @click=${() => {
      weekView = openWeek;
      draw();
    }}>${t('again')}</button>`);
  }).then(draw);
  return html`<p class="quiet">${t('loading')}</p>`;
}

/** @type {(plan: ProgramApi.WeekPlan) => unknown} */
let weekView = openWeek;

/** @type {{ [name: string]: (plan: ProgramApi.WeekPlan) => unknown }} */
const VIEWS_OF = { today: (plan) => todayView(plan, draw), week: (plan) => weekView(plan), history: historyView };

/**
 * What the view of the history shows, and whether it was made without a network; null before it is opened.
 *
 * @type {Past | null}
 */
let past = null;

/**
 * The history is read when it is opened, and so is its code, because the charts are large.
 *
 * @param {ProgramApi.WeekPlan} plan
 */
function historyView(plan) {
  const isAlone = training.trouble !== null;
  if (past?.isAlone !== isAlone) {
    /** @type {Past} */
    const shown = { isAlone, view: past?.view ?? html`<p class="quiet">${t('loading')}</p>` };
    past = shown;
    import('./history.js').then((module) => module.history(plan))
      .catch((failure) => {
        console.error(failure);
        return notice(t('noHistory.title'), t('noHistory.says'));
      })
      .then((view) => {
        shown.view = view;
        draw();
      });
  }
  return past?.view;
}

/** @type {(title: string, says: string, action?: unknown) => unknown} */
const notice = (title, says, action = nothing) => html`<section class="failure"><h1>${title}</h1><p>${says}</p>${action}</section>`;

/** Signing in is a navigation; what is on the device stays there. */
const signIn = () => html`<p class="notice bad" role="alert">${t('signedOut.says')} <a href="/lift/?sign-in">${t('signedOut.go')}</a></p>`;

/** @param {Stranger} stranger */
const stranger = ({ before, caller }) => notice(
  t('stranger.title', { n: unsent().length, who: before.subject }), t('stranger.says', { who: before.subject, now: caller.subject }),
  html`<button type="button" class="secondary" @click=${async () => { await forget(); sync(); }}>${t('stranger.discard')}</button>`);

app.replaceChildren();
if (location.search) history.replaceState(null, '', '/lift/');
if ('serviceWorker' in navigator) navigator.serviceWorker.register('/lift/worker.js').catch(console.error);
showRest();
addEventListener('hashchange', () => {
  past = null;
  draw();
  scrollTo(0, 0);
});
begin(draw).then(() => {
  loadTranslations().then(draw).catch(console.error); // without them the sentences of the services are English
}).catch((failure) => {
  console.error(failure);
  render(notice(t('failed.title'), failure.message), app);
});
