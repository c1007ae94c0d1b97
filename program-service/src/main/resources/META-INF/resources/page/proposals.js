// Proposals for the flagged lifts. A proposal is applied only when the coach presses its button.
import { h } from './dom.js';
import { call } from './api.js';
import { form } from './form.js';
import { prose } from './prose.js';
import { t } from './texts.js';
import { toast } from './toast.js';
import { exercise } from './words.js';

const KINDS = ['CHECK_PAIN', 'DELOAD', 'SWAP', 'HOLD', 'LOWER_REDUCTION'];

/**
 * Shows the proposals, each with the button that applies it.
 *
 * @param items the proposals as the service lists them, in the order of the lifts
 * @param mayChange whether the caller may apply proposals
 */
export function proposals(items, mayChange, refresh) {
  if (!items.length) return null;
  return h('section', { class: 'proposals', 'aria-label': t('proposals') }, h('h2', {}, t('proposals')),
    h('ul', {}, [...byCall(items).values()].map((same) => h('li', {},
      h('b', {}, same.map((each) => exercise(each.exercise)).join(', ')), ' ',
      h('span', {}, prose(same[0].says)),
      mayChange && apply(same[0], refresh)))));
}

/** Groups proposals with the same request, because one deload request is for all lifts. */
const byCall = (items) => Map.groupBy(items, (each) => each.call.method + each.call.path + (each.kind === 'DELOAD' ? '' : each.slotId));

function apply(proposal, refresh) {
  const button = t('proposal.' + (KINDS.includes(proposal.kind) ? proposal.kind : 'other'));
  return form([], button, async () => {
    const { method, path, body } = proposal.call;
    await call(method, path, body);
    await refresh();
    toast(t('proposal.done', { what: button }));
  });
}
