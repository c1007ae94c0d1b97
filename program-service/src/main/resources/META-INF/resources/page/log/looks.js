// The flags of an athlete: a coach marks one as seen, or as seen until a day. The service opens it again at a new cause.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { athletePath, call, find, part } from '../api.js';
import { about, chip, flag, named, weeksOf } from '../flags.js';
import { nextSteps, stepLinks } from '../next-step.js';
import { readPain, remarks } from '../pain.js';
import { newest } from './newest.js';
import { fresh, send } from '../parts/sending.js';
import { dayOf, textsOf, timeOf } from '../parts/texts.js';
import { toast } from '../toast.js';

const t = await textsOf('/page/log');
const SNOOZE = [1, 3, 7]; // days
const NAMES = 5; // more names of lifts are folded

/**
 * Returns the section of an athlete's flags: read() asks the service, view() shows all flags, and reasons() those that
 * nobody has seen and that are a reason to look. readWeeks() asks of which week's sets the flags speak. markAll() marks the
 * reasons to look as seen.
 *
 * @param {string} athleteId
 * @param {object} options
 * @param {boolean} options.mayChange
 * @param {() => void} options.draw
 * @param {ProgramApi.RosterFlag[]} [options.items] the flags that are known already
 * @param {string} [options.programId]
 * @param {boolean} [options.paused]
 * @param {(code: string) => boolean} [options.isProposed] whether the steps after a flag are offered with its proposal
 */
export function looks(athleteId, { mayChange, draw, items = [], programId, paused, isProposed = () => false }) {
  const path = /** @type {const} */ (`${athletePath(athleteId)}/flags`);
  /** @type {{ items: ProgramApi.RosterFlag[], forms: Map<string, import('../parts/sending.js').Form>, current: ProgramApi.WeekPlan | null, next: ProgramApi.WeekPlan | null, hurt: import('../pain.js').Hurt[] }} */
  const state = { items, forms: new Map(), current: null, next: null, hurt: [] };
  const reading = newest();
  const read = () => Promise.all([readWeeks(), reading(() => find(path), (answer) => {
    state.items = answer?.items ?? [];
  })]);
  const readWeeks = async () => {
    const [current, next] = await Promise.all([find(`${athletePath(athleteId)}/weeks/current`), find(`${athletePath(athleteId)}/weeks/next`)]);
    Object.assign(state, { current, next, hurt: await readPain(athleteId, current, next) });
  };
  const formOf = (/** @type {ProgramApi.RosterFlag} */ { code }) => state.forms.get(code) ?? fresh();

  /**
   * Changes the mark of a flag and reads the flags again.
   *
   * @param {ProgramApi.RosterFlag} each
   * @param {() => Promise<unknown>} action
   * @param {string} done
   * @param {() => Promise<unknown>} [undo]
   */
  async function mark(each, action, done, undo) {
    if (formOf(each).busy) return;
    const form = fresh();
    state.forms.set(each.code, form);
    const answer = await send(form, action, { draw, conflict: async () => { await read(); return t('looks.changed'); } });
    if (answer === undefined) return;
    await read();
    toast(done, { undo: undo && (() => undo().then(read).then(draw)) });
    draw();
    (document.querySelector('.looks-list li button') ?? document.getElementById('looks-title'))?.focus();
  }

  const markSeen = (/** @type {ProgramApi.RosterFlag} */ each, days = 0) => {
    const until = days ? inDays(days) : undefined;
    return mark(each, () => call('PUT', `${path}/${part(each.code)}/seen`, { cause: each.cause, until }), t('looks.marked'), () => reopen(each));
  };
  const reopen = (/** @type {ProgramApi.RosterFlag} */ { code }) => call('DELETE', `${path}/${part(code)}/seen`).then((answer) => answer ?? {});
  const open = (/** @type {ProgramApi.RosterFlag} */ each) => mark(each, () => reopen(each), t('looks.opened'));

  const row = (/** @type {ProgramApi.RosterFlag} */ each) => {
    const { word, says } = flag(each.code);
    const form = formOf(each);
    const weeks = weeksOf(each, state.current?.week);
    return html`<li data-flag=${each.code}><span class="what">${chip(each.code, each.needsLook)} ${names(each)}<small
      class="quiet">${says}${weeks ? ` (${weeks})` : ''}</small>${remarks(athleteId, each, state.hurt)}
        ${each.seen ? html`<small>${t('looks.by', { by: each.seen.by ?? t('looks.someone'), time: timeOf(each.seen.at) })}${each.seen.until ? ' · ' + t('looks.until', { date: dayOf(each.seen.until) }) : ''}</small>` : nothing}
        ${mayChange && !each.seen && !isProposed(each.code) ? stepLinks(nextSteps({ athleteId, programId, paused }, each)) : nothing}
        <small class="problem" role="alert">${form.problem}</small><small ?hidden=${!form.note}>${form.note}</small></span>
      ${!mayChange ? nothing : each.seen
        ? html`<button type="button" class="quiet small" aria-disabled=${form.busy ? 'true' : nothing} aria-label=${t('looks.openNamed', { flag: word })}
          @click=${() => open(each)}>${t('looks.open')}</button>`
        : html`<span class="acts"><button type="button" aria-disabled=${form.busy ? 'true' : nothing}
          aria-label=${t('looks.seenNamed', { flag: word })} @click=${() => markSeen(each)}>${t('looks.seen')}</button>
          <select class="snooze" aria-label=${t('looks.snoozeNamed', { flag: word })}
            @change=${(/** @type {{ target: HTMLSelectElement }} */ { target }) => { const days = Number(target.value); target.value = ''; if (days) markSeen(each, days); }}>
            <option value="">${t('looks.snooze')}</option>${SNOOZE.map((days) => html`<option value=${days}>${t('looks.days', { n: days })}</option>`)}</select></span>`}</li>`;
  };

  const view = () => {
    const open = state.items.filter((each) => !each.seen);
    const reasons = open.filter(isReason);
    const list = (/** @type {string} */ title, /** @type {ProgramApi.RosterFlag[]} */ items) => (items.length ? html`${title ? html`<h3>${title}</h3>` : nothing}<ul class="rows">${items.map(row)}</ul>` : nothing);
    return html`<section
      class="card looks-list" aria-labelledby="looks-title"><h2 id="looks-title" tabindex="-1">${reasons.length ? t('looks.title', { n: reasons.length }) : open.length ? t('looks.noneBut', { n: open.length }) : t('looks.none')}</h2>
      ${list('', reasons)}
      ${list(reasons.length ? t('looks.also') : '', open.filter((each) => !isReason(each)))}
      ${list(t('looks.rest'), state.items.filter((each) => each.seen))}</section>`;
  };
  const unseen = () => state.items.filter((each) => !each.seen && isReason(each));
  const reasons = () => unseen().map(row);
  const markAll = async () => {
    for (const each of unseen()) await markSeen(each);
  };
  return { read, readWeeks, view, reasons, markAll };
}

/**
 * Names what a flag is about. Of many lifts only the first ones are shown at once.
 *
 * @param {ProgramApi.RosterFlag} flag
 */
function names(flag) {
  const all = flag.about.map(named);
  return all.length > NAMES ? html`<details><summary>${about(flag)}</summary>${all.join(', ')}</details>` : html`<b>${all.join(', ')}</b>`;
}

/**
 * Whether a flag asks for a decision about the athlete; the others are information.
 *
 * @param {ProgramApi.RosterFlag} flag
 */
const isReason = ({ needsLook }) => needsLook;

/**
 * Returns the date in some days, in the zone of the browser.
 *
 * @param {number} days
 */
function inDays(days) {
  const date = new Date();
  date.setDate(date.getDate() + days);
  return date.toLocaleDateString('sv-SE');
}
