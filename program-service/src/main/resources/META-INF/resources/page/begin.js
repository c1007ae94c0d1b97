// The page of a gym without athletes. It says how to begin: first an athlete, then a program, then the first session.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { t } from './texts.js';

/** @param {boolean} mayChange */
export const beginning = (mayChange) => html`<section class="begin">
  <h1>${t('begin.title')}</h1>
  <p>${t(mayChange ? 'begin.says' : 'begin.waits')}</p>
  ${mayChange ? steps() : nothing}
  <p class="quiet">${t('begin.api')} <a href="/q/swagger-ui">${t('begin.apiLink')}</a>.</p></section>`;

const steps = () => html`<ol class="first-steps">
  <li class="card accent"><h2>${t('begin.athlete')}</h2><p>${t('begin.athlete.says')}</p>
    <div class="actions"><a class="button primary" href="#/profile">${t('begin.add')}</a></div></li>
  <li class="card"><h2>${t('begin.program')}</h2><p>${t('begin.program.says')}</p>
    <p><a href="#/library">${t('begin.library')}</a> · <a href="#/settings">${t('begin.settings')}</a></p></li>
  <li class="card"><h2>${t('begin.train')}</h2><p>${t('begin.train.says')}</p></li></ol>`;
