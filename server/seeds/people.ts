import { demoOpenid } from '../src/auth/demo-people.js';
import { Identity } from '../src/auth/identity.entity.js';
import { CONSENT_TEXT } from '../src/consent/consent.rules.js';
import { standingKey } from '../src/consent/consent.store.js';
import { ProxyGrant } from '../src/consent/proxy-grant.entity.js';
import { bodyHash, type FieldCipher, type Tx } from '../src/kernel/index.js';
import { newPerson, sealAddress, sealPhone } from '../src/people/people.store.js';
import { Person } from '../src/people/person.entity.js';
import { standingKeyOf } from '../src/people/seats.store.js';
import { StaffSeatRecord } from '../src/people/staff-seat.entity.js';
import { keepNear } from '../src/people/near.store.js';
import { Volunteer } from '../src/people/volunteer.entity.js';
import { nextNumber, setAbilities } from '../src/people/volunteer.store.js';
import { SIMULATED_ACCOUNT } from '../src/wechat/wechat.simulator.js';
import { areaId } from './areas.js';
import { DEMO_FACTS, DEMO_HOME, demoId, type DemoFacts } from './demo-people.js';
import { seedId } from './seed-id.js';
import { DEMO_VOLUNTEERS } from './volunteers.js';

/** The invented people of the demo. Who is there already stays as they are now. */
export async function seedPeople(tx: Tx, cipher: FieldCipher, now: Date): Promise<void> {
  for (const facts of [...DEMO_FACTS, ...DEMO_VOLUNTEERS]) await seedPerson(tx, cipher, facts, now);
  await seedGrant(tx, cipher, now);
}

async function seedPerson(tx: Tx, cipher: FieldCipher, facts: DemoFacts, now: Date): Promise<void> {
  const id = demoId(facts.key);
  const home = { communityId: areaId(...facts.home), townId: areaId(facts.home[0]) };
  const isNew = await tx.insertIfAbsent(Person, {
    ...newPerson(id, now),
    ...home,
    ...sealPhone(cipher, id, facts.phone),
    ...sealAddress(cipher, id, facts.address),
    name: facts.name,
    birthYear: facts.birthYear,
    accountAt: facts.account ? now : null,
  });
  if (!isNew) return;
  if (facts.account) {
    const identity = { id: seedId(`identity/${facts.key}`), personId: id, appid: SIMULATED_ACCOUNT.appId, openid: demoOpenid(id) };
    await tx.insert(Identity, { ...identity, unionid: null, createdAt: now });
  }
  if (facts.volunteer) await seedVolunteer(tx, id, home, facts.volunteer, now);
  if (facts.seat) {
    const seat = { id: seedId(`seat/${facts.key}`), personId: id, stationId: null, ...facts.seat };
    await tx.insert(StaffSeatRecord, { ...seat, since: now, endedAt: null, appointedBy: null, bodyHash: null, standingKey: standingKeyOf(seat) });
  }
}

async function seedVolunteer(tx: Tx, personId: string, home: Pick<Volunteer, 'communityId' | 'townId'>, facts: NonNullable<DemoFacts['volunteer']>, now: Date): Promise<void> {
  const { party, partyOrg, skills, freeTimes, pointsChoice = 'points', weeklyCap = 5 } = facts;
  const decided = party === 'verified';
  await tx.insert(Volunteer, {
    ...home,
    personId,
    no: await nextNumber(tx),
    partyState: party,
    partyOrg,
    showParty: decided,
    pointsChoice,
    weeklyCap,
    helped: 0,
    createdAt: now,
    partyAt: decided ? now : null,
    partyBy: decided ? demoId('he') : null,
    partyReason: null,
  });
  await setAbilities(tx, personId, skills, freeTimes);
  await keepNear(tx, personId);
}

/** 陈大娘 has agreed that 张女士 orders for her. */
async function seedGrant(tx: Tx, cipher: FieldCipher, now: Date): Promise<void> {
  const [proxyId, personId, id] = [demoId('zhang'), demoId('chen'), seedId('grant/zhang-chen')];
  const chen = DEMO_FACTS.find((facts) => facts.key === 'chen')!;
  await tx.insertIfAbsent(ProxyGrant, {
    id,
    proxyId,
    personId,
    name: '陈大娘',
    birthYear: chen.birthYear,
    communityId: areaId(...DEMO_HOME),
    addressCipher: cipher.seal('proxy_grant', 'address_cipher', id, chen.address),
    relation: 'neighbour',
    consentWay: 'in_person',
    textVersion: CONSENT_TEXT,
    givenAt: now,
    endedAt: null,
    bodyHash: bodyHash({ seed: id }),
    standingKey: standingKey(proxyId, personId),
  });
}
