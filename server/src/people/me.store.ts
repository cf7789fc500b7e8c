import type { MeView, StaffSeat, VolunteerProfile } from '@supermarket/shared';
import { nodesOf, placeOf } from '../areas/areas.store.js';
import { Refusal, type FieldCipher, type Reads } from '../kernel/index.js';
import type { ActorSeat } from './actor.js';
import { maskName, maskPhone } from './mask.rules.js';
import { openPerson, seatsOf } from './people.store.js';
import { Person } from './person.entity.js';
import { stationsByIds } from './seats.store.js';
import { freeTimesOf, skillsOf, volunteerOf } from './volunteer.store.js';

/** What a person sees of themself: everything. */
export async function readMe(reads: Reads, cipher: FieldCipher, personId: string): Promise<MeView> {
  const person = await reads.get(Person, personId);
  if (!person) throw new Refusal('PERSON_UNKNOWN');
  const { phone, address } = openPerson(cipher, person);
  const place = person.communityId === null ? null : await placeOf(reads, person.communityId);
  const volunteer = await profileOf(reads, personId);
  const seats = await seatViews(reads, await seatsOf(reads, personId));
  return {
    id: personId,
    name: person.name,
    maskedName: maskName(person.name),
    phone,
    maskedPhone: maskPhone(phone),
    birthYear: person.birthYear,
    communityId: person.communityId,
    communityText: place?.text ?? null,
    address,
    hotline: place?.hotline ?? null,
    hats: ['resident', ...(volunteer ? (['volunteer'] as const) : []), ...(seats.length ? (['staff'] as const) : [])],
    volunteer,
    seats,
  };
}

async function profileOf(reads: Reads, personId: string): Promise<VolunteerProfile | null> {
  const volunteer = await volunteerOf(reads, personId);
  if (!volunteer) return null;
  return {
    no: volunteer.no,
    skills: (await skillsOf(reads, [personId])).get(personId) ?? [],
    freeTimes: await freeTimesOf(reads, personId),
    party: volunteer.partyState,
    partyOrg: volunteer.partyOrg,
    showParty: volunteer.showParty,
    pointsChoice: volunteer.pointsChoice,
    weeklyCap: volunteer.weeklyCap,
    helped: volunteer.helped,
  };
}

async function seatViews(reads: Reads, seats: readonly ActorSeat[]): Promise<StaffSeat[]> {
  const texts = new Map((await nodesOf(reads, seats.map((seat) => seat.areaId))).map((node) => [node.id, node.text]));
  const stations = await stationsByIds(reads, seats.map((seat) => seat.stationId));
  return seats.map(({ id, role, areaId, stationId }) => ({
    id,
    role,
    areaId,
    areaText: texts.get(areaId) ?? '',
    stationId,
    stationName: (stationId && stations.get(stationId)?.name) || null,
  }));
}
