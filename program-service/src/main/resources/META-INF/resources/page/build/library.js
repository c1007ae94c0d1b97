// The gym's library of programs: the list, and one program with the athletes who train by it.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { all, call, find, get, part } from '../api.js';
import { fresh, send } from '../parts/sending.js';
import { dayOf } from '../parts/texts.js';
import { leaveScreen, screen } from '../parts/screen.js';
import { exercise } from '../words.js';
import { assignment } from './assign.js';
import { queue } from './athlete-loads.js';
import { loadCatalogue } from './catalogue.js';
import { t } from './lift-fields.js';
import { methodOf, setsOf } from './shown-lift.js';

const NAMED = 4; // exercises of a program that its row names

/**
 * Shows the library, or the program with an id.
 *
 * @param {string} id
 * @param {ProgramApi.SignedIn} caller
 * @param {string} unused
 * @param {URLSearchParams} query athletes: the ids of the athletes who get the program
 */
export async function view(id, caller, unused, query) {
  const athletes = query.get('athletes')?.split(',').filter(Boolean) ?? [];
  return id ? program(id, athletes) : list(athletes);
}

/** @param {string[]} athletes */
async function list(athletes) {
  const then = athletes.length ? '?athletes=' + athletes.map(part).join(',') : '';
  const items = await all('/v1/program-templates');
  const [used, retired] = [items.filter((each) => !each.retired), items.filter((each) => each.retired)];
  /** @type {Map<string, string>} */
  const contents = new Map(); // by program; they are read after the list, one by one
  const row = (/** @type {ProgramApi.ProgramTemplateSummary} */ each) => html`<li><span class="what"><a href=${'#/library/' + part(each.id) + then}>${each.name}</a>
    <small>${contents.get(each.id)}</small><small class="quiet">${t('library.version', { n: each.version, date: dayOf(each.savedAt) })}</small></span></li>`;
  const draw = await screen('library', t('library'), () => html`
    <a class="back" href="#/">${t('library.back')}</a>
    <div class="title"><h1>${t('library')}</h1><span class="title-actions"><a class="button primary" href="#/template">${t('library.new')}</a></span></div>
    ${athletes.length ? html`<p class="notice">${t('library.for', { n: athletes.length })}</p>` : nothing}
    ${used.length ? html`<ul class="rows card">${used.map(row)}</ul>` : html`<p>${t('library.empty')}</p>`}
    ${retired.length ? html`<details><summary>${t('library.retired', { n: retired.length })}</summary><ul class="rows card">${retired.map(row)}</ul></details>` : nothing}`);
  const heading = document.querySelector('#view .title');
  const read = queue(async (/** @type {string} */ id) => {
    const path = /** @type {const} */ (`/v1/program-templates/${part(id)}`);
    const [template, users] = await Promise.all([get(path), all(`${path}/athletes`)]);
    contents.set(id, contentOf(template, users.length));
    if (heading?.isConnected) draw(); // another screen may be open now
  });
  for (const { id } of [...used, ...retired]) read(id);
  return leaveScreen;
}

/**
 * Says in one line what a program has, and how many athletes train by it.
 *
 * @param {Pick<ProgramApi.ProgramTemplateView, 'lifts' | 'weeks'>} template
 * @param {number} users
 */
export function contentOf({ lifts, weeks }, users) {
  const names = [...new Set(lifts.map((lift) => exercise(lift.exercise ?? '')))];
  return [t('library.days', { n: new Set(lifts.map(({ day }) => day)).size }), ...(weeks ? [t('library.weeks', { n: weeks })] : []),
    names.slice(0, NAMED).join(', ') + (names.length > NAMED ? ' ' + t('library.moreLifts', { n: names.length - NAMED }) : ''),
    users ? t('library.users', { n: users }) : t('library.unused')].join(' · ');
}

/**
 * @param {string} id
 * @param {string[]} athletes who are chosen at first
 */
async function program(id, athletes) {
  const path = /** @type {const} */ (`/v1/program-templates/${part(id)}`);
  const template = await find(path);
  if (!template) {
    await screen('library', t('library.none'), () => html`<h1>${t('library.none')}</h1><p><a href="#/library">${t('library')}</a></p>`);
    return leaveScreen;
  }
  const [first, rows, profiles, library, catalogue] = await Promise.all([all(`${path}/athletes`), all('/v1/roster'), all('/v1/athletes'), all('/v1/program-templates'), loadCatalogue()]);
  let users = first;
  const names = new Map(rows.map((row) => [row.athleteId, row.name]));
  const form = fresh();
  let current = template;
  const assign = assignment({
    template, rows, profiles, catalogue, names: new Map(library.map((each) => [each.id, each.name])), draw: () => draw(),
    async changed() {
      try {
        const [trained, roster] = await Promise.all([all(`${path}/athletes`), all('/v1/roster')]);
        users = trained;
        rows.splice(0, rows.length, ...roster);
      } catch (refused) {
        console.error(refused); // the form says already that the service does not answer
      }
      draw();
    },
  });

  async function retire() {
    const request = current.retired ? () => call('PUT', path, bodyOf(current)) : () => call('DELETE', path);
    const answer = await send(form, request, { draw: () => draw() });
    if (answer) {
      current = answer;
      draw();
    }
  }

  const draw = await screen('library', template.name, () => html`
    <a class="back" href="#/library">← ${t('library')}</a>
    <div class="title"><h1>${template.name}</h1><p class="quiet">${t('library.version', { n: template.version, date: dayOf(template.savedAt) })}</p>
      <span class="title-actions"><a class="button" href=${'#/template/' + part(id)}>${t('library.edit')}</a></span></div>
    <section class="card"><h2>${t('library.lifts')}</h2>${days(template, catalogue)}</section>
    ${current.retired ? html`<p class="notice">${t('library.isRetired')}</p>` : assign.view()}
    <section class="card"><h2>${t('library.athletes')}</h2>
      ${users.length ? html`<ul class="rows">${users.map((each) => html`<li><span class="what"><a href=${'#/athletes/' + part(each.athleteId)}>${names.get(each.athleteId) ?? each.athleteId}</a>
        <small class="quiet">${t('library.since', { date: dayOf(each.startsOn) })}</small></span>${each.version < each.newestVersion ? html`<span class="chip warn">${t('library.older', { n: each.version })}</span>` : nothing}</li>`)}</ul>` : html`<p class="quiet">${t('library.nobody')}</p>`}</section>
    <div class="actions"><button type="button" aria-disabled=${form.busy ? 'true' : nothing} @click=${retire}>${t(current.retired ? 'library.restore' : 'library.retire')}</button></div>
    <p class="problem" role="alert">${form.problem}</p>`);
  if (athletes.length) assign.choose(athletes);
  return leaveScreen;
}

/**
 * Returns the request that saves a program template as it is, which brings a retired one back.
 *
 * @param {ProgramApi.ProgramTemplateView} saved
 */
function bodyOf({ name, weeks, unit, template, templates, structure, deloadEvery, deloads, lifts, weekdays }) {
  return { name, weeks, unit, template, templates, structure, deloadEvery, deloads: deloads?.length ? deloads : undefined, lifts, weekdays };
}

/**
 * @param {ProgramApi.ProgramTemplateView} template
 * @param {import('./catalogue.js').Catalogue} catalogue
 */
function days(template, catalogue) {
  const weekdays = new Map((template.weekdays ?? []).map((each) => [each.day, t('weekday.' + each.weekday)]));
  return [...Map.groupBy(template.lifts, (lift) => lift.day ?? 0)].sort(([a], [b]) => a - b).map(([day, lifts]) => html`
    <h3>${t('day', { n: day })}${weekdays.has(day) ? ', ' + weekdays.get(day) : ''}</h3>
    <ul class="planned">${lifts.map((lift) => html`<li><b>${catalogue.nameOf(lift.exercise ?? '')}</b> <span class="quiet">${setsOf(lift, catalogue)} · ${t('method.' + methodOf(lift, catalogue))}</span></li>`)}</ul>`);
}
