// What an unknown address shows: the way to the pages, in the reader's language.
import { html, render } from '/webjars/lit-html/lit-html.js';
import { textsOf } from './texts.js';

const t = await textsOf('/page/parts');
const view = document.getElementById('view');

view.replaceChildren();
render(html`<h1>${t('nowhere')}</h1><p>${t('nowhere.says')}</p>
  <div class="actions"><a class="button primary" href="/">${t('nowhere.start')}</a></div>`, view);
