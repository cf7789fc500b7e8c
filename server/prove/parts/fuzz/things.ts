import { DEMO_PEOPLE } from '../../../seeds/demo-people.js';
import { Redemption } from '../../../src/shop/redemption.entity.js';
import { openSecret } from '../../../src/shop/voucher.js';
import { doorCode } from '../../../src/orders/door-code.js';
import type { World } from '../../world.js';
import type { Kind } from './values.js';

/** Something that is in the database, in some state, and the people whom it concerns. */
export interface Thing {
  readonly id: string;
  readonly state: string;
  readonly owner: string | null;
  readonly helper: string | null;
  /** The order of a part, the station of a voucher. */
  readonly of: string | null;
}

/** What to read of each kind. */
const SOURCES: Partial<Record<Kind, string>> = {
  order: `SELECT o.id, o.status AS state, o.requester_id AS owner, (SELECT MAX(x.volunteer_id) FROM assignment x WHERE x.order_id = o.id) AS helper FROM service_order o ORDER BY o.created_at DESC LIMIT 500`,
  assignment: `SELECT a.id, a.state, o.requester_id AS owner, a.volunteer_id AS helper, a.order_id AS \`of\` FROM assignment a JOIN service_order o ON o.id = a.order_id ORDER BY a.created_at DESC LIMIT 500`,
  record: `SELECT id, CASE WHEN held IS NULL THEN state ELSE held END AS state, person_id AS owner FROM service_record ORDER BY id DESC LIMIT 300`,
  correction: `SELECT id, CASE WHEN approved_at IS NULL THEN 'open' ELSE 'approved' END AS state, proposer_id AS owner FROM record_correction LIMIT 100`,
  feedback: `SELECT id, state, author_id AS owner FROM feedback ORDER BY created_at DESC LIMIT 200`,
  redemption: `SELECT id, state, person_id AS owner, station_id AS \`of\` FROM redemption ORDER BY created_at DESC LIMIT 200`,
  stock: `SELECT id, CASE WHEN on_hand > reserved THEN 'in' ELSE 'out' END AS state, station_id AS \`of\` FROM gift_stock`,
  station: `SELECT id, CASE WHEN id IN (SELECT station_id FROM gift_stock) THEN 'with gifts' ELSE 'empty' END AS state FROM station`,
  volunteer: `SELECT person_id AS id, party_state AS state, person_id AS owner FROM volunteer ORDER BY no DESC LIMIT 300`,
  neighbour: `SELECT person_id AS id, CASE WHEN ended_at IS NULL THEN 'standing' ELSE 'ended' END AS state, proxy_id AS owner FROM proxy_grant LIMIT 200`,
  family: `SELECT id, CASE WHEN ended_at IS NULL THEN 'standing' ELSE 'ended' END AS state, elder_id AS owner FROM family_grant LIMIT 200`,
  seat: `SELECT id, role AS state, person_id AS owner FROM staff_seat WHERE ended_at IS NULL`,
  ticket: `SELECT id, CASE WHEN approved_at IS NULL THEN 'waiting' ELSE 'approved' END AS state FROM scan_ticket ORDER BY id DESC LIMIT 20`,
  community: `SELECT id, kind AS state FROM area WHERE kind IN ('community', 'village') ORDER BY CASE WHEN town_id = ? THEN 0 ELSE 1 END, id LIMIT 6`,
  area: `SELECT id, kind AS state FROM area ORDER BY CASE WHEN town_id = ? THEN 0 ELSE 1 END, id LIMIT 12`,
  item: `SELECT id, risk AS state FROM service_item`,
};

/** Requests after which it is read anew: they change what is there. */
const FRESH = 500;

/** What is there to be named in a request. */
export class Things {
  readonly #byKind = new Map<Kind, readonly (readonly Thing[])[]>();
  #until = 0;
  #reading: Promise<void> = Promise.resolve();
  /** What only an answer tells: the secret of a ticket, the texts of its QR codes, WeChat's codes, the next page of a list. */
  readonly secrets = new Map<string, string>();
  readonly qrs: string[] = [];
  readonly codes: string[] = [];
  readonly cursors = new Map<string, string>();
  readonly grants: string[] = [];

  constructor(
    private readonly world: World,
    private readonly homeTown: string,
    /** People whose seats must stay. */
    private readonly seated: ReadonlySet<string>,
  ) {
    this.#byKind.set('demo', [DEMO_PEOPLE.map(({ id }) => ({ id, state: '', owner: null, helper: null, of: null }))]);
  }

  /** Before each request; `sent`: how many there were. */
  async look(sent: number): Promise<void> {
    if (sent >= this.#until) {
      this.#until = sent + FRESH;
      this.#reading = this.#read();
    }
    await this.#reading;
  }

  /** One of this kind, in one of these states if there is such: each state is as likely as another, however few are in it. */
  pick(kind: Kind, number: number, states: readonly string[] = []): Thing | null {
    const all = this.#byKind.get(kind) ?? [];
    const wanted = all.filter(([first]) => states.includes(first!.state));
    const groups = wanted.length > 0 ? wanted : all;
    const group = groups[number % Math.max(1, groups.length)] ?? [];
    return group[Math.floor(number / Math.max(1, groups.length)) % Math.max(1, group.length)] ?? null;
  }

  /** What the resident says at the door for this part. */
  doorCode({ id, of }: Thing): string {
    return doorCode(this.world.config.doorKey, of!, id, new Date());
  }

  /** What the owner of this voucher shows; null when it is closed. */
  async voucherCode({ id }: Thing, asQr: boolean): Promise<string | null> {
    const voucher = await this.world.open.database.get(Redemption, id);
    const secret = voucher && openSecret(this.world.cipher, voucher);
    return secret && (asQr ? secret.qr : secret.code);
  }

  async #read(): Promise<void> {
    await Promise.all(
      Object.entries(SOURCES).map(async ([kind, sql]) => {
        const rows = await this.world.open.database.rows<{ id: string; state?: string; owner?: string; helper?: string | null; of?: string }>(sql, sql.includes('?') ? [this.homeTown] : []);
        const groups = new Map<string, Thing[]>();
        for (const { id, state = '', owner = null, helper = null, of = null } of rows) {
          if (kind === 'seat' && this.seated.has(String(owner))) continue;
          groups.set(state, [...(groups.get(state) ?? []), { id, state, owner, helper, of }]);
        }
        this.#byKind.set(kind as Kind, [...groups.values()]);
      }),
    );
  }
}
