// The texts of what a lifter opens later: dialogs, the end of a session, and the history.
import { textsOf } from '/page/parts/texts.js';

export const t = await textsOf('/lift/more');
