import type { Part } from '../part.js';
import { faults } from './faults/index.js';
import { fuzz } from './fuzz/index.js';
import { histories } from './histories/index.js';
import { kills } from './kills/kills.js';
import { ladder } from './ladder/index.js';
import { leaks } from './leaks/leaks.js';
import { messages } from './messages/index.js';
import { migrations } from './migrations.js';
import { planted } from './planted/index.js';
import { properties } from './properties.js';
import { races } from './races/index.js';
import { repeats } from './repeats/index.js';
import { tamper } from './tamper.js';
import { whoMay } from './who-may/who-may.js';

/** In the order in which they run. */
export const parts: readonly Part[] = [properties, histories, races, repeats, fuzz, leaks, kills, messages, ladder, tamper, faults, migrations, whoMay, planted];
