import { Injectable, Logger } from '@nestjs/common';
import { Clock, Database, UnitOfWork } from '../kernel/index.js';
import { anchorOf, type Anchor, type AnchorFile } from './anchors.js';
import type { SealedTable } from './sealed-table.js';
import { linksAfter, sealNext, topOf } from './seals.store.js';

export interface SealerSettings {
  readonly tables: readonly SealedTable[];
  /** Milliseconds that a row waits: longer than any transaction, because ids appear in the order of commits. */
  readonly settle: number;
  readonly anchors: AnchorFile;
  /** Gets each new anchor by POST; null: nobody. */
  readonly webhook: string | null;
}

/** Links written in one look at most, so that a great backlog does not keep everybody waiting. */
const LINKS_AT_ONCE = 20;
const WEBHOOK_PATIENCE = 5_000;

/** Chains what has been written. Any number of processes may do so at once. */
@Injectable()
export class Sealer {
  readonly #log = new Logger('Seals');
  /** Which row was the newest, and when we saw it: what was there `settle` ago is settled by now. */
  readonly #seen = new Map<string, { readonly at: number; readonly top: number }[]>();

  constructor(
    private readonly settings: SealerSettings,
    private readonly uow: UnitOfWork,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** One look at every table; answers how many rows were sealed. */
  async look(goOn: () => boolean = () => true): Promise<number> {
    let sealed = 0;
    for (const table of this.settings.tables) {
      const top = await this.#settled(table);
      for (let links = 0; links < LINKS_AT_ONCE && goOn(); links += 1) {
        const link = await this.uow.run((tx) => sealNext(tx, table, top, this.clock.now()));
        if (!link) break;
        sealed += link.rowCount;
      }
    }
    await this.#anchor(goOn);
    return sealed;
  }

  /** Notes the newest row, and answers the one that was the newest `settle` ago. */
  async #settled(table: SealedTable): Promise<number> {
    const now = this.clock.now().getTime();
    const top = await topOf(this.database, table);
    // A clock that was set back makes old notes useless, not dangerous.
    const seen = (this.#seen.get(table.table) ?? []).filter(({ at }) => at <= now);
    seen.push({ at: now, top });
    const ripe = seen.filter(({ at }) => now - at >= this.settings.settle);
    this.#seen.set(table.table, seen.slice(Math.max(ripe.length - 1, 0)));
    return ripe.at(-1)?.top ?? 0;
  }

  /** Writes down outside of the database what the chains have come to, whoever made the links. */
  async #anchor(goOn: () => boolean): Promise<void> {
    const { tables, anchors, webhook } = this.settings;
    for (const table of tables) {
      for (;;) {
        const links = await linksAfter(this.database, table, await anchors.highest(table.table), 100);
        if (links.length === 0) break;
        await anchors.append(links.map(anchorOf));
        // The newest vouches for those before it, so a message that is lost is made good by the next.
        if (webhook) await this.#post(webhook, anchorOf(links.at(-1)!));
        if (!goOn()) return;
      }
    }
  }

  async #post(url: string, anchor: Anchor): Promise<void> {
    try {
      const signal = AbortSignal.timeout(WEBHOOK_PATIENCE);
      const reply = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(anchor), signal });
      if (!reply.ok) this.#log.warn({ msg: 'the webhook for anchors refused', status: reply.status });
    } catch (error) {
      this.#log.warn({ msg: 'the webhook for anchors cannot be reached', error: error instanceof Error ? error.name : 'unknown' });
    }
  }
}
