import { Injectable } from '@nestjs/common';
import { COPY_SECTIONS, type CopyView, type LeavingView } from '@supermarket/shared';
import { Clock, Database } from '../kernel/index.js';
import { personOf, type Actor } from './actor.js';
import { Holdings } from './holdings.js';

/** What is kept about somebody, and what stands in the way of leaving. */
@Injectable()
export class LeavingQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly holdings: Holdings,
  ) {}

  async copy(actor: Actor): Promise<CopyView> {
    const id = personOf(actor);
    const sections: CopyView['sections'] = [];
    for (const section of COPY_SECTIONS) {
      const entries = [];
      for (const holding of this.holdings.all) if (holding.section === section) entries.push(...(await holding.copy(this.database, id)));
      if (entries.length > 0) sections.push({ section, entries });
    }
    return { madeAt: this.clock.now().toISOString(), sections };
  }

  async leaving(actor: Actor): Promise<LeavingView> {
    const id = personOf(actor);
    const reasons: LeavingView['reasons'] = [];
    for (const holding of this.holdings.all) {
      const found = await holding.standing?.(this.database, id);
      if (found && found.count > 0) reasons.push({ ...found });
    }
    return { reasons, ...(await this.#given(id)) };
  }

  /** Points and hours stand further right: read by their tables only. */
  async #given(id: string): Promise<Pick<LeavingView, 'points' | 'minutes'>> {
    const points = await this.database.one<{ n: number | null }>('SELECT SUM(balance - held) AS n FROM point_account WHERE person_id = ?', [id]);
    const minutes = await this.database.one<{ n: number | null }>("SELECT SUM(minutes) AS n FROM service_record WHERE person_id = ? AND state = 'CREDITED'", [id]);
    return { points: Number(points?.n ?? 0), minutes: Number(minutes?.n ?? 0) };
  }
}
