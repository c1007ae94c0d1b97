// The texts of the roster and of the athlete's page.
import { textsOf } from './parts/texts.js';

export const t = await textsOf('/page');
