// The page of a gym without athletes. It explains how to begin.
import { h } from './dom.js';

export function beginning(caller) {
  const here = location.origin;
  const today = new Date().toLocaleDateString('sv-SE');
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'Etc/UTC';
  return h('section', { class: 'begin' },
    h('h1', {}, 'This gym has no athletes yet'),
    h('p', {}, 'An athlete needs a profile and a program. These two calls create both. The athlete then appears here automatically.'),
    h('h2', {}, '1. A token'),
    code(`TOKEN=$(./topset token ${caller.gym} coach ${caller.subject})`),
    h('h2', {}, '2. A profile'),
    code(`curl -X PUT ${here}/v1/athletes/lifter-1 -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \\
  -d '{"timeZone":"${zone}","unit":"kg","displayName":"Lena"}'`),
    h('h2', {}, '3. A program'),
    code(`curl -X POST ${here}/v1/programs -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \\
  -d '{"athleteId":"lifter-1","startsOn":"${today}","lifts":[{"slotId":"d1-bench-press","day":1,"exercise":"bench-press",
       "scheme":{"variant":"SINGLE_TOP"},"progression":{"method":"LINEAR"},"start":{"load":100}}]}'`),
    h('p', { class: 'quiet' }, 'All calls: ', h('a', { href: '/q/swagger-ui' }, 'API'), '. To see a demo gym with athletes first: ',
      h('code', {}, './topset demo'), '.'));
}

function code(text) {
  const copied = h('small', { role: 'status' });
  return h('div', { class: 'call' }, h('pre', { tabindex: '0' }, h('code', {}, text)),
    h('button', {
      type: 'button', class: 'link',
      onclick: async () => {
        try {
          await navigator.clipboard.writeText(text);
          copied.textContent = ' copied';
        } catch {
          copied.textContent = ' select the text and copy it';
        }
      },
    }, 'Copy'), copied);
}
