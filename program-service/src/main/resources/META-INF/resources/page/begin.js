// The page of a gym without athletes. It says how to begin.
import { h } from './dom.js';
import { t } from './texts.js';

/** @param {boolean} mayChange */
export function beginning(mayChange) {
  return h('section', { class: 'begin' },
    h('h1', {}, t('begin.title')),
    h('p', {}, t(mayChange ? 'begin.says' : 'begin.waits')),
    mayChange && h('p', { class: 'ways' },
      h('a', { class: 'as-button', href: '#/profile' }, t('begin.add')),
      h('a', { class: 'as-button secondary', href: '#/import' }, t('begin.import'))),
    h('p', { class: 'quiet' }, t('begin.api') + ' ', h('a', { href: '/q/swagger-ui' }, t('begin.apiLink')), '.'));
}
