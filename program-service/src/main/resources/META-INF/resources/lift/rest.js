// The rest after a set: a countdown with the plan's rest, and a signal at its end. It survives a reload.
import { html, nothing, render, svg } from '/webjars/lit-html/lit-html.js';
import { local } from '/page/parts/storage.js';
import { t } from './more.js';
import { keepRest, RESTING } from './resting.js';

const MUTED = 'topset-rest-muted'; // kept if the end of a rest has no sound and no vibration
const NOTIFIED = 'topset-rest-notified'; // kept if the lifter wants a notification while another app is in front
const SECOND = 1000;
const OVER = 30; // seconds for which the end of the rest is shown

let until = Number(local.getItem(RESTING)) || 0; // the end of the rest, in milliseconds; 0 without a rest
/** @type {AudioContext | null} */
let sound = null;
/** @type {Page.Timer} */
let timer;

/** @param {number} time */
function set(time) {
  until = time;
  keepRest(time);
  tick();
}

const left = () => Math.ceil((until - Date.now()) / SECOND);

/** A rest that was over before the page was opened does not ring. */
let isOver = Boolean(until) && left() <= 0;

/**
 * Whether something is switched on; the device remembers it.
 *
 * @param {string} name
 */
const remembered = (name) => ({
  get: () => local.getItem(name) !== null,
  set: (/** @type {boolean} */ isOn) => {
    if (isOn) local.setItem(name, 'yes');
    else local.removeItem(name);
    showRest();
  },
});

export const muted = remembered(MUTED);
export const notified = remembered(NOTIFIED);

function tick() {
  clearTimeout(timer);
  if (until && left() <= 0 && !isOver) ring();
  isOver = Boolean(until) && left() <= 0;
  if (until && left() <= -OVER) until = 0;
  if (until) timer = setTimeout(tick, SECOND / 2);
  showRest();
}

/** Rings once. A hidden page notices the end of a rest late, because browsers slow its timers down. */
function ring() {
  if (left() <= -OVER) return;
  document.getElementById('spoken').textContent = t('rest.over');
  if (document.hidden && notified.get()) notify();
  if (muted.get()) return;
  navigator.vibrate?.([200, 100, 200]);
  if (!sound) return;
  sound.resume(); // a phone pauses the sound of a page while its screen is off
  const tone = sound.createOscillator();
  const volume = sound.createGain();
  volume.gain.setValueAtTime(0.2, sound.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.001, sound.currentTime + 0.8);
  tone.frequency.value = 880;
  tone.connect(volume).connect(sound.destination);
  tone.start();
  tone.stop(sound.currentTime + 0.8);
}

/** The lifter may have forbidden notifications since. */
const notify = () => navigator.serviceWorker?.getRegistration()
  .then((worker) => worker?.showNotification(t('rest.over'), { icon: '/lift/icon-180.png', tag: RESTING })).catch(console.error);

/**
 * Begins a rest. It is called by a tap, because browsers allow sound only after one.
 *
 * @param {number} time its end, in milliseconds; 0 ends the rest
 */
export function begin(time) {
  set(time);
  try {
    sound ??= window.AudioContext ? new AudioContext() : null;
  } catch (failure) {
    console.error(failure); // a device that gives no sound still counts down
  }
}

/** @param {number} seconds */
const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** Shows the running rest. */
function showRest() {
  if (until && !timer) timer = setTimeout(tick, 0);
  render(until ? bar(Math.max(0, left())) : nothing, document.getElementById('rest'));
}

/** @param {number} seconds */
const bar = (seconds) => html`<aside class="rest ${seconds ? '' : 'over'}" aria-label=${t('rest.title')}>
    ${seconds ? html`<small aria-hidden="true">${t('rest.title')}</small>` : nothing}<span role="timer">${seconds ? clock(seconds) : t('rest.over')}</span>
    <button type="button" @click=${() => set(Math.max(Date.now(), until) + 30 * SECOND)}>${t('rest.longer')}</button>
    <button type="button" @click=${() => set(0)}>${t(seconds ? 'rest.skip' : 'rest.close')}</button>
    <button type="button" class="signal" aria-label=${t('rest.signal')} title=${t('rest.signal')} aria-pressed=${String(!muted.get())}
      @click=${() => muted.set(!muted.get())}>${bell(muted.get())}</button>
  </aside>`;

/** @param {boolean} isMuted */
const bell = (isMuted) => html`<svg viewBox="0 0 24 24" width="22" height="22" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" aria-hidden="true">
  <path d="M6 17v-6a6 6 0 0 1 12 0v6l1 1H5zM10 21h4"/>${isMuted ? svg`<path d="M3 3l18 18"/>` : nothing}</svg>`;

showRest();
