// The roster: the gym's athletes, those who need attention first, with the reasons.
import { html, nothing, render } from '/webjars/lit-html/lit-html.js';
import { archivedActions } from './archive.js';
import { beginning } from './begin.js';
import { afterFrame, sayOften, show, titled } from './dom.js';
import { densityButton, filters, isCompact } from './filters.js';
import { rosterKeys } from './keys.js';
import { hasFlaggedLift } from './more.js';
import { loaded as loadedPart } from './parts/part.js';
import { hasPlace, rememberPlace, returnToPlace } from './place.js';
import { rosterRows } from './roster-rows.js';
import { changeRow, drawRow, newRow } from './row.js';
import { groups, rosterTable } from './table.js';
import { skeleton } from './parts/skeleton.js';
import { slices } from './slices.js';
import { t } from './texts.js';
import { ARCHIVED, PAUSED, chosen, isFiltered, isGrouped, isWanted, groupOf, keepAddress, listOf, order, readAddress, shownList, wantEverybody } from './order.js';

const FIRST = 30; // rows that are drawn at once, more than a screen shows; the others follow in slices
const TYPING = 250; // milliseconds; browsers limit how often a page changes its address

/**
 * Shows the roster.
 *
 * @param {ProgramApi.SignedIn} caller
 * @param {string} query the filters and the order, as in the address
 * @returns {Promise<Page.Leave>}
 */
export async function rosterView(caller, query) {
  readAddress(query);
  const mayChange = caller.roles.includes('coach') || caller.roles.includes('platform');
  const root = document.createElement('div');
  /** @type {Map<string, HTMLTableRowElement>} */
  const elements = new Map(); // the table rows of the athletes who have been shown, by id
  /** @type {import('./table.js').Group[]} */
  let shown = []; // the athletes who are shown, in their order
  let isLoaded = false;
  let isMoved = false; // whether the rows are no longer in their order
  let isFolded = true; // whether a phone hides the filters
  let isDrawn = true; // whether the rows show what was chosen
  const sayChanged = sayOften((names) => (names.length === 1 ? t('changed', { name: names[0] }) : t('changed.many', { n: names.length })));

  const { rows, ...source } = rosterRows({ changed, gone, loaded });
  /** @type {import('./row.js').Surroundings} */
  const around = { mayChange, inArchive: mayChange ? archivedActions : undefined };
  /** @type {import('./several/several.js').Several | undefined} */
  let several;

  /** @param {string} athleteId */
  function elementOf(athleteId) {
    const element = elements.get(athleteId) ?? newRow(athleteId);
    elements.set(athleteId, element);
    return element;
  }

  /** @param {string} athleteId */
  function again(athleteId) {
    const element = elements.get(athleteId);
    const row = rows.get(athleteId);
    if (element && row) drawRow(element, row, around);
  }

  /** @param {string} athleteId */
  function fill(athleteId) {
    if (!elements.get(athleteId)?.firstChild) again(athleteId);
  }

  /** @param {string} athleteId */
  function link(athleteId) {
    fill(athleteId);
    return elements.get(athleteId)?.querySelector('th a');
  }
  const rest = slices(); // of the rows below the first screen
  const nameInput = () => /** @type {HTMLInputElement | null} */ (root.querySelector('input[type=search]'));

  let chosenFlag = chosen.flag; // when the rows were drawn: it stands in each row that has it

  /** Puts the rows that are wanted in their order, and draws the page. */
  function draw() {
    if (chosen.flag !== chosenFlag) {
      const ofFlag = [...rows.values()].filter(({ flags }) => flags.some(({ code }) => [chosenFlag, chosen.flag].includes(code)));
      for (const { athleteId } of ofFlag) if (elements.get(athleteId)?.firstChild) again(athleteId);
      chosenFlag = chosen.flag;
    }
    shown = groups([...rows.values()].filter((row) => isWanted(row, caller.subject)).sort(order));
    isMoved = false;
    const focused = document.activeElement?.closest('tr')?.dataset.athlete;
    drawPage();
    const ids = shown.flatMap((group) => group.ids);
    ids.slice(0, FIRST).forEach(fill);
    rest.set(ids.slice(FIRST).filter((id) => !elements.get(id)?.firstChild).map((id) => () => fill(id)));
    if (focused) link(focused)?.focus({ preventScroll: true });
  }

  /** Draws the page without moving a row, because a table whose order changes all the time would be unreadable. */
  function drawPage() {
    render(isLoaded && !rows.size ? beginning(mayChange) : page(), root);
  }

  /** Draws the rows after the next frame, once for all that is pressed or typed until then. */
  function drawSoon() {
    if (!isDrawn) return;
    isDrawn = false;
    afterFrame(() => {
      isDrawn = true;
      draw();
    });
  }

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

  function clear() {
    wantEverybody();
    drawSoon();
    keepAddress();
  }

  /**
   * Shows a list of its own: PAUSED, ARCHIVED, or the roster itself.
   *
   * @param {string} list
   */
  function showList(list) {
    wantEverybody();
    choose('flag', list);
  }

  const page = () => html`
    <div class="title"><h1>${t('roster.title')}</h1>${isLoaded ? counts() : nothing}
      ${mayChange ? html`<span class="title-actions">${several || !isLoaded ? nothing : html`<button type="button" @click=${chooseSeveral}>${t('roster.several')}</button>`}<a class="button primary"
        href="#/profile">${t('roster.add')}</a></span>` : nothing}</div>
    <section class=${isFolded ? 'filters folded' : 'filters'} aria-label=${t('filter.title')}>${filters(caller, rows, choose)}
      <button type="button" class="narrow" aria-expanded=${String(!isFolded)} @click=${() => { isFolded = !isFolded; drawPage(); }}>${t('filter.title')}</button>${densityButton(rows.size, drawPage)}</section>
    ${several?.bar() ?? nothing}
    ${isLoaded ? rosterTable(shown, { elementOf, sortBy, isCompact: isCompact(rows.size) }) : skeleton(8)}
    ${isLoaded && !shown.some(({ ids }) => ids.length) ? nobody() : nothing}
    <p class="quiet keys">${shortcut(['/'], 'filter')}${shortcut(['↑', '↓'], 'move')}${shortcut(['Enter'], 'open')}
      ${mayChange ? [shortcut(['o'], 'override'), shortcut(['p'], 'pause'), shortcut(['s'], 'swap'), shortcut(['a'], 'proposal'), shortcut(['f'], 'flags')] : nothing}</p>`;

  function counts() {
    const visible = shown.reduce((sum, { ids }) => sum + ids.length, 0);
    const inList = (/** @type {string} */ list) => [...rows.values()].filter((row) => listOf(row) === list).length;
    const list = shownList();
    const n = inList(list);
    const others = [PAUSED, ARCHIVED].filter((each) => each !== list && inList(each));
    return html`<p class="quiet count" role="status">${visible === n ? '' : t('count.of', { shown: visible }) + ' '}${t('count.' + (list || 'athletes'), { n })}</p>
      ${list ? html`<button type="button" class="quiet" @click=${() => showList('')}>${t('list.back')}</button>` : nothing}
      ${others.map((each) => html`<button type="button" class="quiet" @click=${() => showList(each)}>${t('count.' + each, { n: inList(each) })}</button>`)}
      ${mayChange && !list && [...rows.values()].some((row) => !listOf(row) && hasFlaggedLift(row)) ? html`<a class="button quiet" href="#/proposals">${t('roster.proposals')}</a>` : nothing}
      ${isMoved ? html`<button type="button" class="quiet" @click=${drawSoon}>${t('sort.again')}</button>` : nothing}`;
  }

  /** Shows a box in each row, so that a coach can choose several athletes and do something for all of them. */
  async function chooseSeveral() {
    const { several: choosing } = await loadedPart(import('./several/several.js'));
    several = choosing({ rows, shown: () => shown.flatMap(({ ids }) => ids), changed: drawRows, leave: () => pick(undefined) });
    pick(several);
    /** @type {HTMLElement | null} */ (root.querySelector('tbody input[type=checkbox]'))?.focus();
  }

  /** @param {import('./several/several.js').Several | undefined} wanted */
  function pick(wanted) {
    several = wanted;
    around.picking = wanted;
    drawRows([...elements.keys()]);
  }

  /** @param {string[]} athleteIds */
  function drawRows(athleteIds) {
    for (const id of athleteIds) if (elements.get(id)?.firstChild) again(id);
    drawPage();
  }

  const nobody = () => html`<p class="quiet">${t(isFiltered() ? 'nobody.matches' : 'nobody.' + [...new Set([...rows.values()].map(listOf))].sort().join('.'))}
    ${isFiltered() ? html`<button type="button" class="quiet" @click=${clear}>${t('nobody.everybody')}</button>` : nothing}</p>`;

  /** @type {(keys: string[], text: string) => unknown} */
  const shortcut = (keys, text) => html`${keys.map((key) => html`<kbd>${key}</kbd>`)} ${t('key.' + text)}`;

  function loaded() {
    elements.clear();
    isLoaded = true;
    if (isListEmpty()) wantEverybody();
    draw();
  }

  /** Whether the last athlete of a list of its own, such as the archive, is back on the roster. */
  const isListEmpty = () => shownList() !== '' && ![...rows.values()].some((row) => listOf(row) === shownList());

  /**
   * Updates a row in its place.
   *
   * @param {Page.Row} row
   * @param {Page.Row | undefined} before
   */
  function changed(row, before) {
    if (!before || listOf(before) !== listOf(row)) {
      if (isListEmpty()) clear();
      else if (isWanted(row, caller.subject)) draw();
      else gone(row.athleteId);
      return;
    }
    const element = elements.get(row.athleteId);
    if (!element) return;
    changeRow(element, before, row, around);
    if (!element.isConnected) {
      if (isWanted(row, caller.subject)) draw();
      return;
    }
    sayChanged(row.name);
    if (!isMoved && isOutOfPlace(row, before)) {
      isMoved = true;
      drawPage();
    }
  }

  /** @type {(row: Page.Row, before: Page.Row) => boolean} */
  function isOutOfPlace(row, before) {
    if (!isWanted(row, caller.subject) || (isGrouped() && groupOf(before) !== groupOf(row))) return true;
    const ids = shown.flatMap((group) => group.ids);
    const at = ids.indexOf(row.athleteId);
    const [above, below] = [rows.get(ids[at - 1]), rows.get(ids[at + 1])];
    return Boolean((above && order(above, row) > 0) || (below && order(row, below) > 0));
  }

  /**
   * Removes a row. If it has the focus, the next row gets it.
   *
   * @param {string} athleteId
   */
  function gone(athleteId) {
    const ids = shown.flatMap((group) => group.ids);
    const at = ids.indexOf(athleteId);
    const hasFocus = elements.get(athleteId)?.contains(document.activeElement);
    elements.delete(athleteId);
    for (const group of shown) group.ids = group.ids.filter((id) => id !== athleteId);
    drawPage();
    if (hasFocus) link(ids[at + 1] ?? ids[at - 1])?.focus({ preventScroll: true });
  }

  function showRoster() {
    show(root);
    titled(t('roster.title'));
  }

  const isFailed = document.querySelector('#view > .failure'); // it stays until there is something to show
  drawPage();
  if (!isFailed) showRoster();
  await source.start();
  if (isFailed) showRoster();
  const keys = rosterKeys(root, nameInput, clear, (id) => (mayChange ? rows.get(id) : undefined));
  document.addEventListener('keydown', keys);
  if (hasPlace()) rest.finish(); // on a phone the height of a row is known when it is drawn
  const isBack = returnToPlace((athleteId) => (athleteId ? link(athleteId) : null));
  const leave = () => {
    rememberPlace();
    rest.set([]);
    source.stop();
    document.removeEventListener('keydown', keys);
  };
  return Object.assign(leave, { hasPlace: isBack });
}
