// The gym's webhooks at both services: add, try, see and repeat what did not arrive, replace the secret, remove.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { call, get, part } from '../api.js';
import { say } from '../dom.js';
import { confirmFinal } from '../parts/dialog.js';
import { draft } from '../parts/drafts.js';
import { checkField, onSubmit, submit, textField } from '../parts/fields.js';
import { leaveScreen, loadingScreen, screen } from '../parts/screen.js';
import { serviceSays } from '../parts/refusals.js';
import { fresh, isWrong, send } from '../parts/sending.js';
import { textsOf, timeOf } from '../parts/texts.js';

const t = await textsOf('/page/settings');

/**
 * The paths of the services, and the types of messages that each sends.
 *
 * @type {{ path: '/session/v1/webhooks' | '/v1/webhooks', types: string[] }[]}
 */
const SERVICES = [
  { path: '/session/v1/webhooks', types: ['session.finished', 'import.finished'] },
  { path: '/v1/webhooks', types: ['target.recomputed', 'backoff.adjusted', 'flag.raised'] },
];

/**
 * A webhook at one of the services, and what the coach has done with it.
 *
 * @typedef {ProgramApi.Webhook & { path: typeof SERVICES[number]['path'], key: string }} Hook
 * @typedef {import('../parts/sending.js').Form & { done?: string }} Act
 * @typedef {{ webhookId: string, url: string, types: string[] }} Typed
 * @typedef {{ path: string, webhookId: string, secret: string }} Secret
 */

/**
 * @param {ProgramApi.SignedIn} caller
 * @param {unknown} head
 */
export async function show(caller, head) {
  if (!caller.roles.includes('platform')) {
    await screen('settings', t('tab.webhooks'), () => html`${head}<section class="card"><p>${t('webhooks.platform')}</p></section>`);
    return leaveScreen;
  }
  await loadingScreen('settings', t('tab.webhooks'));
  const state = {
    hooks: await read(), form: fresh(), isChanged: false,
    typed: /** @type {Typed} */ ({ webhookId: '', url: '', types: [] }),
    acts: /** @type {Map<string, Act>} */ (new Map()),
    dead: /** @type {Map<string, ProgramApi.WebhookDelivery[]>} */ (new Map()),
    secrets: /** @type {Secret[]} */ ([]),
  };
  state.typed = draft('webhook', () => (state.isChanged ? state.typed : null)) ?? state.typed;

  /** @type {<K extends keyof Typed>(name: K) => (value: Typed[K]) => void} */
  const put = (name) => (value) => {
    state.typed[name] = value;
    state.isChanged = true;
    draw();
  };
  const view = () => html`${head}
    ${state.secrets.map(({ webhookId, path, secret }) => html`<section
      class="card accent" role="status"><h2>${t('webhooks.secret', { id: webhookId })}</h2>
      <p>${t('webhooks.secretSays')}</p><p><span class="quiet">${t('webhooks.at.' + path)}:</span> <code>${secret}</code></p></section>`)}
    <section class="card"><h2>${t('webhooks.list', { n: state.hooks.length })}</h2>
      ${state.hooks.length ? state.hooks.map(hook) : html`<p class="quiet">${t('webhooks.none')}</p>`}</section>
    <form class="card" novalidate @submit=${onSubmit(add)}><h2>${t('webhooks.add')}</h2>
      <div class="fields">${textField(state.form, 'webhookId', { label: t('webhooks.id'), value: state.typed.webhookId, put: put('webhookId'), placeholder: 'crm', max: 64 })}
        ${textField(state.form, 'url', { label: t('webhooks.url'), value: state.typed.url, put: put('url'), type: 'url', placeholder: 'https://…', max: 2000 })}</div>
      <fieldset class="several wide"><legend>${t('webhooks.types')}</legend>
        ${SERVICES.flatMap(({ types }) => types).map((type) => checkField(type, {
          label: html`${t('type.' + type)} <code>${type}</code>`, checked: state.typed.types.includes(type),
          put: (on) => put('types')(on ? [...state.typed.types, type] : state.typed.types.filter((each) => each !== type)),
        }))}
        ${state.form.wrong.types ? html`<small class="problem">${state.form.wrong.types}</small>` : nothing}</fieldset>
      ${submit(state.form, t('webhooks.add'))}</form>`;

  const hook = (/** @type {Hook} */ each) => {
    /** @type {Act} */
    const act = state.acts.get(each.key) ?? fresh();
    const dead = state.dead.get(each.key);
    const button = (/** @type {string} */ name, /** @type {() => void} */ action) => html`<button type="button" class="small" aria-label=${t(`webhooks.${name}Named`, { id: each.webhookId })}
      aria-disabled=${act.busy ? 'true' : nothing} @click=${action}>${t('webhooks.' + name)}</button>`;
    return html`<article class="card flat hook"><header><h3>${each.webhookId}</h3><span class="chip note">${t('webhooks.at.' + each.path)}</span><span
      class="chip ${each.state === 'ACTIVE' ? 'good' : 'bad'}">${t('webhooks.state.' + each.state)}</span></header>
      <p class="url">${each.url}</p><p class="quiet">${each.types.map((type) => t('type.' + type)).join(' · ')}</p>
      <div class="actions">${button('ping', () => ping(each))}${button('dead', () => readDead(each))}${button('renew', () => renew(each))}${button('remove', () => remove(each))}</div>
      <p class="done" role="status">${act.done ?? ''}</p><p class="problem" role="alert">${act.problem}</p><p
        class="notice" ?hidden=${!act.note}>${act.note}</p>
      ${dead ? html`<div class="dead"><h4>${dead.length ? t('webhooks.deadList', { n: dead.length }) : t('webhooks.noneDead')}</h4>
        ${dead.length ? html`<ul class="rows">${dead.map((message) => html`<li><span class="what"><b>${t('type.' + message.type)}</b> ${message.athleteId}
            <small class="quiet">${timeOf(message.deadAt ?? message.since)} · ${t('webhooks.tries', { n: message.attempts })} · ${failure(message)}</small></span>
            <button type="button" class="small" @click=${() => replay(each, message.messageId)}>${t('webhooks.again')}</button></li>`)}</ul>
          <button type="button" @click=${() => replay(each)}>${t('webhooks.allAgain')}</button>` : nothing}</div>` : nothing}</article>`;
  };

  /**
   * Does something with a webhook, and shows beside it how it ended.
   *
   * @template T
   * @param {Hook} each
   * @param {() => Promise<T>} action
   * @param {(answer: T) => string} done
   */
  async function act(each, action, done) {
    if (state.acts.get(each.key)?.busy) return undefined;
    /** @type {Act} */
    const form = fresh();
    state.acts.set(each.key, form);
    const answer = await send(form, action, { draw });
    if (answer !== undefined) {
      form.done = done(answer);
      say(form.done);
    }
    draw();
    return answer;
  }

  /** @param {ProgramApi.WebhookDelivery} delivery */
  function failure({ lastFailure }) {
    const { text, lang } = serviceSays(lastFailure ?? '');
    return html`<span lang=${lang}>${text}</span>`;
  }

  /** @type {(each: Hook) => `/session/v1/webhooks/${string}` | `/v1/webhooks/${string}`} */
  const path = (each) => `${each.path}/${part(each.webhookId)}`;
  const ping = (/** @type {Hook} */ each) => act(each, () => call('POST', `${path(each)}/ping`), (answer) => (answer.delivered
    ? t('webhooks.arrived', { status: answer.status }) : t('webhooks.notArrived', { why: serviceSays(answer.failure ?? '').text })));

  /** @param {Hook} each */
  async function readDead(each) {
    const answer = await act(each, () => get(`${path(each)}/deliveries?state=dead&limit=50`), () => '');
    if (answer) state.dead.set(each.key, answer.items);
    draw();
  }

  /**
   * @param {Hook} each
   * @param {string} [messageId]
   */
  async function replay(each, messageId) {
    const answer = await act(each, () => call('POST', messageId ? `${path(each)}/replay?messageId=${part(messageId)}` : `${path(each)}/replay`), ({ messages }) => t('webhooks.replayed', { n: messages }));
    if (answer) state.dead.set(each.key, (messageId ? state.dead.get(each.key) ?? [] : []).filter((other) => other.messageId !== messageId));
    draw();
  }

  /** @param {Hook} each */
  async function renew(each) {
    const answer = await act(each, () => call('POST', `${path(each)}/secret`), ({ earlierUntil }) => t('webhooks.renewed', { time: timeOf(earlierUntil) }));
    if (answer) state.secrets = [{ ...each, secret: answer.secret }];
    draw();
  }

  /** @param {Hook} each */
  async function remove(each) {
    if (!await confirmFinal({ title: t('webhooks.removeSure', { id: each.webhookId }), says: t('webhooks.removeSays'), action: t('webhooks.remove') })) return;
    const answer = await act(each, () => call('DELETE', path(each)).then((done) => done ?? {}), () => t('webhooks.removed', { id: each.webhookId }));
    if (answer) state.hooks = state.hooks.filter((other) => other.key !== each.key);
    draw();
  }

  /** Sets the webhook at each service that sends one of the chosen types. */
  async function add() {
    const { webhookId, url, types } = state.typed;
    /** @type {{ [field: string]: string }} */
    const wrong = {};
    if (!/^[a-z0-9][a-z0-9-]*$/.test(webhookId.trim())) wrong.webhookId = t('webhooks.needsId');
    if (!url.trim()) wrong.url = t('webhooks.needsUrl');
    if (!types.length) wrong.types = t('webhooks.needsTypes');
    if (isWrong(state.form, wrong, draw)) return;
    state.secrets = [];
    const stored = await send(state.form, async () => {
      for (const service of SERVICES) {
        const mine = types.filter((type) => service.types.includes(type));
        if (!mine.length) continue;
        const { secret } = await call('PUT', `${service.path}/${part(webhookId.trim())}`, { url: url.trim(), types: mine });
        if (secret) state.secrets.push({ path: service.path, webhookId, secret }); // no later answer has the secret
      }
      return read();
    }, { draw, fields: ['webhookId', 'url', 'types'] });
    if (!stored) return;
    Object.assign(state, { hooks: stored, typed: { webhookId: '', url: '', types: [] }, isChanged: false });
    say(t('webhooks.added', { id: webhookId }));
    draw();
  }

  const draw = await screen('settings', t('tab.webhooks'), view);
  return leaveScreen;
}

/** @returns {Promise<Hook[]>} */
async function read() {
  const lists = await Promise.all(SERVICES.map(async ({ path }) => (await get(path)).items.map((hook) => ({ ...hook, path, key: `${path}/${hook.webhookId}` }))));
  return lists.flat();
}
