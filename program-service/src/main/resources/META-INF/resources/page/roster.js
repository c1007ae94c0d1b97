// The roster: the gym's athletes, those who need attention first, with the reasons.
import { fillSelect, h, sayOften, show } from './dom.js';
import { all, get, part } from './api.js';
import { watch } from './live.js';
import { exercise, flag, flagCodes } from './words.js';
import { beginning } from './begin.js';
import { rosterKeys } from './keys.js';
import { bringUpToDate, line } from './row.js';
import { PAUSED, chosen, isFiltered, isWanted, order, wantEverybody } from './order.js';

const AGAIN = 3000; // milliseconds until a failed read is repeated
const REFRESH = 300_000; // milliseconds; no event reports that midnight has passed or that sets wait
const FEW = 50; // the largest number of athletes that one request names by id, because an address has a limited length
const TOGETHER = 20; // rows that are laid out or skipped together, because the browser checks each box for every frame

export async function rosterView(caller) {
  const rows = new Map(); // the rows of all athletes, including paused ones, by id
  const leaving = new Map(); // athletes who have just left the roster, each with the request that checks whether the athlete is paused
  let waiting = []; // live changes that arrive while all rows are read; null at other times
  const count = h('p', { class: 'quiet count', role: 'status' });
  const mayChange = caller.roles.includes('coach') || caller.roles.includes('platform');
  let empty = true;
  let loading = 0;
  let left = false;
  const sayChanged = sayOften((names) => (names.length === 1 ? names[0] : names.length + ' athletes') + ' changed');

  function draw() {
    const lifts = [...new Set([...rows.values()].flatMap((row) => row.lifts.map((lift) => lift.exercise)))].sort();
    fillSelect(liftSelect, lifts.map((id) => [id, exercise(id)]), chosen.lift);
    const wanted = [...rows.values()].filter(isWanted).sort(order);
    const focused = document.activeElement?.closest?.('tr')?.dataset.athlete;
    for (const body of [...table.tBodies]) body.remove();
    for (let i = 0; i < wanted.length; i += TOGETHER) {
      const rowsOf = wanted.slice(i, i + TOGETHER);
      table.append(h('tbody', { role: 'rowgroup', style: `--rows:${rowsOf.length}` }, rowsOf.map((row) => line(row, mayChange))));
    }
    if (focused) link(focused)?.focus({ preventScroll: true });
    counts();
    moved.hidden = true;
    for (const head of table.querySelectorAll('th[data-sort]')) {
      const mine = head.dataset.sort === chosen.sort;
      head.setAttribute('aria-sort', mine ? (chosen.turned ? 'descending' : 'ascending') : 'none');
    }
  }

  function counts() {
    const shown = table.querySelectorAll('tr[data-athlete]').length;
    const resting = [...rows.values()].filter((row) => row.paused).length;
    const ofPaused = chosen.flag === PAUSED;
    const of = ofPaused ? resting : rows.size - resting;
    count.textContent = (shown === of ? '' : `${shown} of `) + (ofPaused ? `${of} paused` : `${of} athletes`);
    paused.hidden = !ofPaused && resting === 0;
    paused.textContent = ofPaused ? 'Back to active athletes' : `${resting} paused`;
    nobody.hidden = shown > 0;
    everybody.hidden = !isFiltered();
    nobodySays.textContent = isFiltered() ? 'No athlete matches the filter. ' : 'All athletes are paused.';
  }

  const rowOf = (athleteId) => table.querySelector(`tr[data-athlete="${CSS.escape(athleteId)}"]`);
  const link = (athleteId) => rowOf(athleteId)?.querySelector('th a');

  const nameInput = h('input', {
    type: 'search', placeholder: 'Name', 'aria-label': 'Filter by name', value: chosen.name,
    oninput: (event) => choose('name', event.target.value),
  });
  const flagSelect = h('select', { 'aria-label': 'Filter by flag', onchange: (event) => choose('flag', event.target.value) });
  fillSelect(flagSelect, [...flagCodes.map((code) => [code, flag(code).word]), [PAUSED, 'Paused']], chosen.flag, 'Any flag');
  const liftSelect = h('select', { 'aria-label': 'Filter by lift', onchange: (event) => choose('lift', event.target.value) });
  fillSelect(liftSelect, [], chosen.lift, 'Any lift');

  function choose(what, value) {
    chosen[what] = value;
    draw();
  }

  function head(sort, text) {
    return h('th', { role: 'columnheader', scope: 'col', 'data-sort': sort },
      h('button', {
        type: 'button', class: 'sort',
        onclick: () => {
          chosen.turned = chosen.sort === sort && !chosen.turned;
          choose('sort', sort);
        },
      }, text));
  }

  const moved = h('button', { type: 'button', class: 'link', hidden: true, onclick: () => draw() }, 'Rows have changed: sort again');

  /** Switches between the lists of paused and of active athletes. */
  const paused = h('button', {
    type: 'button', class: 'link', hidden: true,
    onclick: () => {
      const wasPaused = chosen.flag === PAUSED;
      clear();
      flagSelect.value = wasPaused ? '' : PAUSED;
      choose('flag', flagSelect.value);
    },
  });

  const nobodySays = h('span');
  const everybody = h('button', { type: 'button', class: 'link', onclick: clear }, 'Show everybody');
  const nobody = h('p', { class: 'quiet', hidden: true }, nobodySays, everybody);

  function clear() {
    wantEverybody();
    nameInput.value = '';
    flagSelect.value = '';
    liftSelect.value = '';
    draw();
  }

  // The explicit roles are needed because the elements are displayed as boxes, and screen readers would not see a table.
  const table = h('table', { class: 'roster', role: 'table' },
    h('caption', { class: 'unseen' }, 'Athletes of the gym, one row each'),
    h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' },
      head('name', 'Athlete'), head('urgency', 'Needs attention'), head('week', 'This week'), head('four', 'Last 4 weeks'),
      h('th', { role: 'columnheader', scope: 'col' }, h('span', { class: 'loads-head' }, h('span', {}, 'Next week’s top loads'), h('span', {}, 'e1RM, smoothed'))),
      head('last', 'Last session'))));

  function page() {
    show(
      h('div', { class: 'title' }, h('h1', {}, 'Roster'), count, paused, moved),
      h('section', { class: 'filters', 'aria-label': 'Filters' }, nameInput, flagSelect, liftSelect,
        h('span', { class: 'quiet keys' }, h('kbd', {}, '/'), ' filter', h('kbd', {}, '↑'), h('kbd', {}, '↓'), ' move',
          h('kbd', {}, 'Enter'), ' open')),
      table, nobody);
    draw();
  }

  function draws() {
    empty = rows.size === 0;
    if (empty) show(beginning(caller));
    else page();
  }

  /** Applies a live change: updated rows, and the ids of athletes who have left the roster. */
  function change({ items, gone }) {
    if (waiting) {
      waiting.push({ items, gone });
      return;
    }
    for (const id of gone) {
      if (rows.get(id)?.paused) continue; // the athlete was paused before, and is checked again below
      rows.delete(id);
      remove(rowOf(id));
    }
    items.forEach(put);
    if (gone.length) {
      counts();
      whoRests(gone).catch(() => setTimeout(live.restart, AGAIN)); // after the restart all rows are read
    } else if (empty && rows.size > 0) {
      draws();
    }
  }

  function put(row) {
    leaving.delete(row.athleteId);
    const before = rows.get(row.athleteId);
    rows.set(row.athleteId, row);
    if (JSON.stringify(before) !== JSON.stringify(row)) replace(row, before);
    if (before && before.paused !== row.paused) counts();
  }

  /**
   * Reads which of the athletes that have left the roster are paused; the others were erased. The live stream does not
   * distinguish paused from erased athletes.
   */
  async function whoRests(ids) {
    if (ids.length > FEW) return load();
    const question = {};
    ids.forEach((id) => leaving.set(id, question));
    const { items } = await get(`/v1/roster?paused=true&limit=${FEW}&athleteId=` + ids.map(part).join(','));
    if (left || waiting) return; // all rows are being read
    const resting = new Map(items.map((row) => [row.athleteId, row]));
    for (const id of ids.filter((each) => leaving.get(each) === question)) {
      if (resting.has(id)) {
        put({ ...resting.get(id), paused: true });
      } else {
        leaving.delete(id);
        rows.delete(id);
        remove(rowOf(id));
      }
    }
    if (empty !== (rows.size === 0)) draws();
    else counts();
  }

  function remove(row) {
    const body = row?.parentElement;
    row?.remove();
    if (body?.rows.length) body.style.setProperty('--rows', body.rows.length);
    else body?.remove();
  }

  /** Updates a row without moving it, because a table whose order changes all the time would be unreadable. */
  function replace(row, before) {
    const old = rowOf(row.athleteId);
    if (!old) {
      if (isWanted(row)) draw();
      return;
    }
    bringUpToDate(old, before, row, mayChange);
    sayChanged(row.name);
    if (!isWanted(row)) moved.hidden = false;
    const place = (element) => element && rows.get(element.dataset.athlete);
    const above = place(old.previousElementSibling ?? old.parentElement.previousElementSibling?.lastElementChild);
    const below = place(old.nextElementSibling ?? old.parentElement.nextElementSibling?.firstElementChild);
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
    leaving.clear();
    resting.forEach((row) => rows.set(row.athleteId, { ...row, paused: true }));
    training.forEach((row) => rows.set(row.athleteId, row));
    if (chosen.flag === PAUSED && empty && !resting.length) clear(); // the last paused athlete is active again
    draws();
    changes.forEach(change);
  }

  const keys = rosterKeys(table, nameInput, clear);
  const live = watch('/v1/roster/stream', { rows: change, reset: () => load().catch(() => setTimeout(live.restart, AGAIN)) });
  try {
    await live.begun;
    await load();
  } catch (refused) {
    live.stop();
    throw refused;
  }
  document.addEventListener('keydown', keys);
  const refreshing = setInterval(() => !document.hidden && load().catch(() => setTimeout(live.restart, AGAIN)), REFRESH);
  return () => {
    left = true;
    clearInterval(refreshing);
    live.stop();
    document.removeEventListener('keydown', keys);
  };
}
