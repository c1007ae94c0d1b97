// A screen of the page: its own part of the document, in its own language, with its styles.
import { render } from '/webjars/lit-html/lit-html.js';
import { show } from '../dom.js';
import { language } from './texts.js';
import { closeDrafts } from './drafts.js';

const SHEET = '/page/parts/screens.css';
/** @type {Promise<unknown> | undefined} */
let styled;

/** Loads the styles of the screens once. The roster does not need them. */
function styles() {
  styled ??= new Promise((resolve) => {
    const sheet = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: SHEET });
    sheet.onload = sheet.onerror = resolve;
    document.head.append(sheet);
  });
  return styled;
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
  await styles();
  const root = document.createElement('div');
  root.className = 'screen ' + name;
  root.lang = language;
  document.title = title + ' · Topset';
  const draw = () => render(view(), root);
  draw();
  show(root);
  return draw;
}

/** Closes the screen. */
export function leaveScreen() {
  closeDrafts();
  document.title = 'Topset';
}
