// The links between the weeks of an athlete's page.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { t } from './texts.js';

/**
 * Shows the links to the weeks before and after, and to the current one.
 *
 * @param {object} options
 * @param {number | null} options.week the shown week; null: this week and the next
 * @param {number} options.current
 * @param {string} options.address the address of the athlete's page
 * @param {(week: number | null) => void} options.go
 */
export function weekLinks({ week, current, address, go }) {
  const shown = week ?? current;
  /** @type {(to: number | null, text: string, key?: string) => unknown} */
  const link = (to, text, key) => html`<a class="button" href=${address + (to === null ? '' : '?week=' + to)} aria-keyshortcuts=${key ?? nothing}
    @click=${(/** @type {MouseEvent} */ event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      go(to);
    }}>${text}</a>`;
  if (current < 2) return nothing;
  return html`<nav class="week-links" aria-label=${t('past.weeks')}>
    ${shown > 1 ? link(shown - 1, '← ' + t('past.week', { week: shown - 1 }), 'ArrowLeft') : nothing}
    ${week === null ? nothing : link(step(week, 1, current), (week + 1 >= current ? t('past.now') : t('past.week', { week: week + 1 })) + ' →', 'ArrowRight')}
    ${week !== null && week + 1 < current ? link(null, t('past.now')) : nothing}</nav>`;
}

/**
 * Returns the week that is some weeks away: null for this week and the next, which are shown together.
 *
 * @param {number | null} week
 * @param {number} by
 * @param {number} current
 */
export function step(week, by, current) {
  const to = (week ?? current) + by;
  return to >= current ? null : Math.max(1, to);
}
