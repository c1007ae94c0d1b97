// What several views show of a lift: its name and its reasons.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { training } from './training.js';

/** Returns the name of a lift's exercise. */
export const lift = ({ exercise }) => training.known.exercises?.[exercise] ?? exercise.replaceAll('-', ' ');

/** The reasons of a load. The rules write them in English. */
export const reasons = (why, label) => (why?.length
  ? html`<details><summary>${label}</summary><ul class="why" lang="en">${why.map((reason) => html`<li>${reason.says}</li>`)}</ul></details>` : nothing);
