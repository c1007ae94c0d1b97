// Keeps a complete copy of the lifter's page on the device, so that the page opens without a network. The page's data is
// not its job: calls of the APIs go to the network, and the page keeps in IndexedDB what it needs.

const PAGE = '/lift/';
const FILES = [
  PAGE, '/lift/after.js', '/lift/app.js', '/lift/asked.js', '/lift/bar.js', '/lift/best.js', '/lift/charts.js', '/lift/check.js', '/lift/dated.js',
  '/lift/device.js', '/lift/editor.js', '/lift/effect.js', '/lift/fields.js', '/lift/follow.js',
  '/lift/forgotten.js', '/lift/history.js', '/lift/instead.js', '/lift/kept.js', '/lift/last.js', '/lift/lift.css', '/lift/lifts.js',
  '/lift/manifest.json', '/lift/memory.js', '/lift/menu.js', '/lift/message.js', '/lift/missed.js', '/lift/more.css', '/lift/more.js', '/lift/more/texts.de.json',
  '/lift/more/texts.en.json', '/lift/next.js', '/lift/notes.js', '/lift/otherwise.js', '/lift/outbox.js',
  '/lift/phone.js', '/lift/plain.js', '/lift/prescribed.js', '/lift/profile.js', '/lift/rest.js', '/lift/resting.js', '/lift/send.js', '/lift/session.js', '/lift/sessions.js', '/lift/setlist.js', '/lift/signals.js',
  '/lift/signout.js', '/lift/skipped.js', '/lift/steps.js', '/lift/summary.js', '/lift/texts.de.json', '/lift/texts.en.json',
  '/lift/texts.js', '/lift/tidy.js', '/lift/today.js', '/lift/training.js', '/lift/view.js', '/lift/wake.js', '/lift/week.js', '/lift/without.js',
  '/page/advice.js', '/page/api.js', '/page/build/find-exercise.js', '/page/charts.js', '/page/design.css',
  '/page/dom.js', '/page/effort.js', '/page/flags.js', '/page/icon.svg', '/page/lifted/lifted.css', '/page/lifted/lifted.js',
  '/page/lifted/series.js', '/page/lifted/texts.de.json', '/page/lifted/texts.en.json', '/page/load-failure.js', '/page/log/times.js', '/page/menu.js',
  '/page/parts/codes.js', '/page/parts/dialog.js', '/page/parts/drafts.js', '/page/parts/exercises.de.json', '/page/parts/far.js',
  '/page/parts/help.js', '/page/parts/help/texts.de.json', '/page/parts/help/texts.en.json', '/page/parts/language.js', '/page/parts/muscles.js',
  '/page/parts/phrases.js', '/page/parts/plates.js', '/page/parts/reasons.de.json', '/page/parts/reasons.js',
  '/page/parts/refusals.de.json', '/page/parts/refusals.en.json', '/page/parts/refusals.js', '/page/parts/retry.js', '/page/parts/roles.js',
  '/page/parts/screen.js', '/page/parts/skeleton.js', '/page/parts/storage.js', '/page/parts/stream.js', '/page/parts/texts.de.json', '/page/parts/texts.en.json',
  '/page/parts/texts.js', '/page/prescription.js', '/page/prose.js', '/page/terms.js', '/page/texts.de.json',
  '/page/texts.en.json', '/page/texts.js', '/page/toast.js', '/page/volume.js', '/page/whatif.js', '/page/words.js',
  '/webjars/lit-html/lit-html.js', '/webjars/uplot/dist/uPlot.iife.min.js', '/webjars/uplot/dist/uPlot.min.css',
];
const COPY = 'lift ';

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

/** Replaces the copy by a new one, but only if all files could be read: files of two releases must not meet. */
async function renew() {
  const name = COPY + Date.now();
  const copy = await caches.open(name);
  try {
    await Promise.all(FILES.map(async (file) => {
      const answer = await fetch(file, { cache: 'no-cache', redirect: 'error' });
      if (!answer.ok) throw new Error(file + ': ' + answer.status);
      await copy.put(file, answer);
    }));
  } catch (failure) {
    await caches.delete(name);
    throw failure;
  }
  for (const other of await caches.keys()) {
    if (other.startsWith(COPY) && other < name) await caches.delete(other); // a later copy is still being made
  }
}

worker.addEventListener('install', (event) => {
  worker.skipWaiting();
  event.waitUntil(renew());
});

worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname, search } = new URL(url);
  // A navigation with a query is a sign-in, which only the server can do.
  if (method !== 'GET' || origin !== location.origin || search || !FILES.includes(pathname)) return;
  event.respondWith(caches.match(pathname).then((kept) => kept ?? fetch(event.request)));
  if (mode === 'navigate') event.waitUntil(renew().catch(() => {}));
});
