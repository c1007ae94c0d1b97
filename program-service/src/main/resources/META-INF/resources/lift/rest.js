// The rest after a set: a countdown with the plan's rest, a tone and a vibration at its end. It survives a reload.
import { html, nothing, render } from '/webjars/lit-html/lit-html.js';
import { t } from './texts.js';

const KEPT = 'topset-rest';
const MUTED = 'topset-rest-muted'; // kept if the end of a rest is only shown
const SECOND = 1000;
const OVER = 30; // seconds for which the end of the rest is shown

let until = Number(localStorage.getItem(KEPT)) || 0; // the end of the rest, in milliseconds; 0 without a rest
/** @type {AudioContext | null} */
let sound = null;
/** @type {Page.Timer} */
let timer;

/** @param {number} time */
function set(time) {
  until = time;
  if (time) localStorage.setItem(KEPT, String(time));
  else localStorage.removeItem(KEPT);
  tick();
}

const left = () => Math.ceil((until - Date.now()) / SECOND);

let isOver = false;

const isMuted = () => localStorage.getItem(MUTED) !== null;

/** @param {boolean} isWanted */
function mute(isWanted) {
  if (isWanted) localStorage.setItem(MUTED, 'yes');
  else localStorage.removeItem(MUTED);
  showRest();
}

function tick() {
  clearTimeout(timer);
  if (until && left() <= 0 && !isOver) ring();
  isOver = Boolean(until) && left() <= 0;
  if (until && left() <= -OVER) until = 0;
  if (until) timer = setTimeout(tick, SECOND / 2);
  showRest();
}

/** Rings only at the end itself, not when an old rest is found after a reload. */
function ring() {
  if (left() < -2) return;
  document.getElementById('spoken').textContent = t('rest.over');
  if (isMuted()) return;
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

export const rest = {
  /**
   * Begins a rest. It is called by a tap, because browsers allow sound only after one.
   *
   * @param {number} seconds
   */
  begin(seconds) {
    sound ??= window.AudioContext ? new AudioContext() : null;
    set(seconds ? Date.now() + seconds * SECOND : 0);
  },
};

/** @param {number} seconds */
const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** Shows the running rest. */
export function showRest() {
  if (until && !timer) timer = setTimeout(tick, 0);
  render(until ? bar(Math.max(0, left())) : nothing, document.getElementById('rest'));
}

/** @param {number} seconds */
const bar = (seconds) => html`<aside class="rest ${seconds ? '' : 'over'}" aria-label=${t('rest.title')}>
    <span role="timer">${seconds ? clock(seconds) : t('rest.over')}</span>
    <button type="button" class="secondary" @click=${() => set(Math.max(Date.now(), until) + 30 * SECOND)}>${t('rest.longer')}</button>
    <button type="button" class="secondary" @click=${() => set(0)}>${t('rest.skip')}</button>
    <button type="button" class="secondary signal" aria-label=${t('rest.signal')} title=${t('rest.signal')} aria-pressed=${String(!isMuted())}
      @click=${() => mute(!isMuted())}>${isMuted() ? '🔕' : '🔔'}</button>
  </aside>`;
