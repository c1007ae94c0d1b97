// The texts and the styles of what a lifter opens later: dialogs, the end of a session, the week and the history.
import { textsOf } from '/page/parts/texts.js';

const sheet = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/lift/more.css' });
const styled = new Promise((resolve) => { sheet.onload = sheet.onerror = resolve; });
document.head.append(sheet);

export const t = await textsOf('/lift/more');
await styled; // so that nothing is shown without them
