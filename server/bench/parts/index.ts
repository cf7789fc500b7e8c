import type { Figure } from '../table.js';
import type { Workbench } from '../workbench.js';
import { growth } from './growth.js';
import { match } from './match.js';
import { paint } from './paint.js';
import { planning } from './plan.js';
import { profile } from './profile.js';
import { ratio } from './ratio.js';
import { statements } from './statements.js';
import { sizes } from './sizes.js';
import { sqlite } from './sqlite.js';

export interface Part {
  readonly name: string;
  /** One sentence, printed above its table. */
  readonly about: string;
  /** Only when asked for by name. */
  readonly byName?: true;
  run(bench: Workbench): Promise<readonly Figure[]>;
}

export const parts: readonly Part[] = [ratio, sqlite, growth, sizes, paint, planning, profile, statements, match];
