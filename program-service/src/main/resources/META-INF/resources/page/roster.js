// The roster: who needs a look, and why.
import { h, sayOften, show } from './dom.js';
import { all } from './api.js';
import { watch } from './live.js';
import { exercise, flag, flagCodes } from './words.js';
import { beginning } from './begin.js';
import { bringUpToDate, line } from './row.js';

const AGAIN = 3000; // ms
const ANEW = 300_000; // ms: a midnight that passes, an athlete whose sets wait: no event tells of them
const TOGETHER = 20; // rows that are laid out, or left out of sight, as one: a browser looks at each such box for every picture

const SORTS = {
  urgency: (a, b) => urgency(a) - urgency(b) || byName(a, b),
  name: (a, b) => byName(a, b),
  week: (a, b) => share(a.sessions.thisWeek) - share(b.sessions.thisWeek) || byName(a, b),
  four: (a, b) => share(a.sessions.lastFourWeeks) - share(b.sessions.lastFourWeeks) || byName(a, b),
  last: (a, b) => (b.lastSessionAt || '').localeCompare(a.lastSessionAt || '') || byName(a, b),
};

const urgency = (row) => (row.parked ? -1 : row.flags.length ? row.flags[0].urgency : 99);
const share = (count) => (count.planned ? count.done / count.planned : 2);
const byName = (a, b) => a.name.localeCompare(b.name);

// What was chosen stays chosen while the page is open.
const chosen = { name: '', flag: '', lift: '', sort: 'urgency', turned: false };

export async function rosterView(caller) {
  const rows = new Map();
  let waiting = []; // what changes while all is read; null when nothing is being read
  const count = h('p', { class: 'quiet count', role: 'status' });
  const mayChange = caller.roles.includes('coach') || caller.roles.includes('platform');
  let empty = true;
  let loading = 0;
  let left = false;
  const sayChanged = sayOften((names) => (names.length === 1 ? names[0] : names.length + ' athletes') + ' changed');

  function draw() {
    const lifts = [...new Set([...rows.values()].flatMap((row) => row.lifts.map((lift) => lift.exercise)))].sort();
    fillSelect(liftSelect, lifts.map((id) => [id, exercise(id)]), chosen.lift);
    const wanted = [...rows.values()].filter(isWanted).sort(SORTS[chosen.sort]);
    if (chosen.turned) wanted.reverse();
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
    count.textContent = shown === rows.size ? `${rows.size} athletes` : `${shown} of ${rows.size} athletes`;
    nobody.hidden = shown > 0;
  }

  const rowOf = (athleteId) => table.querySelector(`tr[data-athlete="${CSS.escape(athleteId)}"]`);
  const link = (athleteId) => rowOf(athleteId)?.querySelector('th a');

  const nameInput = h('input', {
    type: 'search', placeholder: 'Name', 'aria-label': 'Filter by name', value: chosen.name,
    oninput: (event) => choose('name', event.target.value),
  });
  const flagSelect = h('select', { 'aria-label': 'Filter by flag', onchange: (event) => choose('flag', event.target.value) });
  fillSelect(flagSelect, flagCodes.map((code) => [code, flag(code).word]), chosen.flag, 'Any flag');
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

  const nobody = h('p', { class: 'quiet', hidden: true }, 'Nobody fits the filter. ',
    h('button', { type: 'button', class: 'link', onclick: clear }, 'Show everybody'));

  function clear() {
    Object.assign(chosen, { name: '', flag: '', lift: '' });
    nameInput.value = '';
    flagSelect.value = '';
    liftSelect.value = '';
    draw();
  }

  // The roles say again what the elements are: displayed as boxes, they would no longer be a table to everybody.
  const table = h('table', { class: 'roster', role: 'table' },
    h('caption', { class: 'unseen' }, 'Athletes of the gym, one row each'),
    h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' },
      head('name', 'Athlete'), head('urgency', 'Needs a look'), head('week', 'This week'), head('four', 'Last 4 weeks'),
      h('th', { role: 'columnheader', scope: 'col' }, h('span', { class: 'loads-head' }, h('span', {}, 'Next week’s top loads'), h('span', {}, 'e1RM, smoothed'))),
      head('last', 'Last session'))));

  function page() {
    show(
      h('div', { class: 'title' }, h('h1', {}, 'Roster'), count, moved),
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

  /** Rows as they are now, and ids that are no longer in the roster. */
  function take({ items, gone }) {
    if (waiting) {
      waiting.push({ items, gone });
      return;
    }
    for (const id of gone) {
      rows.delete(id);
      remove(rowOf(id));
    }
    for (const row of items) {
      const before = rows.get(row.athleteId);
      rows.set(row.athleteId, row);
      if (JSON.stringify(before) !== JSON.stringify(row)) replace(row, before);
    }
    if (empty !== (rows.size === 0)) draws();
    else if (gone.length) counts();
  }

  function remove(row) {
    const body = row?.parentElement;
    row?.remove();
    if (body?.rows.length) body.style.setProperty('--rows', body.rows.length);
    else body?.remove();
  }

  /** Changes a row where it stands: a table that sorts itself under one's eyes cannot be read. */
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
    const order = (a, b) => SORTS[chosen.sort](a, b) * (chosen.turned ? -1 : 1);
    if ((above && order(above, row) > 0) || (below && order(row, below) > 0)) moved.hidden = false;
  }

  async function load() {
    const mine = ++loading;
    waiting ??= [];
    const fresh = await all('/v1/roster');
    if (left || mine !== loading) return; // the one that began later has it all
    rows.clear();
    for (const { items, gone } of [{ items: fresh, gone: [] }, ...waiting]) {
      items.forEach((row) => rows.set(row.athleteId, row));
      gone.forEach((id) => rows.delete(id));
    }
    waiting = null;
    draws();
  }

  function keys(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.matches('input, select, textarea');
    if (event.key === '/' && !typing) {
      event.preventDefault();
      nameInput.focus();
    } else if (event.key === 'Escape' && event.target === nameInput) {
      clear();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (event.target.matches('select')) return;
      const links = [...table.querySelectorAll('tbody th a')];
      if (!links.length) return;
      const at = links.indexOf(document.activeElement?.closest('tr')?.querySelector('th a'));
      const to = event.key === 'ArrowDown' ? Math.min(links.length - 1, at + 1) : Math.max(0, at - 1);
      event.preventDefault();
      links[to].focus();
    }
  }

  const live = watch('/v1/roster/stream', { rows: take, reset: () => load().catch(() => setTimeout(live.restart, AGAIN)) });
  try {
    await live.begun;
    await load();
  } catch (refused) {
    live.stop();
    throw refused;
  }
  document.addEventListener('keydown', keys);
  const anew = setInterval(() => !document.hidden && load().catch(console.error), ANEW);
  return () => {
    left = true;
    clearInterval(anew);
    live.stop();
    document.removeEventListener('keydown', keys);
  };
}

function isWanted(row) {
  const text = chosen.name.trim().toLowerCase();
  return (!text || row.name.toLowerCase().includes(text) || row.athleteId.toLowerCase().includes(text))
    && (!chosen.flag || row.flags.some((each) => each.code === chosen.flag))
    && (!chosen.lift || row.lifts.some((lift) => lift.exercise === chosen.lift));
}

function fillSelect(select, options, value, first) {
  const any = first || select.options[0]?.textContent || 'Any lift';
  select.replaceChildren(h('option', { value: '' }, any), ...options.map(([id, text]) => h('option', { value: id }, text)));
  select.value = value;
}
