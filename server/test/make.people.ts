import type { DayPart, PartyState, Skill, StaffRole } from '@supermarket/shared';
import { areaId, seedAreas } from '../seeds/areas.js';
import { newId } from '../src/kernel/index.js';
import type { Actor } from '../src/people/actor.js';
import { newPerson, sealAddress, sealPhone, seatsOf } from '../src/people/people.store.js';
import { Person } from '../src/people/person.entity.js';
import { standingKeyOf } from '../src/people/seats.store.js';
import { StaffSeatRecord } from '../src/people/staff-seat.entity.js';
import { keepNear } from '../src/people/near.store.js';
import { Volunteer, VolunteerFreeTime, VolunteerSkill } from '../src/people/volunteer.entity.js';
import type { Engine } from './engines.js';

/** A community everybody in the tests lives in unless told otherwise, its neighbour, and one in another town. */
export const HOME = { townId: areaId('恩城街道'), communityId: areaId('恩城街道', '东门社区') };
export const NEXT_DOOR = { townId: areaId('恩城街道'), communityId: areaId('恩城街道', '西门社区') };
export const FAR = { townId: areaId('良西镇'), communityId: areaId('良西镇', '圩镇社区') };
export const CITY_ID = areaId();

let count = 0;

/** Builders of people; each answers the person's id. Needs `makeAreas` once before. */
export class MakePeople {
  constructor(private readonly engine: Engine) {}

  areas(): Promise<void> {
    return this.engine.uow.run((tx) => seedAreas(tx));
  }

  /** Somebody with a complete profile and an account. */
  async person(patch: { name?: string; phone?: string; birthYear?: number | null; home?: typeof HOME; address?: string; account?: boolean } = {}): Promise<string> {
    const { cipher, clock, uow } = this.engine;
    count += 1;
    const now = clock.now();
    const id = newId(now);
    const { name = `居民${count}`, phone = `199${String(10_000_000 + count)}`, birthYear = 1985, home = HOME, address = '解放路 1 号', account = true } = patch;
    await uow.run((tx) =>
      tx.insert(Person, {
        ...newPerson(id, now),
        ...sealPhone(cipher, id, phone),
        ...sealAddress(cipher, id, address),
        ...home,
        name,
        birthYear,
        accountAt: account ? now : null,
      }),
    );
    return id;
  }

  async volunteer(
    patch: { name?: string; phone?: string; home?: typeof HOME; skills?: Skill[]; freeTimes?: { weekday: number; part: DayPart }[]; party?: PartyState; weeklyCap?: number; pointsChoice?: 'points' | 'hours_only' } = {},
  ): Promise<string> {
    const { home = HOME, skills = [], freeTimes = [], party = 'none', weeklyCap = 10, pointsChoice = 'points', ...rest } = patch;
    const personId = await this.person({ name: `志愿者${count + 1}`, home, ...rest });
    const now = this.engine.clock.now();
    await this.engine.uow.run(async (tx) => {
      await tx.insert(Volunteer, {
        personId,
        no: `T${String(count).padStart(8, '0')}`,
        partyState: party,
        partyOrg: party === 'none' ? null : '东门社区党支部',
        showParty: party === 'verified',
        pointsChoice,
        weeklyCap,
        helped: 0,
        ...home,
        createdAt: now,
        partyAt: null,
        partyBy: null,
        partyReason: null,
      });
      for (const skill of skills) await tx.insert(VolunteerSkill, { personId, skill });
      for (const { weekday, part } of freeTimes) await tx.insert(VolunteerFreeTime, { personId, weekday, part });
      await keepNear(tx, personId);
    });
    return personId;
  }

  /** Gives somebody a seat; for `desk` name the station. */
  async seat(personId: string, role: StaffRole, area: string, stationId: string | null = null): Promise<string> {
    const now = this.engine.clock.now();
    const id = newId(now);
    const seat = { id, personId, role, areaId: area, stationId };
    await this.engine.uow.run((tx) =>
      tx.insert(StaffSeatRecord, { ...seat, since: now, endedAt: null, appointedBy: null, bodyHash: null, standingKey: standingKeyOf(seat) }),
    );
    return id;
  }

  /** A new person in a seat. */
  async staff(role: StaffRole, area: string, stationId: string | null = null): Promise<string> {
    const id = await this.person({ name: `工作人员${count + 1}` });
    await this.seat(id, role, area, stationId);
    return id;
  }

  /** The person as they come through the door. */
  async actor(personId: string): Promise<Actor> {
    const volunteer = await this.engine.database.one('SELECT 1 AS x FROM volunteer WHERE person_id = ?', [personId]);
    return { personId, sessionId: null, seats: await seatsOf(this.engine.database, personId), volunteer: volunteer !== null };
  }
}
