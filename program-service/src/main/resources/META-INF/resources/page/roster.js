// The roster: the gym's athletes, those who need attention first, with the reasons.
import { afterFrame, h, sayOften, show } from './dom.js';
import { all, get, part } from './api.js';
import { watch } from './live.js';
import { t } from './texts.js';
import { rowActions } from './actions.js';
import { beginning } from './begin.js';
import { density, filters } from './filters.js';
import { rosterKeys } from './keys.js';
import { bringUpToDate, line } from './row.js';
import { rememberPlace, returnToPlace } from './place.js';
import { countGroups, fillTable, removeRow, rosterTable } from './table.js';
import { PAUSED, chosen, isFiltered, isGrouped, isWanted, keepAddress, needsLook, order, readAddress, wantEverybody } from './order.js';

const AGAIN = 3000; // milliseconds until a failed read is repeated
const REFRESH = 300_000; // milliseconds; no event reports that midnight has passed or that sets wait
const TYPING = 250; // milliseconds; browsers limit how often a page changes its address
const FEW = 50; // the largest number of athletes that one request names by id, because an address has a limited length

/** @typedef {{ items: Page.Row[], gone: string[] }} Changes a live change: updated rows, and the ids of athletes who have left the roster */

/**
 * Shows the roster.
 *
 * @param {ProgramApi.SignedIn} caller
 * @param {string} query the filters and the order, as in the address
 * @returns {Promise<Page.Leave>}
 */
export async function rosterView(caller, query) {
  readAddress(query);
  /** @type {Map<string, Page.Row>} */
  const rows = new Map(); // the rows of all athletes, including paused ones, by id
  /** @type {Map<string, HTMLTableRowElement>} */
  const elements = new Map(); // the table rows of the athletes who have been shown, by id
  /** @type {Map<string, object>} */
  const leaving = new Map(); // athletes who have just left the roster, each with the request that checks whether the athlete is paused
  /** @type {Changes[] | null} */
  let waiting = []; // live changes that arrive while all rows are read; null at other times
  const count = h('p', { class: 'quiet count', role: 'status' });
  const mayChange = caller.roles.includes('coach') || caller.roles.includes('platform');
  let empty = true;
  let loading = 0;
  let left = false;
  let isDrawn = true; // whether the rows show what was chosen
  const sayChanged = sayOften((names) => (names.length === 1 ? t('changed', { name: names[0] }) : t('changed.many', { n: names.length })));

  function draw() {
    bar.offer(rows);
    const wanted = [...rows.values()].filter((row) => isWanted(row, caller.subject)).sort(order);
    const focused = document.activeElement?.closest('tr')?.dataset.athlete;
    fillTable(table, wanted, elementOf);
    if (focused) link(focused)?.focus({ preventScroll: true });
    rowDensity.fit(rows.size);
    counts();
    moved.hidden = true;
  }

  /** Draws the rows after the next frame, once for all that is pressed or typed until then. */
  function drawSoon() {
    if (isDrawn) {
      isDrawn = false;
      afterFrame(() => {
        isDrawn = true;
        draw();
      });
    }
  }

  function counts() {
    countGroups(table);
    const shown = table.querySelectorAll('tr[data-athlete]').length;
    const resting = [...rows.values()].filter((row) => row.paused).length;
    const ofPaused = chosen.flag === PAUSED;
    const n = ofPaused ? resting : rows.size - resting;
    count.textContent = (shown === n ? '' : t('count.of', { shown }) + ' ') + t(ofPaused ? 'count.paused' : 'count.athletes', { n });
    paused.hidden = !ofPaused && resting === 0;
    paused.textContent = ofPaused ? t('paused.back') : t('count.paused', { n: resting });
    nobody.hidden = shown > 0;
    everybody.hidden = !isFiltered();
    nobodySays.textContent = t(isFiltered() ? 'nobody.matches' : 'nobody.paused') + ' ';
  }

  /** @param {Page.Row} row */
  function elementOf(row) {
    const element = elements.get(row.athleteId) ?? line(row, mayChange);
    elements.set(row.athleteId, element);
    return element;
  }

  const link = (/** @type {string} */ athleteId) => elements.get(athleteId)?.querySelector('th a');

  const bar = filters(caller, choose);

  /**
   * @param {import('./order.js').Key} what
   * @param {string} value
   */
  function choose(what, value) {
    chosen[what] = value;
    if (what === 'sort') chosen.turned = false;
    drawSoon();
    keepAddress(what === 'name' ? TYPING : 0);
  }

  /** @param {string} sort */
  function sortBy(sort) {
    Object.assign(chosen, { sort, turned: chosen.sort === sort && !chosen.turned });
    drawSoon();
    keepAddress();
  }

  const moved = h('button', { type: 'button', class: 'link', hidden: true, onclick: () => drawSoon() }, t('sort.again'));

  /** Switches between the lists of paused and of active athletes. */
  const paused = h('button', {
    type: 'button', class: 'link', hidden: true,
    onclick: () => {
      const flag = chosen.flag === PAUSED ? '' : PAUSED;
      wantEverybody();
      choose('flag', flag);
    },
  });

  const nobodySays = h('span');
  const everybody = h('button', { type: 'button', class: 'link', onclick: clear }, t('nobody.everybody'));
  const nobody = h('p', { class: 'quiet', hidden: true }, nobodySays, everybody);

  function clear() {
    wantEverybody();
    drawSoon();
    keepAddress();
  }

  const table = rosterTable(sortBy);
  const rowDensity = density(table);
  const act = mayChange && rowActions(table, (element) => rows.get(element.dataset.athlete ?? ''));

  /** @type {(keys: string[], text: string) => Page.Child} */
  const shortcut = (keys, text) => [keys.map((key) => h('kbd', {}, key)), ' ' + t('key.' + text)];

  function page() {
    show(
      h('div', { class: 'title' }, h('h1', {}, t('roster.title')), count, paused, moved,
        mayChange && h('span', { class: 'title-actions' }, h('a', { class: 'as-button', href: '#/profile' }, t('roster.add')))),
      h('section', { class: 'filters', 'aria-label': t('filter.title') }, bar.elements, rowDensity.button),
      table, nobody,
      h('p', { class: 'quiet keys' }, shortcut(['/'], 'filter'), shortcut(['↑', '↓'], 'move'), shortcut(['Enter'], 'open'),
        mayChange && [shortcut(['o'], 'override'), shortcut(['p'], 'pause'), shortcut(['s'], 'swap'), shortcut(['a'], 'proposal')]));
    draw();
  }

  function draws() {
    empty = rows.size === 0;
    if (empty) show(beginning(mayChange));
    else page();
  }

  /**
   * Applies a live change.
   *
   * @param {Changes} changes
   */
  function change({ items, gone }) {
    if (waiting) {
      waiting.push({ items, gone });
      return;
    }
    for (const id of gone) {
      if (rows.get(id)?.paused) continue; // the athlete was paused before, and is checked again below
      forget(id);
    }
    items.forEach(put);
    if (gone.length) {
      counts();
      whoRests(gone).catch(() => setTimeout(live.restart, AGAIN)); // after the restart all rows are read
    } else if (empty && rows.size > 0) {
      draws();
    }
  }

  /** @param {string} athleteId */
  function forget(athleteId) {
    rows.delete(athleteId);
    removeRow(elements.get(athleteId));
    elements.delete(athleteId);
  }

  /** @param {Page.Row} row */
  function put(row) {
    leaving.delete(row.athleteId);
    const before = rows.get(row.athleteId);
    rows.set(row.athleteId, row);
    if (JSON.stringify(before) !== JSON.stringify(row)) replace(row, before);
    if (before && before.paused !== row.paused) counts();
    if (before && isGrouped() && needsLook(before) !== needsLook(row)) moved.hidden = false;
  }

  /**
   * Reads which of the athletes that have left the roster are paused; the others were erased. The live stream does not
   * distinguish paused from erased athletes.
   *
   * @param {string[]} ids
   */
  async function whoRests(ids) {
    if (ids.length > FEW) return load();
    const question = {};
    ids.forEach((id) => leaving.set(id, question));
    const { items } = await get(`/v1/roster?paused=true&limit=${FEW}&athleteId=${ids.map(part).join(',')}`);
    if (left || waiting) return; // all rows are being read
    const resting = new Map(items.map((row) => [row.athleteId, row]));
    for (const id of ids.filter((each) => leaving.get(each) === question)) {
      const row = resting.get(id);
      if (row) {
        put({ ...row, paused: true });
      } else {
        leaving.delete(id);
        forget(id);
      }
    }
    if (empty !== (rows.size === 0)) return draws();
    return counts();
  }

  /**
   * Updates a row without moving it, because a table whose order changes all the time would be unreadable.
   *
   * @param {Page.Row} row
   * @param {Page.Row | undefined} before
   */
  function replace(row, before) {
    const old = elements.get(row.athleteId);
    if (!old?.isConnected) {
      elements.delete(row.athleteId); // it is built again when it is shown
      if (isWanted(row, caller.subject)) draw();
      return;
    }
    bringUpToDate(old, before, row, mayChange);
    sayChanged(row.name);
    if (!isWanted(row, caller.subject)) moved.hidden = false;
    const place = (/** @type {Element | null | undefined} */ element) => element instanceof HTMLElement && rows.get(element.dataset.athlete ?? '');
    const above = place(old.previousElementSibling ?? old.parentElement?.previousElementSibling?.lastElementChild);
    const below = place(old.nextElementSibling ?? old.parentElement?.nextElementSibling?.firstElementChild);
    if ((above && order(above, row) > 0) || (below && order(row, below) > 0)) moved.hidden = false;
  }

  async function load() {
    const mine = ++loading;
    waiting ??= [];
    const [training, resting] = await Promise.all([all('/v1/roster'), all('/v1/roster?paused=true')]);
    if (left || mine !== loading) return; // a later read contains all changes
    const changes = waiting;
    waiting = null;
    rows.clear();
    elements.clear();
    leaving.clear();
    resting.forEach((row) => rows.set(row.athleteId, { ...row, paused: true }));
    training.forEach((row) => rows.set(row.athleteId, row));
    if (chosen.flag === PAUSED && empty && !resting.length) clear(); // the last paused athlete is active again
    draws();
    changes.forEach(change);
  }

  const keys = rosterKeys(table, bar.name, clear, (key, row) => act && act(key, row));
  const live = watch('/v1/roster/stream', { rows: change, reset: () => load().catch(() => setTimeout(live.restart, AGAIN)) });
  try {
    await live.begun;
    await load();
  } catch (refused) {
    live.stop();
    throw refused;
  }
  document.addEventListener('keydown', keys);
  const isBack = returnToPlace((athleteId) => (athleteId ? link(athleteId) : null));
  const refreshing = setInterval(() => !document.hidden && load().catch(() => setTimeout(live.restart, AGAIN)), REFRESH);
  const leave = () => {
    left = true;
    rememberPlace();
    clearInterval(refreshing);
    live.stop();
    document.removeEventListener('keydown', keys);
  };
  return Object.assign(leave, { hasPlace: isBack });
}
