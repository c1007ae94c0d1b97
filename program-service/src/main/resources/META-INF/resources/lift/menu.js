// What the lifter finds beside the views: messages, the own profile, help, and the way out. It is read when the menu is opened.
import { part } from '/page/api.js';
import { list, onKey, onLeave } from '/page/menu.js';
import { otherLanguages } from '/page/parts/language.js';
import { late, needed } from './lifts.js';
import { t } from './more.js';
import { t as ofToday } from './texts.js';
import { training } from './training.js';

/**
 * Fills the menu from now on.
 *
 * @param {HTMLDetailsElement} menu
 * @param {() => void} draw
 */
export function begin(menu, draw) {
  if (late.menu === entries) return;
  menu.addEventListener('keydown', onKey);
  menu.addEventListener('focusout', onLeave);
  late.menu = entries;
  draw();
}

/** @param {ProgramApi.SignedIn} caller */
function entries({ roles, subject }) {
  const { known } = training;
  const isLifter = roles.includes('athlete');
  return list([
    ...isLifter && known.profile ? [
      { text: t('message.title'), act: () => needed(import('./message.js')).then((module) => module.writeToCoach()) },
      { text: t('menu.profile'), act: () => needed(import('./profile.js')).then((module) => module.profile()) },
    ] : [],
    ...isLifter && known.plan ? [{ text: t('menu.own'), href: '/#/athletes/' + part(subject) }] : [],
    ...roles.some((role) => role !== 'athlete') ? [{ text: t('menu.roster'), href: '/' }] : [],
    ...isLifter ? [{ text: t('menu.signals'), act: () => needed(import('./signals.js')).then((module) => module.signals()) }] : [],
    { text: ofToday('words'), act: () => needed(import('/page/parts/help.js')).then((module) => module.help()) },
    ...otherLanguages(),
    { text: t('menu.signOut'), act: () => needed(import('./signout.js')).then((module) => module.signOut()) },
  ]);
}
