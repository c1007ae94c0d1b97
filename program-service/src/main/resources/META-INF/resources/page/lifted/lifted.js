// A graph of each lift over all sessions of an athlete, imported ones and those of no program too. It is a node of its own,
// so that any screen can show it.
import { html, nothing, render, svg } from '/webjars/lit-html/lit-html.js';
import { athletePath, get, part } from '../api.js';
import { problem } from '../parts/refusals.js';
import { styles } from '../parts/screen.js';
import { skeleton } from '../parts/skeleton.js';
import { dateOf, language, load, textsOf } from '../parts/texts.js';
import { exercise } from '../words.js';
import { placesOf, seriesOf, ticksOf } from './series.js';

/** @import { Point, Series } from './series.js' */

const t = await textsOf('/page/lifted');
const PAGE = 500; // sessions that the service lists at a time
const MOST = 1500; // newest sessions that are read
const [WIDTH, HEIGHT, EDGE] = [640, 160, 8]; // of the drawing, which is as wide as the page lets it; its height is in lifted.css too

/**
 * Returns a section that folds. Its graph is read when it is opened.
 *
 * @param {string} athleteId
 * @param {{ open?: boolean }} options open: whether it is opened at once
 */
export function lifted(athleteId, { open = false } = {}) {
  const root = document.createElement('section');
  root.className = 'lifted';
  root.lang = language;
  styles('/page/lifted/lifted.css');
  /** @type {{ lifts: Series[] | null, isRead: boolean, isPart: boolean, chosen: string, refused: unknown }} */
  const state = { lifts: null, isRead: false, isPart: false, chosen: '', refused: null };

  async function read() {
    Object.assign(state, { isRead: true, refused: null });
    draw();
    try {
      const { sessions, isPart } = await newest(athleteId);
      Object.assign(state, { lifts: seriesOf(sessions), isPart });
    } catch (refused) {
      Object.assign(state, { isRead: false, refused });
    }
    draw();
  }
  const toggled = (/** @type {boolean} */ isOpen) => {
    if (isOpen && !state.isRead && !state.refused) read();
  };
  const choose = (/** @type {{ target: HTMLSelectElement }} */ { target }) => {
    state.chosen = target.value;
    draw();
  };

  const content = () => {
    if (state.refused) return html`<p class="notice bad" role="alert">${problem(/** @type {import('../api.js').Refused} */ (state.refused))}
      <button type="button" class="quiet" @click=${read}>${t('again')}</button></p>`;
    if (!state.lifts) return skeleton(4);
    const lift = state.lifts.find((each) => each.exercise === state.chosen) ?? state.lifts[0];
    if (!lift) return html`<p class="quiet">${t('none')}</p>`;
    return html`<div class="field"><label for="lifted-lift">${t('lift')}</label><select id="lifted-lift" @change=${choose}>${state.lifts.map((each) => html`
        <option value=${each.exercise} ?selected=${each === lift}>${t('option', { lift: exercise(each.exercise), n: each.sets })}</option>`)}</select></div>
      ${graph(lift)}${table(lift)}${state.isPart ? html`<p class="quiet">${t('part', { n: MOST })}</p>` : nothing}`;
  };
  const draw = () => render(html`<details class="fold card" ?open=${open}
    @toggle=${(/** @type {{ target: HTMLDetailsElement }} */ { target }) => toggled(target.open)}><summary>${t('title')}</summary>${content()}</details>`, root);
  draw();
  return root;
}

/**
 * Reads the newest sessions of an athlete.
 *
 * @param {string} athleteId
 */
async function newest(athleteId) {
  const path = /** @type {const} */ (`/session${athletePath(athleteId)}/sessions`);
  let page = await get(`${path}?limit=${PAGE}`);
  const sessions = [...page.items];
  while (page.nextCursor && sessions.length < MOST) {
    page = await get(`${path}?limit=${PAGE}&cursor=${part(page.nextCursor)}`);
    sessions.push(...page.items);
  }
  return { sessions, isPart: Boolean(page.nextCursor) };
}

/**
 * Draws the points of a lift. A single one is no line, so it is only said.
 *
 * @param {Series} lift
 */
export function graph({ exercise: id, unit, points }) {
  if (points.length === 1) return html`<p>${written(points[0], unit)}</p>`;
  const heaviest = points.reduce((best, each) => (each.load > best.load ? each : best));
  const [first, last] = [points[0], /** @type {Point} */ (points.at(-1))];
  const ticks = ticksOf(points);
  const places = placesOf(points, ticks, WIDTH - 2 * EDGE, HEIGHT - 2 * EDGE).map(({ x, y }) => ({ x: x + EDGE, y: y + EDGE }));
  const lineAt = (/** @type {number} */ n) => (ticks.length > 1 ? HEIGHT - EDGE - ((HEIGHT - 2 * EDGE) * n) / (ticks.length - 1) : HEIGHT / 2);
  const says = t('says', { n: points.length, lift: exercise(id), from: dateOf(first.date), to: dateOf(last.date), best: load(heaviest.load, unit), on: dateOf(heaviest.date) });
  return html`<figure class="lifted-graph"><figcaption>${says}</figcaption>
    <div class="lifted-plot"><div class="lifted-axis" aria-hidden="true">${ticks.toReversed().map((each) => html`<span>${load(each, unit)}</span>`)}</div>
      <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label=${says}>${ticks.map((each, n) => svg`<path class="tick" d="M0 ${lineAt(n)}H${WIDTH}"></path>`)}
        ${svg`<polyline points=${places.map(({ x, y }) => `${x},${y}`).join(' ')}></polyline>`}
        ${places.map(({ x, y }, n) => svg`<path class="point" d="M${x} ${y}h0"><title>${written(points[n], unit)}</title></path>`)}</svg></div>
    <p class="quiet lifted-ends"><span>${dateOf(first.date)}</span><span>${dateOf(last.date)}</span></p></figure>`;
}

/** @type {(point: Point, unit: string) => string} */
const written = ({ date, load: value, reps }, unit) => `${dateOf(date)}: ${load(value, unit)} × ${reps}`;

/** @param {Series} lift */
const table = ({ unit, points }) => html`<details class="figures"><summary>${t('table')}</summary>
  <div class="scroll" tabindex="0" role="region" aria-label=${t('table')}><table class="table"><thead><tr><th scope="col">${t('date')}</th><th scope="col">${t('heaviest')}</th></tr></thead>
    <tbody>${points.toReversed().map((each) => html`<tr><th scope="row">${dateOf(each.date)}</th><td class="num">${load(each.load, unit)} × ${each.reps}</td></tr>`)}</tbody></table></div></details>`;
