import type { MigrationClass } from '../src/kernel/database/migrate.js';
import { Areas1700000000100 } from './0100-areas.js';
import { People1700000000200 } from './0200-people.js';
import { Auth1700000000210 } from './0210-auth.js';
import { Consent1700000000220 } from './0220-consent.js';
import { Audit1700000000230 } from './0230-audit.js';
import { Jobs1700000000300 } from './0300-jobs.js';
import { Stations1700000000400 } from './0400-stations.js';
import { Catalog1700000000410 } from './0410-catalog.js';
import { Points1700000000500 } from './0500-points.js';
import { Hours1700000000510 } from './0510-hours.js';
import { Orders1700000000600 } from './0600-orders.js';
import { Shop1700000000700 } from './0700-shop.js';
import { Seals1700000000800 } from './0800-seals.js';
import { Near1700000000900 } from './0900-near.js';
import { Media1700000001000 } from './1000-media.js';
import { Board1700000001100 } from './1100-board.js';
import { Feedback1700000001200 } from './1200-feedback.js';
import { TimeProposals1700000001300 } from './1300-time-proposals.js';
import { WechatContract1700000002000 } from './2000-wechat-contract.js';
import { Purposes1700000001400 } from './1400-purposes.js';
import { Family1700000001500 } from './1500-family.js';
import { Messages1700000001700 } from './1700-messages.js';
import { Ladder1700000001800 } from './1800-ladder.js';
import { Posters1700000002100 } from './2100-posters.js';
import { HandedAnswers1700000001310 } from './1310-handed-answers.js';
import { PaperSlips1700000001600 } from './1600-paper-slips.js';
import { Matching1700000001900 } from './1900-matching.js';

/** In order; a migration that has been released is never changed. Names end in a 13-digit time. */
export const migrations: readonly MigrationClass[] = [
  Areas1700000000100,
  People1700000000200,
  Auth1700000000210,
  Consent1700000000220,
  Audit1700000000230,
  Jobs1700000000300,
  Stations1700000000400,
  Catalog1700000000410,
  Points1700000000500,
  Hours1700000000510,
  Orders1700000000600,
  Shop1700000000700,
  Seals1700000000800,
  Near1700000000900,
  Media1700000001000,
  Board1700000001100,
  Feedback1700000001200,
  TimeProposals1700000001300,
  HandedAnswers1700000001310,
  Purposes1700000001400,
  Family1700000001500,
  PaperSlips1700000001600,
  Messages1700000001700,
  Ladder1700000001800,
  Matching1700000001900,
  WechatContract1700000002000,
  Posters1700000002100,
];
