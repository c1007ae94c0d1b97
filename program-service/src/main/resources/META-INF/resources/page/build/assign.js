// The sheet that assigns a program of the gym to many athletes: a line for each athlete, a column for each lift.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { repeat } from '/webjars/lit-html/directives/repeat.js';
import { athletePath, call, find, part } from '../api.js';
import { doubtOf, doubts } from '../doubts.js';
import { checkField, dateField, onSubmit, onValue, selectField, textField } from '../parts/fields.js';
import { problem } from '../parts/refusals.js';
import { fresh, isWrong, send } from '../parts/sending.js';
import { dayOf, load as weight, number } from '../parts/texts.js';
import { dateIn } from '../words.js';
import { canUndo, earliest, requestsOf, roundedOf, shownIn, wrongLoad } from './assign-plan.js';
import { learner, queue } from './athlete-loads.js';
import { bodyweightTexts, givenField, saveBodyweight, wrongBodyweight } from './given.js';
import { t } from './lift-fields.js';
import { setsOf } from './shown-lift.js';
import { monday } from './monday.js';
import { onKeys, onPaste } from './sheet-keys.js';
import { triedFor } from './tried.js';

const SHOWN = 40; // athletes of the choice that are listed; the others are found by name
const ATTEMPTS = 20; // calls for athletes that the service did not reach in its time
/** @type {{ [outcome: string]: string }} */
const TONES = { STARTED: 'good', REPEATED: 'note', REFUSED: 'bad', UNDONE: 'note' };

/**
 * @typedef {object} Assigned
 * @property {ProgramApi.ProgramTemplateView} template
 * @property {Page.Row[]} rows the roster
 * @property {ProgramApi.AthleteProfile[]} profiles
 * @property {Map<string, string>} names the names of the gym's programs, by id
 * @property {import('./catalogue.js').Catalogue} catalogue
 * @property {() => void} draw
 * @property {() => Promise<void>} changed called after programs have begun or were taken back
 */

/** @type {(athleteId: string, slotId: string) => string} */
const cell = (athleteId, slotId) => `load ${athleteId} ${slotId}`;

/** @type {(athleteId: string) => string} */
const bodyOf = (athleteId) => `bodyweight-${athleteId}`;

/** @type {(athleteId: string) => string} */
const reasonOf = (athleteId) => `reason-${athleteId}`;

/**
 * Returns the sheet: view() shows it, choose() chooses athletes.
 *
 * @param {Assigned} options
 */
export function assignment({ template, rows, profiles, names, catalogue, draw, changed }) {
  /** @type {import('../parts/sending.js').Form & { startsOn: string, tag: string, name: string, loads: { [cell: string]: string } }} */
  const form = { ...fresh(), startsOn: monday(dateIn()), tag: '', name: '', loads: {} };
  /** @type {Set<string>} */
  const chosen = new Set();
  /** @type {Map<string, import('./assign-plan.js').Known>} */
  const known = new Map();
  /** @type {Set<string>} */
  const unread = new Set(); // the athletes about whom the service gave no answer
  /** @type {Map<string, Partial<ProgramApi.AssignedAthlete> & { athleteId: string } | { athleteId: string, outcome: 'UNDONE', status?: undefined, violations?: undefined, detail?: undefined }>} */
  const results = new Map(); // by athlete
  /** @type {Map<string, { athleteId: string, startsOn: string }>} */
  const begun = new Map(); // the programs that were started here, by id
  /** @type {Map<string, ReturnType<typeof roundedOf>>} */
  const rounded = new Map(); // the first loads that cannot be loaded exactly, by athlete
  const tags = [...new Set(rows.flatMap((row) => row.tags ?? []))].sort();
  const { learn, lightest, said } = learner(template, profiles, rows, names, catalogue);
  const slots = template.lifts.map((lift) => ({ slotId: lift.slotId ?? '', exercise: lift.exercise ?? '', day: lift.day ?? 1, sets: setsOf(lift, catalogue) }));
  let sent = { assignmentId: '', content: '' };
  const doubt = doubts();
  /** @type {Map<string, string>} */
  const light = new Map(); // the lightest loads that were filled in, by cell
  /** @type {{ [name: string]: string }} */
  const given = {}; // what is typed in the fields beside an athlete's name, by their names

  const nameOf = (/** @type {string} */ id) => rows.find((row) => row.athleteId === id)?.name ?? id;
  const todayOf = (/** @type {string} */ id) => dateIn(profiles.find((each) => each.athleteId === id)?.timeZone);
  /** @type {Map<string, import('./assign-plan.js').Exception>} */
  const exceptions = new Map(); // by athlete
  const ask = queue(async (/** @type {string} */ athleteId) => {
    try {
      known.set(athleteId, await learn(athleteId, form.startsOn, exceptions.get(athleteId)));
      known.get(athleteId)?.running?.forEach((load, slotId) => { form.loads[cell(athleteId, slotId)] ??= number(load); });
    } catch (refused) {
      console.error(refused);
      unread.add(athleteId);
    }
    draw();
  });
  const put = (/** @type {'tag' | 'name'} */ field) => (/** @type {string} */ value) => {
    form[field] = value;
    draw();
  };
  const listed = () => rows.filter((row) => (!form.tag || row.tags.includes(form.tag)) && row.name.toLowerCase().includes(form.name.trim().toLowerCase()));
  const lines = () => rows.filter((row) => chosen.has(row.athleteId) || results.has(row.athleteId));
  /** Who gets the program when it is sent: those who can have it. */
  const ready = () => [...chosen].filter((id) => !known.get(id)?.why.length && !unread.has(id));
  const unanswered = () => [...chosen].filter((id) => unread.has(id));
  const isLearning = () => [...chosen].some((id) => !known.has(id) && !unread.has(id));

  /** @param {string[]} ids */
  function askAgain(ids) {
    for (const id of ids) {
      known.delete(id);
      unread.delete(id);
      ask(id);
    }
    draw();
  }

  /** @param {string} startsOn */
  function putDay(startsOn) {
    form.startsOn = startsOn;
    delete form.wrong.startsOn;
    known.clear();
    askAgain([...chosen]);
  }

  /**
   * @param {string[]} ids
   * @param {boolean} isChosen
   */
  function choose(ids, isChosen) {
    for (const id of ids) {
      if (results.has(id)) known.delete(id); // the athlete's program is another one now
      unread.delete(id);
      if (isChosen && (!chosen.has(id) || results.has(id)) && !known.get(id)?.loads.size) ask(id);
      if (isChosen && !chosen.has(id)) for (const { slotId, load } of triedFor(template.id, id)) form.loads[cell(id, slotId)] ??= load;
      if (isChosen) chosen.add(id);
      else chosen.delete(id);
      if (isChosen) results.delete(id);
    }
    delete form.wrong.athleteIds;
    draw();
  }

  /** @type {(id: string, slotId: string) => boolean} */
  const isMissing = (id, slotId) => {
    const about = known.get(id);
    return about !== undefined && wrongLoad(about, form.loads[cell(id, slotId)], slotId) === 'assign.missing';
  };

  const lacking = () => ready().filter((id) => slots.some(({ slotId }) => isMissing(id, slotId)));

  /** Fills in the lightest load that can be loaded for each lift for which nothing is known. */
  async function startLight() {
    if (form.busy) return;
    const filled = await send(form, () => Promise.all(lacking().map(async (id) => {
      const about = known.get(id);
      return about ? [...await lightest(id, form.startsOn, about)].map(([slotId, load]) => ({ id, slotId, load })) : [];
    })), { draw });
    for (const { id, slotId, load } of (filled ?? []).flat()) {
      if (!isMissing(id, slotId)) continue;
      form.loads[cell(id, slotId)] = number(load);
      light.set(cell(id, slotId), number(load));
      delete form.wrong[cell(id, slotId)];
    }
    draw();
  }

  /**
   * Stores an athlete's bodyweight, without which the program cannot be planned.
   *
   * @param {string} id
   * @param {Page.Unit} unit
   */
  async function keepBodyweight(id, unit) {
    const text = given[bodyOf(id)] ?? '';
    form.wrong[bodyOf(id)] = wrongBodyweight(text);
    if (form.wrong[bodyOf(id)] || form.busy) return draw();
    const saved = await send(form, () => saveBodyweight(id, text, unit, todayOf(id)), { draw });
    if (!saved) return undefined;
    return askAgain([id]);
  }

  /**
   * Keeps a coach's reason for the lifts that the rules advise against.
   *
   * @param {string} id
   */
  function giveReason(id) {
    const reason = (given[reasonOf(id)] ?? '').trim();
    form.wrong[reasonOf(id)] = reason ? '' : t('assign.reasonMissing');
    if (!reason) return draw();
    exceptions.set(id, { reason, slots: new Set([...known.get(id)?.forcible ?? [], ...exceptions.get(id)?.slots ?? []]) });
    return askAgain([id]);
  }

  /** Returns what is wrong before anything is sent, by the names of the cells. */
  function wrong() {
    /** @type {{ [field: string]: string }} */
    const found = {};
    if (!ready().length) found.athleteIds = t(chosen.size ? 'assign.nobody' : 'assign.choose');
    const first = earliest(ready().map(todayOf));
    if (form.startsOn < first) found.startsOn = t('assign.past', { date: dayOf(first) });
    for (const id of ready()) {
      const about = known.get(id);
      for (const { slotId } of slots) {
        const message = about && wrongLoad(about, form.loads[cell(id, slotId)], slotId);
        if (message) found[cell(id, slotId)] = t(message);
      }
    }
    return found;
  }

  async function assign() {
    if (form.busy) return undefined;
    if (isLearning() || isWrong(form, wrong(), draw)) return focusWrong();
    const ids = ready();
    if (doubt.asks(questions(ids))) return draw();
    const requests = requestsOf(ids, form.loads, slots.map((each) => each.slotId), cell, (id) => exceptions.get(id));
    const content = JSON.stringify([form.startsOn, requests]);
    if (sent.content !== content) sent = { assignmentId: crypto.randomUUID(), content }; // the same content keeps its id, so that it is started once
    const common = { startsOn: form.startsOn, version: template.version, assignmentId: sent.assignmentId };
    for (const request of requests) if (!await sendAll({ ...common, ...request })) break;
    return changed();
  }

  /**
   * Sends a request, and again for the athletes that it did not reach. Returns whether it was answered.
   *
   * @param {ProgramApi.AssignmentRequest} request
   */
  async function sendAll(request) {
    let waiting = request.athleteIds;
    for (let n = 0; waiting.length && n < ATTEMPTS; n++) {
      const starts = (request.starts ?? []).filter((each) => !each.athleteId || waiting.includes(each.athleteId));
      const asked = { ...request, athleteIds: waiting, starts };
      const answer = await send(form, () => call('POST', `/v1/program-templates/${part(template.id)}/assign`, asked), { draw, fields: ['startsOn', 'starts', 'athleteIds'] });
      if (!answer) return false;
      for (const each of answer.results) {
        results.set(each.athleteId, each);
        if (each.outcome === 'REFUSED') continue;
        chosen.delete(each.athleteId);
        if (each.outcome !== 'STARTED') continue;
        begun.set(each.programId ?? '', { athleteId: each.athleteId, startsOn: request.startsOn });
        readRounded(each.athleteId, each.programId).catch(console.error);
      }
      waiting = answer.results.filter((each) => each.status === 503).map((each) => each.athleteId);
      draw();
    }
    return true;
  }

  /**
   * Reads with which loads an athlete begins instead of those that cannot be loaded.
   *
   * @param {string} athleteId
   * @param {string | undefined} programId
   */
  async function readRounded(athleteId, programId) {
    const plan = await find(`${athletePath(athleteId)}/weeks/1?programId=${part(programId ?? '')}`);
    rounded.set(athleteId, roundedOf(athleteId, form.loads, plan?.lifts ?? [], cell));
    draw();
  }

  const undoable = () => [...begun].filter(([, each]) => canUndo(each.startsOn, [todayOf(each.athleteId)]));

  /** Takes back all programs that were started here. */
  async function undo() {
    if (form.busy) return;
    for (const [programId, { athleteId }] of undoable()) {
      const ended = await send(form, () => call('POST', `/v1/programs/${part(programId)}/end`), { draw });
      if (!ended) break;
      begun.delete(programId);
      results.set(athleteId, { athleteId, outcome: 'UNDONE' });
    }
    sent = { assignmentId: '', content: '' };
    await changed();
    const undone = [...results.values()].filter((each) => each.outcome === 'UNDONE').map((each) => each.athleteId);
    for (const id of undone) chosen.add(id);
    draw();
    /** @type {HTMLElement | null} */ (document.querySelector('#view .assign [type=submit]'))?.focus(); // the button of the undo is gone
  }

  /**
   * Returns the questions about the typed loads of athletes.
   *
   * @param {string[]} ids
   */
  const questions = (ids) => ids.flatMap((id) => slots.flatMap(({ slotId, exercise }) => {
    const about = known.get(id);
    const question = about ? doubtOf(form.loads[cell(id, slotId)] ?? '', about.unit, { trained: about.loads.get(slotId) }) : '';
    return question ? [`${nameOf(id)}, ${catalogue.nameOf(exercise)}: ${question}`] : [];
  }));

  const focusWrong = () => document.querySelector('#view .assign [aria-invalid=true]')?.focus();

  function result(/** @type {string} */ athleteId) {
    const each = results.get(athleteId);
    const why = known.get(athleteId)?.why ?? [];
    if (!each) return why.length ? html`<span class="chip bad">${t('assign.cannot')}</span>` : nothing; // the reasons stand beside the name
    if (each.status === 503) return html`<span class="chip warn">${t('assign.later')}</span>`;
    const refused = each.outcome === 'REFUSED' ? said(each.violations ?? []) : [];
    const others = each.outcome === 'STARTED' ? rounded.get(athleteId) ?? [] : [];
    return html`<span class="chip ${TONES[each.outcome ?? '']}">${t('assign.' + each.outcome)}</span>
      ${others.map(({ exercise, unit, asked, load }) => html`<small>${t('assign.rounded', { lift: catalogue.nameOf(exercise), load: weight(load, unit), asked: weight(asked, unit) })}</small>`)}
      ${each.outcome === 'REFUSED' ? reasons(refused.length ? refused : [problem({ status: each.status, message: each.detail })], athleteId) : nothing}`;
  }

  const reasons = (/** @type {string[]} */ why, /** @type {string} */ athleteId) => html`<small class="problem">${why.join(' ')}</small>
    ${known.get(athleteId)?.lacksBodyweight ? bodyweight(athleteId, known.get(athleteId)?.unit ?? 'kg') : nothing}${known.get(athleteId)?.forcible?.size ? reasonField(athleteId) : nothing}<a href=${`#/build/${part(athleteId)}?from=${part(template.id)}`}>${t('assign.byHand')}</a>`;

  /**
   * Shows a field beside an athlete's name, with the button that uses what is typed.
   *
   * @param {string} name
   * @param {Omit<Parameters<typeof givenField>[1], 'value' | 'wrong' | 'put'>} options
   */
  const field = (name, options) => givenField(name, { ...options, value: given[name] ?? '', wrong: form.wrong[name] ?? '', put: (value) => { given[name] = value; } });

  const bodyweight = (/** @type {string} */ id, /** @type {Page.Unit} */ unit) => field(bodyOf(id), { ...bodyweightTexts(nameOf(id), unit), use: () => keepBodyweight(id, unit) });

  const reasonField = (/** @type {string} */ id) => field(reasonOf(id), {
    label: t('assign.reason', { name: nameOf(id) }), placeholder: t('assign.reasonShort'), button: t('assign.reasonUse'), use: () => giveReason(id) });

  /** What the program replaces; nothing once it was started or refused. */
  function replaces(/** @type {string} */ athleteId) {
    if (results.has(athleteId)) return nothing;
    const about = known.get(athleteId);
    if (unread.has(athleteId)) return nothing; // the sentence below the table says it
    if (!about) return t('assign.asking');
    if (!about.replaces) return t('assign.replacesNone');
    return t(about.replaces.week > 0 ? 'assign.replaces' : 'assign.replacesLater', about.replaces);
  }

  const line = (/** @type {Page.Row} */ row) => {
    const id = row.athleteId;
    const about = known.get(id);
    const isOpen = chosen.has(id) && !about?.why.length;
    return html`<tr data-row data-athlete=${id}><th scope="row"><span>${row.name}</span> <span class="quiet">${about ? about.unit : nothing}</span><small class="replaces">${replaces(id)}</small>${about?.why.length && !results.has(id) ? reasons(about.why, id) : nothing}</th>
      ${slots.map(({ slotId, exercise }) => {
    const name = cell(id, slotId);
    const isKnown = about?.loads.has(slotId) && form.loads[name] === undefined;
    const running = about?.running?.get(slotId);
    const isRunning = running !== undefined && form.loads[name] === number(running);
    const isLight = light.has(name) && form.loads[name] === light.get(name);
    const lacks = isOpen && isMissing(id, slotId);
    return html`<td data-label=${catalogue.nameOf(exercise)} class=${isKnown ? 'known' : isRunning || isLight ? 'known planned' : lacks ? 'missing' : ''}><input name=${name} data-col=${slotId} inputmode="decimal" autocomplete="off" maxlength="12" ?disabled=${!isOpen || form.busy}
        aria-label=${t('assign.load', { lift: catalogue.nameOf(exercise), name: row.name, unit: about?.unit ?? '' })} placeholder=${lacks ? t('assign.enter') : ''} title=${isKnown ? t('assign.known') : isRunning ? t('assign.running') : isLight ? t('light.mark') : nothing}
        aria-invalid=${form.wrong[name] ? 'true' : nothing} aria-describedby=${form.wrong[name] ? `wrong-${id}` : nothing} .value=${shownIn(about, form.loads[name], slotId)} @input=${onValue((value) => putLoad(name, value))}></td>`;
  })}
      <td class="result">${result(id)}${messages(id)}</td></tr>`;
  };

  /** @type {(name: string, value: string) => void} */
  function putLoad(name, value) {
    if (value.trim()) form.loads[name] = value;
    else delete form.loads[name]; // an empty cell shows the load from history again, if there is one
    delete form.wrong[name];
    draw();
  }

  function messages(/** @type {string} */ athleteId) {
    const lifts = Map.groupBy(slots.filter(({ slotId }) => form.wrong[cell(athleteId, slotId)]), ({ slotId }) => form.wrong[cell(athleteId, slotId)]);
    const all = [...lifts].map(([message, of]) => `${of.map(({ exercise }) => catalogue.nameOf(exercise)).join(', ')}: ${message}`);
    return all.length ? html`<small class="problem" id=${`wrong-${athleteId}`}>${all.join(' ')}</small>` : nothing;
  }

  function summary() {
    const n = ready().length;
    const replaced = ready().filter((id) => known.get(id)?.replaces).length;
    const away = unanswered();
    return html`${away.length && !isLearning() ? html`<p class="notice bad" role="alert"><span>${t('assign.unread', { n: away.length })}</span> <button type="button" @click=${() => askAgain(away)}>${t('assign.again')}</button></p>` : nothing}
      <p class="quiet" role="status">${isLearning() ? t('assign.asking') : lacking().length ? t('assign.lacking', { n: lacking().length }) : n ? t('assign.summary', { n, date: dayOf(form.startsOn) }) + (replaced ? ' ' + t('assign.summaryReplaces', { n: replaced }) : '') : nothing}</p>
      ${lacking().length && !isLearning() ? html`<p class="notice"><span>${t('light.says')}</span> <button type="button" aria-disabled=${form.busy ? 'true' : nothing} @click=${startLight}>${t('light')}</button></p>` : nothing}`;
  }

  function outcome() {
    const [done, back] = [undoable().length, [...results.values()].filter((each) => each.outcome === 'UNDONE').length];
    const refused = [...results.values()].filter((each) => each.outcome === 'REFUSED').length;
    if (!done && !back) return nothing;
    return html`<p class="notice ${done ? 'good' : ''}" role="status"><span>${done ? t('assign.done', { n: done }) + (refused ? ' ' + t('assign.doneRefused', { n: refused }) : '') : t('assign.undone', { n: back })}</span>
      ${done ? html` <button type="button" aria-disabled=${form.busy ? 'true' : nothing} @click=${undo}>${t('assign.undo', { n: done })}</button>` : nothing}</p>`;
  }

  const view = () => html`<form class="card assign" novalidate @submit=${onSubmit(assign, draw)}>
    <h2>${t('assign')}</h2><p class="quiet">${t('assign.says')}</p>
    ${outcome()}
    <div class="fields">
      ${dateField(form, 'startsOn', { label: t('startsOn'), required: true, value: form.startsOn, put: putDay })}
      ${textField(form, 'name', { label: t('assign.name'), type: 'search', value: form.name, put: put('name') })}
      ${tags.length ? selectField(form, 'tag', { label: t('assign.tag'), value: form.tag, any: t('assign.anyTag'), options: tags.map((each) => [each, each]), put: put('tag') }) : nothing}
    </div>
    <div class="actions"><button type="button" @click=${() => choose(listed().map((row) => row.athleteId), true)}>${t('assign.all', { n: listed().length })}</button>
      <button type="button" class="quiet" ?disabled=${!chosen.size} @click=${() => choose([...chosen], false)}>${t('assign.none')}</button></div>
    <div class="athletes">${repeat(listed().slice(0, SHOWN), (row) => row.athleteId, (row) => checkField('athlete ' + row.athleteId, { label: row.name, checked: chosen.has(row.athleteId), put: (value) => choose([row.athleteId], value) }))}</div>
    ${listed().length > SHOWN ? html`<p class="quiet">${t('assign.more', { n: listed().length - SHOWN })}</p>` : nothing}
    ${form.wrong.athleteIds ? html`<p class="problem" role="alert">${form.wrong.athleteIds}</p>` : nothing}
    ${lines().length ? html`<p class="quiet">${t('assign.loadsSay')}</p>
    <div class="scroll" tabindex="0" role="region" aria-label=${t('assign.loads')}><table class="table first-loads ${results.size ? 'answered' : ''}" @keydown=${onKeys()} @paste=${onPaste(() => true, true)}>
      <caption class="unseen">${t('assign.loads')}</caption>
      <thead><tr><th scope="col">${t('assign.athlete')}</th>${slots.map((each) => html`<th scope="col">${catalogue.nameOf(each.exercise)}<small>${t('day', { n: each.day })}</small><small>${each.sets}</small></th>`)}<th scope="col"><span class=${results.size ? nothing : 'unseen'}>${t('assign.result')}</span></th></tr></thead>
      <tbody>${repeat(lines(), (row) => row.athleteId, line)}</tbody></table></div>` : nothing}
    ${form.wrong.starts ? html`<p class="problem" role="alert">${form.wrong.starts}</p>` : nothing}
    ${summary()}${doubt.view()}
    <div class="actions"><button type="submit" class="primary" aria-busy=${form.busy ? 'true' : nothing} aria-disabled=${form.busy ? 'true' : nothing} ?disabled=${isLearning() || (unanswered().length > 0 && !ready().length)}>${ready().length ? t('assign.send', { n: ready().length }) : t('assign.sendNone')}</button></div>
    <p class="problem" role="alert">${form.problem}</p><p class="notice" role="status" ?hidden=${!form.note}>${form.note}</p>
  </form>`;
  return { view, choose: (/** @type {string[]} */ ids) => choose(ids.filter((id) => rows.some((row) => row.athleteId === id)), true) };
}
