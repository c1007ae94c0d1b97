// The texts of the roster and of the athlete's page.
import { language, textsOf } from './parts/texts.js';

export const t = await textsOf('/page');

document.documentElement.lang = language;
