// The form for an athlete's profile, coaches and tags: for a new athlete and for an existing one.
import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { athletePath, call, find, get, part } from '../api.js';
import { archiveSection } from '../archive.js';
import { inviteButton } from '../invite.js';
import { dateIn } from '../words.js';
import { draft, forgetDraft } from '../parts/drafts.js';
import { areaField, checkField, dateField, numberField, onSubmit, selectField, submit, textField } from '../parts/fields.js';
import { isHeavyBody } from '../parts/far.js';
import { gymUnit } from '../parts/gym-unit.js';
import { suggestedId } from '../parts/ids.js';
import { leaveScreen, loadingScreen, screen } from '../parts/screen.js';
import { fresh, isWrong, send } from '../parts/sending.js';
import { load, number, textsOf, typed } from '../parts/texts.js';
import { isZone, zones } from '../parts/zones.js';
import { toast } from '../toast.js';

const t = await textsOf('/page/people');
const WEIGHT = 'bodyweight.value';
const WEIGHED = 'bodyweight.measuredAt';
const ID = /^[A-Za-z0-9._:-]{1,64}$/;
const [LIGHTEST, HEAVIEST] = [20, 700]; // bodyweights that the service stores, in both units
const FIELDS = ['athleteId', 'displayName', 'unit', 'timeZone', 'trainingSince', 'goal', 'injured', 'coaches', 'tags', WEIGHT, WEIGHED];

const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone || 'Etc/UTC';

/**
 * What is typed. The unit of the bodyweight is that with which it was stored.
 *
 * @typedef {'athleteId' | 'displayName' | 'unit' | 'timeZone' | 'trainingSince' | 'goal' | 'coaches' | 'tags' | 'bodyweight.value' | 'bodyweight.measuredAt'} TextField
 * @typedef {{ [field in TextField]: string } & { injured: boolean, bodyweightUnit?: Page.Unit }} Values
 */

/**
 * Shows the form for an athlete; without an id for a new athlete.
 *
 * @param {string | undefined} id
 * @param {ProgramApi.SignedIn} caller
 * @param {string} [unused]
 * @param {URLSearchParams} [query] to=build: the profile leads back to the new program of the athlete
 */
export const view = (id, caller, unused, query) => (id ? editAthlete(id, caller, query?.get('to') === 'build') : newAthlete(caller));

/** @param {ProgramApi.SignedIn} caller */
async function newAthlete(caller) {
  await loadingScreen('profile', t('new'));
  const gym = await get('/v1/gym');
  return form(t('new'), null, gym.unit, {
    athleteId: '', displayName: '', unit: await gymUnit(gym), timeZone: gym.timeZone ?? ownZone(), trainingSince: '', goal: '', injured: false,
    [WEIGHT]: '', [WEIGHED]: '', coaches: caller.roles.includes('coach') ? caller.subject : '', tags: '',
  });
}

/**
 * @param {string} id
 * @param {ProgramApi.SignedIn} caller
 * @param {boolean} isBuilding
 */
async function editAthlete(id, { gym: ofGym }, isBuilding) {
  await loadingScreen('profile', t('edit', { name: id }));
  const base = athletePath(id);
  const profile = await find(base);
  if (!profile) return unknown(id);
  const [gym, { coaches }, { tags }, archived] = await Promise.all([get('/v1/gym'), get(`${base}/coaches`), get(`${base}/tags`), get(`/v1/roster?archived=true&athleteId=${part(id)}`)]);
  return form(t('edit', { name: profile.displayName || id }), id, gym.unit, {
    athleteId: id, displayName: profile.displayName ?? '', unit: profile.unit, timeZone: profile.timeZone, trainingSince: profile.trainingSince ?? '',
    goal: profile.goal ?? '', injured: profile.injured === true, [WEIGHT]: profile.bodyweight ? number(profile.bodyweight.value) : '',
    bodyweightUnit: profile.bodyweight?.unit, [WEIGHED]: profile.bodyweight?.measuredAt ?? '', coaches: coaches.join(', '), tags: tags.join(', '),
  }, { profile, gym: ofGym, isBuilding, isArchived: archived.items.some((row) => row.archivedAt) });
}

/** @param {string} id */
async function unknown(id) {
  await screen('profile', t('unknown', { id }), () => html`<a class="back" href="#/">${t('back')}</a><h1>${t('unknown', { id })}</h1><p>${t('unknownSays')}</p>`);
  return () => {};
}

/** @param {string} text */
const listed = (text) => [...new Set(text.split(',').map((each) => each.trim()).filter(Boolean))].sort();

/**
 * @param {string} title
 * @param {string | null} id the athlete's id; null for a new athlete
 * @param {Page.Unit | undefined} ofGym the unit of the gym's equipment; undefined if it has not set any
 * @param {Values} values what the fields contain at first
 * @param {{ profile: ProgramApi.Profile, gym: string, isBuilding: boolean, isArchived: boolean }} [known] the profile that is edited, the name of
 * the gym, and whether the profile leads back to a new program
 */
async function form(title, id, ofGym, values, known) {
  const profile = known?.profile;
  const name = 'profile ' + (id ?? '');
  /** @type {import('../parts/sending.js').Form & { values: Values, created?: boolean }} */
  const state = { ...fresh(), values: draft(name, () => state.values) ?? { ...values } };
  const v = () => state.values;
  const put = (/** @type {TextField} */ field) => (/** @type {string} */ value) => {
    v()[field] = value;
    delete state.wrong[field];
    draw();
  };
  const putInjured = (/** @type {boolean} */ isChecked) => {
    v().injured = isChecked;
    delete state.wrong.injured;
    draw();
  };
  const idOf = () => id ?? (v().athleteId.trim() || suggestedId(v().displayName));
  const weightUnit = () => v().bodyweightUnit ?? /** @type {Page.Unit} */ (v().unit);
  const ofId = (/** @type {unknown} */ value) => {
    if (!idOf()) return v().displayName.trim() ? t('id.needed') : '';
    return ID.test(String(value).trim() || idOf()) ? '' : t('id.wrong');
  };
  const back = id ? (known?.isBuilding ? '#/build/' : '#/athletes/') + part(id) : '#/';
  const draw = await screen('profile', title, () => html`
    <a class="back" href=${back}>${id ? t(known?.isBuilding ? 'backToProgram' : 'backTo', { name: profile?.displayName || id }) : t('back')}</a>
    <div class="title"><h1>${title}</h1>${id && known && !known.isArchived ? html`<span class="title-actions">${inviteButton({ athleteId: id, name: profile?.displayName || id, gym: known.gym })}</span>` : nothing}</div>${id ? nothing : html`<p class="quiet">${t('says')}</p>`}
    <form class="card" novalidate @submit=${onSubmit(save, () => draw())}>
      <div class="fields">
        ${textField(state, 'displayName', { label: t('displayName'), value: v().displayName, put: put('displayName'), max: 200, required: t('name.missing') })}
        ${id ? nothing : textField(state, 'athleteId', { label: t('id'), value: v().athleteId, put: put('athleteId'), max: 64, hint: t('idHint'), rule: ofId, placeholder: suggestedId(v().displayName) })}
        ${selectField(state, 'unit', { label: t('unit'), value: v().unit, put: put('unit'), hint: ofGym && ofGym !== v().unit ? t('unit.other', { unit: v().unit, gym: ofGym }) : !ofGym && !id ? t('unit.guessed') : undefined, options: [['kg', 'kg'], ['lb', 'lb']] })}
        ${textField(state, 'timeZone', { label: t('timeZone'), value: v().timeZone, put: put('timeZone'), list: 'zones', max: 60, rule: (zone) => (!zone || isZone(String(zone).trim()) ? '' : t('zone.wrong')) })}
        ${dateField(state, 'trainingSince', { label: t('trainingSince'), to: dateIn(v().timeZone), value: v().trainingSince, put: put('trainingSince'), hint: t('trainingSinceHint') })}
        ${selectField(state, 'goal', { label: t('goal'), value: v().goal, put: put('goal'), any: t('any'), options: ['SIZE_AND_STRENGTH', 'STRENGTH_ONLY'].map((each) => [each, t('goal.' + each)]) })}
        ${numberField(state, WEIGHT, { label: t('bodyweight'), unit: weightUnit(), min: LIGHTEST, max: HEAVIEST, value: v()[WEIGHT], put: put(WEIGHT) })}
        ${dateField(state, WEIGHED, { label: t('measuredAt'), to: dateIn(v().timeZone), value: v()[WEIGHED], put: put(WEIGHED) })}
        ${textField(state, 'coaches', { label: t('coaches'), value: v().coaches, put: put('coaches'), hint: t('coachesHint') })}
        ${areaField(state, 'tags', { label: t('tags'), value: v().tags, put: put('tags'), rows: 1, hint: t('tagsHint') })}
      </div>
      ${checkField('injured', { label: t('injured'), checked: v().injured, put: putInjured })}<p class="quiet"><small>${t('injured.says')}</small></p>
      <datalist id="zones">${zones.map((zone) => html`<option value=${zone}></option>`)}</datalist>
      ${submit(state, id ? t('change') : t('add'))}
    </form>
    ${id && known ? archiveSection({ athleteId: id, name: known.profile.displayName || id }, known.isArchived, () => { location.hash = '#/'; }) : nothing}`);

  async function save() {
    const body = read();
    const weight = body.bodyweight && body.bodyweight.value !== typed(values[WEIGHT]) ? body.bodyweight : null; // one that was typed
    const question = weight && isHeavyBody(weight) ? t('weight.sure', { weight: load(weight.value, weight.unit) }) : '';
    if (question && question !== state.note) {
      state.note = question; // sending again is the answer
      draw();
      return;
    }
    const athleteId = idOf();
    const base = athletePath(athleteId);
    const saved = await send(state, async () => {
      if (!id && !state.created && await find(base)) return 'used';
      await call('PUT', base, body);
      state.created = true; // from now on the id is this athlete's, so that sending again is no conflict
      await call('PUT', `${base}/coaches`, { coaches: listed(v().coaches) });
      await call('PUT', `${base}/tags`, { tags: listed(v().tags) });
      return 'saved';
    }, { draw, fields: FIELDS });
    if (saved === 'used') isWrong(state, { athleteId: t('idUsed') }, draw);
    else if (saved) {
      forgetDraft(name);
      location.hash = id ? back : '#/athletes/' + part(athleteId);
      toast(t(id ? 'saved' : 'added', { name: body.displayName }));
    }
  }

  /**
   * Returns the body of the request. Without a time zone the gym's applies.
   *
   * @returns {ProgramApi.Profile}
   */
  function read() {
    const unit = /** @type {Page.Unit} */ (v().unit);
    const weight = typed(v()[WEIGHT]);
    return {
      displayName: v().displayName.trim(), unit, timeZone: /** @type {string} */ (v().timeZone.trim() || undefined), trainingSince: v().trainingSince || undefined,
      goal: /** @type {ProgramApi.Goal} */ (v().goal) || undefined, injured: v().injured,
      bodyweight: weight === null ? undefined : { value: weight, unit: v().bodyweightUnit ?? unit, measuredAt: v()[WEIGHED] || dateIn(v().timeZone) },
    };
  }

  return leaveScreen;
}
