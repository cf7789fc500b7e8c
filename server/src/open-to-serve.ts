import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from './config.js';
import { openForPeople } from './data-source.js';
import { dialectOf } from './kernel/database/dialect.js';
import type { OpenDatabase } from './kernel/database/open.js';
import { Unready } from './sentences.js';

/** Throws unless the tables are those of this program. */
export async function atHead({ database }: OpenDatabase): Promise<void> {
  const { migrations } = await database.facts();
  if (migrations === 'ahead') throw new Unready('数据库比程序新：请换用新版程序，或恢复升级前的副本。 (The database is newer than this program.)');
  if (migrations === 'behind') throw new Unready('数据库还没有升级到这个版本，请先运行 npm run db:migrate。 (Run db:migrate first.)');
}

async function openAtHead(config: Config): Promise<OpenDatabase> {
  const open = await openForPeople(config);
  try {
    await atHead(open);
    return open;
  } catch (error) {
    await open.close();
    throw error;
  }
}

/** Milliseconds that a server which starts waits for its database: it may be coming back, or have been started just now. */
const PATIENCE = 20_000;

/** Whether a database server does not answer (yet). A file is there or it is not. */
const isAway = ({ database }: Config, error: unknown): boolean => database.kind !== 'sqlite' && dialectOf(database.kind).isUnavailable(error);

/** Opens the database for a server, with the tables of this program; waits for one that does not answer yet. */
export async function openToServe(config: Config): Promise<OpenDatabase> {
  const giveUpAt = Date.now() + PATIENCE;
  for (let told = false; ; told = true) {
    try {
      return await openAtHead(config);
    } catch (error) {
      if (!isAway(config, error) || Date.now() > giveUpAt) throw error;
      if (!told) console.error('数据库还没有应答，等它一会儿…… (Waiting for the database.)');
    }
    await sleep(100);
  }
}
