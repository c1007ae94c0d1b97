// A screen of the page: its own part of the document, in its own language, with its styles.
import { render } from '/webjars/lit-html/lit-html.js';
import { show, titled } from '../dom.js';
import { toast } from '../toast.js';
import { language, textsOf } from './texts.js';
import { closeDrafts } from './drafts.js';
import { awaitsNetwork } from './retry.js';
import { skeleton } from './skeleton.js';

const t = await textsOf('/page/parts');

/**
 * The sheet of each screen. The roster does not need them.
 *
 * @type {{ [name: string]: string }}
 */
const SHEETS = {
  build: '/page/build/build.css',
  calendar: '/page/calendar/calendar.css',
  decisions: '/page/decisions/decisions.css',
  import: '/page/import/import.css',
  library: '/page/build/build.css',
  log: '/page/log/log.css',
  profile: '/page/settings/settings.css',
  settings: '/page/settings/settings.css',
};

/**
 * The sheets that were loaded.
 *
 * @type {{ [address: string]: Promise<unknown> }}
 */
const loaded = {};

/**
 * Loads a style sheet once.
 *
 * @param {string} href
 */
export function styles(href) {
  loaded[href] ??= new Promise((resolve) => {
    const sheet = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
    sheet.onload = sheet.onerror = resolve;
    document.head.append(sheet);
  });
  return loaded[href];
}

/**
 * Shows a screen and returns the function that draws it again. Until the screen is left, drawing again keeps the focus
 * and what was typed.
 *
 * @param {string} name the class of the screen's element
 * @param {string} title the title of the document
 * @param {() => unknown} view returns the content
 */
export async function screen(name, title, view) {
  await Promise.all(['/page/parts/screens.css', ...(SHEETS[name] ? [SHEETS[name]] : [])].map(styles));
  const root = document.createElement('div');
  root.className = 'screen ' + name;
  root.lang = language;
  titled(title);
  const draw = () => render(view(), root);
  draw();
  show(root);
  return draw;
}

/**
 * Shows that a screen is read. Its title is that of the document already.
 *
 * @param {string} name
 * @param {string} title
 */
export const loadingScreen = (name, title) => screen(name, title, () => skeleton());

/**
 * Closes the screen. What was typed and not sent is there again when the reader comes back; what waits for the network is sent
 * when it is back.
 */
export function leaveScreen() {
  if (closeDrafts()) toast(t(awaitsNetwork() ? 'offline' : 'draft.kept'));
}
