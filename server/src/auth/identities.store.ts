import { newId, type Reads, type Tx } from '../kernel/index.js';
import { newPerson } from '../people/people.store.js';
import { Person } from '../people/person.entity.js';
import type { WechatUser } from '../wechat/wechat.client.js';
import { Identity } from './identity.entity.js';

/** The person behind a WeChat user; at their first login they are made. Two first logins at once make one person. */
export async function personBehind(tx: Tx, user: WechatUser, now: Date): Promise<string> {
  const known = await find(tx, user);
  if (known) return known.personId;
  const personId = newId(now);
  await tx.insert(Person, { ...newPerson(personId, now), accountAt: now });
  const identity = { id: newId(now), personId, appid: user.appId, openid: user.openid, unionid: user.unionid, createdAt: now };
  if (await tx.insertIfAbsent(Identity, identity)) return personId;
  await tx.change('DELETE FROM person WHERE id = ?', [personId]);
  return (await find(tx, user))!.personId;
}

async function find(tx: Tx, { appId, openid }: WechatUser): Promise<Identity | null> {
  return (await tx.find(Identity, 'appid = ? AND openid = ?', [appId, openid]))[0] ?? null;
}

/** By which WeChat knows somebody in this mini-program; null for who never came that way. */
export async function openidOf(reads: Reads, personId: string, appId: string): Promise<string | null> {
  const row = await reads.one<{ openid: string }>('SELECT openid FROM identity WHERE person_id = ? AND appid = ? ORDER BY created_at DESC LIMIT 1', [personId, appId]);
  return row?.openid ?? null;
}

/** The person behind an openid of this mini-program; null for nobody we know. */
export async function personOfOpenid(reads: Reads, appId: string, openid: string): Promise<string | null> {
  const row = await reads.one<{ personId: string }>('SELECT person_id AS personId FROM identity WHERE appid = ? AND openid = ?', [appId, openid]);
  return row?.personId ?? null;
}
