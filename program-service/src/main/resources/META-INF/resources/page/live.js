// The live stream of the current view. Its state is shown in the head of the page.
import { serviceSays } from './parts/refusals.js';
import { openStream } from './parts/stream.js';
import { t } from './texts.js';

/**
 * Opens a live stream as openStream() does, and shows the state of its connection.
 *
 * @param {string} path
 * @param {import('./parts/stream.js').Listeners} listeners
 */
export const watch = (path, listeners) => openStream(path, listeners, show);

/** @type {{ state: string, why?: string }} */
let connection = { state: 'closed' };

/**
 * @param {string} state
 * @param {string} [why]
 */
function show(state, why) {
  connection = { state, why };
  draw();
}

/** Shows the state. Without a network a connection is not live, although the browser notices its end only later. */
function draw() {
  const shown = document.getElementById('live');
  const { state, why } = navigator.onLine === false ? { state: 'offline', why: undefined } : connection;
  shown.dataset.state = state === 'on' ? 'on' : 'off';
  shown.textContent = says(state, why);
}

addEventListener('online', draw);
addEventListener('offline', draw);

/**
 * @param {string} state
 * @param {string} [why]
 */
function says(state, why) {
  if (state === 'on') return t('live');
  if (state === 'closed') return '';
  if (state === 'dropped') return serviceSays(why ?? '').text;
  if (state === 'reconnecting' && why) return t('live.dropped', { why: serviceSays(why).text });
  return t('live.' + state);
}
