// What an athlete has lifted: what needs a look, the notes about the athlete, and the sessions with their sets.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { all, athletePath, find, get, part } from '../api.js';
import { watch } from '../live.js';
import { leaveScreen, loadingScreen, screen } from '../parts/screen.js';
import { textsOf } from '../parts/texts.js';
import { athleteChoice, noAthletes } from '../parts/athletes.js';
import { lifted as liftsOverTime } from '../lifted/lifted.js';
import { readExercises } from '../words.js';
import { looks } from './looks.js';
import { athleteNotes } from './notes.js';
import { sessions } from './sessions.js';

const t = await textsOf('/page/log');
const TOGETHER = 300; // milliseconds; changes within this time are read together

/**
 * Shows the log of an athlete.
 *
 * @param {string | undefined} athleteId undefined: the coach chooses an athlete first
 * @param {ProgramApi.SignedIn} caller
 * @param {string} unused
 * @param {URLSearchParams} query the parameters of the address: to, the last date of which sessions are shown
 */
export async function view(athleteId, caller, unused, query) {
  const mayChange = caller.roles.includes('coach') || caller.roles.includes('platform');
  await loadingScreen('log', t('title'));
  const [athletes, exercises] = await Promise.all([all('/v1/athletes'), readExercises()]);
  exercises.sort((a, b) => a.name.localeCompare(b.name));
  const choice = athleteChoice(athletes, athleteId, '#/log/');
  if (!athleteId && mayChange && !athletes.length) {
    await screen('log', t('title'), () => html`<div class="title"><h1>${t('title')}</h1></div>${noAthletes()}`);
    return leaveScreen;
  }
  if (!athleteId) return everybody(choice, mayChange);
  const known = athletes.find((each) => each.athleteId === athleteId) ?? await find(athletePath(athleteId));
  const profile = known ?? await usualProfile();
  const name = known?.displayName ?? athleteId;
  const upTo = query.get('to') ?? '';
  const overTime = liftsOverTime(athleteId);
  let draw = () => {};
  const redraw = () => draw();
  const parts = /** @type {const} */ ([
    looks(athleteId, { mayChange, draw: redraw }),
    athleteNotes(athleteId, { mayChange, caller, draw: redraw }),
    sessions(athleteId, { profile, mayChange, caller, exercises, draw: redraw, upTo }),
  ]);
  const [look, notes, lifted] = parts;

  /** @type {Page.Timer} */
  let timer;
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => Promise.all(parts.map((each) => each.read())).then(redraw, console.error), TOGETHER);
  };
  const live = watch('/v1/stream?athleteId=' + part(athleteId), { 'row-changed': changed, 'target-recomputed': changed, 'backoff-today': changed, reset: changed });
  const leave = () => {
    clearTimeout(timer);
    live.stop();
    leaveScreen();
  };
  try {
    await live.begun;
    await Promise.all(parts.map((each) => each.read()));
  } catch (refused) {
    leave();
    throw refused;
  }
  draw = await screen('log', `${t('title')}: ${name}`, () => html`
    <div class="title"><div><a class="back" href=${'#/athletes/' + part(athleteId)}>${t('plan', { name })}</a><h1>${name}</h1></div>${choice}${lifted.addButton()}</div>
    <div class="beside"><div>${overTime}${lifted.view()}</div><div>${look.view()}${notes.view()}</div></div>`);
  lifted.reopen();
  return leave;
}

/**
 * Returns the unit and the zone of the gym, which count for an athlete without a profile.
 *
 * @returns {Promise<{ unit: Page.Unit, timeZone: string }>}
 */
async function usualProfile() {
  const { unit = 'kg', timeZone = '' } = await get('/v1/gym');
  return { unit, timeZone };
}

/**
 * Shows the athletes who need a look, with the reasons. A reason that a coach marks as seen leaves the list.
 *
 * @param {unknown} choice
 * @param {boolean} mayChange
 */
async function everybody(choice, mayChange) {
  let draw = () => {};
  const rows = (await all('/v1/roster?needsLook=true')).map((row) => ({
    row, ...looks(row.athleteId, { mayChange, draw: () => draw(), items: row.flags, programId: row.programId }),
  }));
  draw = await screen('log', t('title'), () => {
    const open = rows.filter(({ reasons }) => reasons().length);
    return html`<div class="title"><h1>${t('title')}</h1>${choice}</div>${mayChange ? html`<p class="quiet">${t('choose.says')}</p>` : nothing}
      <section class="looks-list" aria-labelledby="looks-title"><h2 id="looks-title" tabindex="-1">${open.length ? t('looks.title', { n: open.length }) : t('looks.none')}</h2>
        ${open.map(({ row, reasons, markAll }) => html`<article class="card" data-athlete=${row.athleteId}>
          <header><h3><a href=${'#/log/' + part(row.athleteId)}>${row.name}</a></h3>
            ${mayChange && reasons().length > 1 ? html`<button type="button" class="quiet" aria-label=${t('looks.allSeenOf', { name: row.name })}
              @click=${markAll}>${t('looks.allSeen')}</button>` : nothing}</header>
          <ul class="rows">${reasons()}</ul></article>`)}</section>`;
  });
  return leaveScreen;
}
