import { Injectable, Optional } from '@nestjs/common';
import type { Id, OrderView } from '@supermarket/shared';
import { TextSafety, type TextDoubt } from '../auth/text-safety.js';
import { Clock, FieldCipher, Refusal, UnitOfWork, type Reads, type Tx } from '../kernel/index.js';
import type { Actor } from '../people/actor.js';
import type { Assignment } from './assignment.entity.js';
import type { Change, Party } from './order.facts.js';
import { actingAs, type Action } from './order.machine.js';
import { partyIn, partyToDecide, pictureOf, viewerOf } from './order.picture.js';
import { foremost, maySee, orderView } from './order.view.js';
import { apply, lockCase, orderOfPart, type Hand, type OrderCase } from './orders.store.js';
import { OrdersSettings } from './orders.settings.js';
import { partyOfPart } from './party.rules.js';
import { keepRecords, lockHelpers } from './records.store.js';
import { holdTexts } from './text-hold.store.js';

type Texts = Readonly<Record<string, string | null | undefined>>;

/** What a decision is made from, all read under the order's lock. */
export interface Scene {
  readonly tx: Tx;
  readonly c: OrderCase;
  readonly party: Party;
  readonly now: Date;
}

export interface PartScene extends Scene {
  readonly part: Assignment;
}

type Decide<S> = (scene: S) => Change | null | Promise<Change | null>;

/** The sentence that every use-case upon an order says: lock, decide, write, pay, show. */
@Injectable()
export class OrderActs {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
    private readonly settings: OrdersSettings,
    /** None: nobody came by WeChat (seeds, the command line). */
    @Optional() private readonly safety?: TextSafety,
  ) {}

  /** `texts`: what the actor says with it to others. */
  async upon(actor: Actor, orderId: Id, action: Action, decide: Decide<Scene>, texts: Texts = {}): Promise<OrderView> {
    const doubt = await this.judge(actor, texts);
    return this.uow.run(async (tx) => {
      const scene = await this.scene(tx, actor, orderId);
      await this.hold(scene, actor, doubt);
      const done = await this.write(scene, actor, action, await decide(scene));
      return this.show(tx, done, actor, scene.now);
    });
  }

  async uponPart(actor: Actor, partId: Id, action: Action, decide: Decide<PartScene>, texts: Texts = {}): Promise<OrderView> {
    const doubt = await this.judge(actor, texts);
    return this.uow.run(async (tx) => {
      const scene = await this.partScene(tx, actor, partId);
      await this.hold(scene, actor, doubt);
      const done = await this.write(scene, actor, action, await decide(scene));
      return this.show(tx, done, actor, scene.now);
    });
  }

  /** Before the unit of work: asks over the net. TEXT_NOT_ALLOWED. */
  async judge(actor: Actor, texts: Texts): Promise<TextDoubt | null> {
    return (await this.safety?.judge(actor, texts)) ?? null;
  }

  /** What staff write is read by staff as it is written; everybody else's doubtful words wait for them. */
  async hold({ tx, c, party, now }: Pick<Scene, 'tx' | 'c' | 'party' | 'now'>, actor: Actor, doubt: TextDoubt | null): Promise<void> {
    if (doubt === null || actor.personId === null || foremost(party) === 'staff') return;
    await holdTexts(tx, c.order.id, actor.personId, doubt, now);
  }

  /** For timers, who look at nothing. */
  async byTimer(actor: Actor, id: Id, action: Action, decide: Decide<Scene>): Promise<void> {
    await this.uow.run(async (tx) => {
      const scene = await this.scene(tx, actor, id);
      await this.write(scene, actor, action, await decide(scene));
    });
  }

  async byPartTimer(actor: Actor, partId: Id, action: Action, decide: Decide<PartScene>): Promise<void> {
    await this.uow.run(async (tx) => {
      const scene = await this.partScene(tx, actor, partId);
      await this.write(scene, actor, action, await decide(scene));
    });
  }

  async scene(tx: Tx, actor: Actor, orderId: Id): Promise<Scene> {
    const c = await lockCase(tx, orderId);
    const party = await partyToDecide(tx, c, actor);
    return { tx, c, party, now: this.clock.now() };
  }

  async partScene(tx: Tx, actor: Actor, partId: Id): Promise<PartScene> {
    const scene = await this.scene(tx, actor, await orderOfPart(tx, partId));
    const part = scene.c.assignments.find(({ id }) => id === partId);
    if (!part) throw new Refusal('NOT_FOUND');
    return { ...scene, part, party: partyOfPart(scene.party, part) };
  }

  /** Writes what was decided; nothing when it is already so. */
  async write({ tx, c, party, now }: Scene, actor: Actor, action: Action, decided: Change | null): Promise<OrderCase> {
    if (decided === null) return c;
    await lockHelpers(tx, c, decided);
    const next = await apply(tx, c, decided, this.hand(actor, party, action, now));
    if (decided.hours.length === 0) return next;
    return keepRecords(tx, next, decided, now);
  }

  hand(actor: Actor, party: Party, action: Action, now: Date): Hand {
    return { cipher: this.cipher, office: this.settings.office, actor, as: actingAs(action, party), now };
  }

  /** The order as this actor may see it; NOT_FOUND where they may not know that it is there. */
  async show(reads: Reads, c: OrderCase, actor: Actor, now: Date): Promise<OrderView> {
    const party = await partyIn(reads, c, actor);
    if (!maySee(c, party)) throw new Refusal('NOT_FOUND');
    return orderView(await pictureOf(reads, this.cipher, c, party, now), await viewerOf(reads, c, party, now), now);
  }
}
