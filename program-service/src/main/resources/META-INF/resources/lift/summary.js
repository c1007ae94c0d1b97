// The end of a session: what was done, in numbers.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { isPreparing } from '/page/parts/roles.js';
import { number } from '/page/parts/texts.js';
import { setsOf, training } from './training.js';
import { lift as liftName } from './lifts.js';
import { t } from './texts.js';

/**
 * @param {{ sessionId: string }} session
 * @param {() => void} another starts another session
 */
export function summary(session, another) {
  const sets = setsOf(session);
  const counted = sets.filter((set) => !isPreparing(set.role));
  const sum = (/** @type {(set: ShownSet) => number} */ of) => counted.reduce((total, set) => total + of(set), 0);
  const unit = counted[0]?.load.unit ?? training.known.profile?.unit ?? 'kg';
  // The plan of the week after carries what this week's sets have shown.
  const records = (training.known.next?.lifts ?? []).flatMap((lift) => lift.flags.map((flag) => ({ lift, flag })))
    .filter(({ flag }) => flag.code === 'PERSONAL_RECORD' && flag.setIds.some((id) => sets.some((set) => set.setId === id)));
  return html`<section class="summary">
    <h1>${t('summary.title')}</h1>
    <dl>
      <div><dt>${t('summary.sets')}</dt><dd>${counted.length}</dd></div>
      <div><dt>${t('summary.reps')}</dt><dd>${sum((set) => set.reps)}</dd></div>
      <div><dt>${t('summary.tonnage')}</dt><dd>${number(sum((set) => set.reps * set.load.value))} ${unit}</dd></div>
    </dl>
    ${records.length ? html`<p class="record">${records.map(({ lift }) => html`<span class="chip good">${t('summary.record', { lift: liftName(lift) })}</span> `)}</p>` : nothing}
    <button type="button" class="secondary" @click=${another}>${t('summary.another')}</button>
  </section>`;
}
