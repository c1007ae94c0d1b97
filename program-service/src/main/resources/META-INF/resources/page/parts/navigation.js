// The links to the screens of the gym, for those who coach it.
import { html, nothing, render } from '/webjars/lit-html/lit-html.js';
import { language, textsOf } from './texts.js';

const t = await textsOf('/page/parts');
const PLACES = ['', 'calendar', 'log', 'library', 'import', 'settings'];
const OF_ATHLETES = ['athletes', 'log', 'import']; // views of one athlete, which the address names

/** Shows the links, and marks the one of the current view. */
export function navigate() {
  const [here = '', id] = location.hash.split('?')[0].split('/').slice(1);
  const athlete = OF_ATHLETES.includes(here) && id ? '/' + id : '';
  const shown = ['athletes', 'proposals'].includes(here) ? '' : here;
  const places = document.getElementById('places');
  places.lang = language;
  places.setAttribute('aria-label', t('places'));
  render(PLACES.map((place) => html`<a href=${'#/' + place + (OF_ATHLETES.includes(place) ? athlete : '')}
    aria-current=${place === shown ? 'page' : nothing}>${t('place.' + (place || 'roster'))}</a>`), places);
  const current = places.querySelector('[aria-current]');
  if (current) places.scrollLeft = current.offsetLeft - places.offsetLeft; // a narrow screen shows only some of the links
}
