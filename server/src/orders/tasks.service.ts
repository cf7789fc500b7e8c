import { Injectable } from '@nestjs/common';
import type {
  CheckInBody, CheckOutBody, ClaimBody, ContinueLaterBody, DeclineBody, DisputeTimeBody, Id, NoAnswerBody, OrderView, OwnTimeBody, WithdrawBody,
} from '@supermarket/shared';
import { ServiceItem } from '../catalog/service-item.entity.js';
import { dayNumber, newId, Refusal, UnitOfWork, type Tx } from '../kernel/index.js';
import { personOf, type Actor } from '../people/actor.js';
import { freshenNear } from '../people/near.store.js';
import { lockPeople } from '../people/people.store.js';
import { checkTexts } from '../wechat/text-check.rules.js';
import { accept, claim, withdraw, type VolunteerFacts } from './claim.rules.js';
import { isDoorCode, momentOf } from './door-code.js';
import { menuFor } from './menu.rules.js';
import { OrderActs, type PartScene } from './order.acts.js';
import type { ServiceOrder } from './order.entity.js';
import { decline } from './offer.rules.js';
import { photosOf } from './order.rules.js';
import type { OrderCase } from './orders.store.js';
import { OrdersSettings } from './orders.settings.js';
import { PaperSlip } from './paper-slip.entity.js';
import { isSlipCode } from './slip-code.js';
import { disputeTime, ownTime } from './time.rules.js';
import { checkIn, checkOut, continueLater, noAnswer } from './visit.rules.js';
import { volunteersOf } from './volunteers.store.js';

/** What those who help do. */
@Injectable()
export class TasksService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly settings: OrdersSettings,
    private readonly acts: OrderActs,
  ) {}

  /** The person's row is locked before their tasks are read: two claims of one volunteer wait for each other. */
  private async volunteer(tx: Tx, personId: Id, now: Date): Promise<VolunteerFacts> {
    await lockPeople(tx, [personId]);
    const volunteer = (await volunteersOf(tx, [personId], now)).get(personId);
    if (!volunteer) throw new Refusal('NOT_A_VOLUNTEER');
    return volunteer;
  }

  claim(actor: Actor, orderId: Id, body: ClaimBody): Promise<OrderView> {
    return this.acts.upon(actor, orderId, 'claim', async ({ tx, c, party, now }) =>
      claim(c, party, await this.volunteer(tx, personOf(actor), now), body, newId(now), now),
    );
  }

  accept(actor: Actor, id: Id, body: ClaimBody): Promise<OrderView> {
    return this.acts.uponPart(actor, id, 'accept', async ({ tx, c, part, party, now }) => {
      const decided = accept(c, part, party, await this.volunteer(tx, personOf(actor), now), body, now);
      if (decided) await answered(tx, c, part.id, now);
      return decided;
    });
  }

  decline(actor: Actor, id: Id, body: DeclineBody): Promise<OrderView> {
    checkTexts({ words: body.words });
    return this.acts.uponPart(actor, id, 'decline', async ({ tx, c, part, party, now }) => {
      const decided = decline(c, part, party, body, now);
      if (decided) await answered(tx, c, part.id, now);
      return decided;
    }, { words: body.words });
  }

  withdraw(actor: Actor, id: Id, body: WithdrawBody): Promise<OrderView> {
    checkTexts({ words: body.words });
    return this.acts.uponPart(actor, id, 'withdraw', ({ c, part, party, now }) => withdraw(c, part, party, body, now), { words: body.words });
  }

  /** A wrong code is refused after its try has been committed, else five tries would be endless. */
  async checkIn(actor: Actor, id: Id, body: CheckInBody): Promise<OrderView> {
    const { refusal, view } = await this.uow.run(async (tx) => {
      const scene = await this.acts.partScene(tx, actor, id);
      const { c, part, party, now } = scene;
      const at = momentOf(body.typedAt, now);
      const decided = checkIn(c, part, party, await this.proofOf(scene, body.code, at), at, now);
      const done = await this.acts.write(scene, actor, 'checkIn', decided.change);
      return { refusal: decided.refusal, view: decided.refusal ? null : await this.acts.show(tx, done, actor, now) };
    });
    if (refusal) throw refusal;
    return view!;
  }

  /** Whose digits these are. Paper has no half hours: its digits are good as long as the slip. */
  private async proofOf({ tx, c, part }: PartScene, typed: string, at: Date): Promise<'code' | 'slip' | null> {
    const { doorKey } = this.settings;
    if (isDoorCode(doorKey, c.order.id, part.id, typed, at)) return 'code';
    const slips = await tx.find(PaperSlip, 'order_id = ? AND visit = ?', [c.order.id, c.order.visit]);
    return isSlipCode(doorKey, c, slips, typed) ? 'slip' : null;
  }

  noAnswer(actor: Actor, id: Id, body: NoAnswerBody): Promise<OrderView> {
    checkTexts({ words: body.words });
    return this.acts.uponPart(actor, id, 'noAnswer', ({ c, part, party, now }) => noAnswer(c, part, party, body, now), { words: body.words });
  }

  checkOut(actor: Actor, id: Id, body: CheckOutBody): Promise<OrderView> {
    checkTexts({ words: body.words });
    return this.acts.uponPart(actor, id, 'checkOut', async ({ tx, c, part, party, now }) => {
      const { resultChips, photoNeeded } = await menuIn(tx, c.order);
      if (body.chips.some((chip) => !resultChips.includes(chip))) throw new Refusal('BAD_INPUT'); // they go into the legal record
      const decided = checkOut(c, part, party, body, momentOf(body.typedAt, now), now);
      return decided && { ...decided, media: photosOf('proof', body.photoIds, photoNeeded) };
    }, { words: body.words });
  }

  continueLater(actor: Actor, id: Id, body: ContinueLaterBody): Promise<OrderView> {
    checkTexts({ words: body.words });
    return this.acts.uponPart(
      actor, id, 'continueLater',
      async ({ tx, c, part, party, now }) => continueLater(c, part, party, await this.volunteer(tx, personOf(actor), now), body, newId(now), now),
      { words: body.words },
    );
  }

  ownTime(actor: Actor, id: Id, body: OwnTimeBody): Promise<OrderView> {
    return this.acts.uponPart(actor, id, 'ownTime', ({ c, part, party, now }) => ownTime(c, part, party, body, now));
  }

  disputeTime(actor: Actor, id: Id, body: DisputeTimeBody): Promise<OrderView> {
    return this.acts.uponPart(actor, id, 'disputeTime', ({ c, part, party }) => disputeTime(c, part, party, body));
  }
}

const QUICK = 3_600_000;
const FRESH_DAYS = 30;

/** Yes or no within the hour: for a month they are known to answer quickly. Silence and slow answers cost nothing. */
async function answered(tx: Tx, { assignments }: OrderCase, partId: Id, now: Date): Promise<void> {
  const part = assignments.find(({ id }) => id === partId);
  if (part?.offeredAt && now.getTime() - part.offeredAt.getTime() <= QUICK) await freshenNear(tx, part.volunteerId, dayNumber(now) + FRESH_DAYS);
}

/** Chips and photos are those of the menu, never of a keyboard. */
async function menuIn(tx: Tx, order: ServiceOrder): Promise<ReturnType<typeof menuFor>> {
  return menuFor(order.risk, order.itemId === null ? null : await tx.get(ServiceItem, order.itemId));
}
