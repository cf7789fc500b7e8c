import { Injectable, type OnModuleInit } from '@nestjs/common';
import { placeOf } from '../areas/areas.store.js';
import { FieldCipher } from '../kernel/index.js';
import { entry, Holdings } from './holdings.js';
import { dropNear } from './near.store.js';
import { openPerson } from './people.store.js';
import { unwantedOf } from './unwanted.store.js';
import { Person } from './person.entity.js';
import { StaffSeatRecord } from './staff-seat.entity.js';
import { Volunteer } from './volunteer.entity.js';
import { freeTimesOf, setAbilities, skillsOf, volunteerOf } from './volunteer.store.js';

/** Who they are, what they do for others, and the posts they hold. Of a volunteer the number stays: the records of service carry it. */
@Injectable()
export class PeopleHoldings implements OnModuleInit {
  constructor(
    private readonly holdings: Holdings,
    private readonly cipher: FieldCipher,
  ) {}

  onModuleInit(): void {
    this.holdings.add(
      {
        section: 'person',
        copy: async (reads, id) => {
          const person = (await reads.get(Person, id))!;
          const { phone, address } = openPerson(this.cipher, person);
          const place = person.communityId === null ? null : await placeOf(reads, person.communityId);
          return [entry(person.createdAt, { id, name: person.name, phone, birthYear: person.birthYear, community: place?.text, address })];
        },
        erase: async (tx, id, now) => {
          const nothing = { name: null, phoneCipher: null, phoneIndex: null, birthYear: null, communityId: null, townId: null, addressCipher: null };
          await tx.update(Person, { ...nothing, closedAt: now }, 'id = ?', [id]);
        },
      },
      {
        section: 'volunteer',
        copy: async (reads, id) => {
          const volunteer = await volunteerOf(reads, id);
          if (!volunteer) return [];
          const { no, partyState, partyOrg, showParty, pointsChoice, weeklyCap, helped, createdAt } = volunteer;
          const skills = ((await skillsOf(reads, [id])).get(id) ?? []).join(' ');
          const freeTimes = (await freeTimesOf(reads, id)).map(({ weekday, part }) => `${weekday} ${part}`).join(', ');
          const unwanted = (await unwantedOf(reads, id)).join(' ');
          return [entry(createdAt, { no, skills, freeTimes, unwanted, partyState, partyOrg, showParty, pointsChoice, weeklyCap, helped })];
        },
        erase: async (tx, id) => {
          await setAbilities(tx, id, [], []);
          await dropNear(tx, id);
          await tx.change('DELETE FROM volunteer_unwanted WHERE person_id = ?', [id]);
          await tx.update(Volunteer, { partyState: 'none', partyOrg: null, showParty: false, partyReason: null }, 'person_id = ?', [id]);
        },
      },
      {
        section: 'seats',
        copy: async (reads, id) => {
          const seats = await reads.find(StaffSeatRecord, 'person_id = ? ORDER BY since DESC', [id]);
          return seats.map(({ role, since, endedAt }) => entry(since, { role, endedAt }));
        },
        standing: async (reads, id) => ({ reason: 'seat', count: (await reads.find(StaffSeatRecord, 'person_id = ? AND ended_at IS NULL', [id])).length }),
      },
    );
  }
}
