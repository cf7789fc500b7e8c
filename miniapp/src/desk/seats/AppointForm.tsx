import type { Id, StaffRole } from '@supermarket/shared';
import { useState } from 'react';
import type { CallCode, Words } from '@/api';
import { useAct, useCall, useDraft } from '@/hooks';
import { newId } from '@/platform';
import { phoneMissing, refusalText, ROLE_HINTS, ROLE_WORDS } from '@/text/staff';
import { Button, Field, Notice, OptionRow, toast } from '@/ui';
import { PostPlace } from './PostPlace';

interface Appointment {
  /** Kept through every attempt, so that one seat comes of it. */
  readonly id: Id;
  readonly phone: string;
  readonly role: StaffRole | null;
  readonly areaId: Id | null;
  readonly stationId: Id | null;
  readonly place: string;
}

const blank = (): Appointment => ({ id: newId(), phone: '', role: null, areaId: null, stationId: null, place: '' });
const NOWHERE = { areaId: null, stationId: null, place: '' } as const;

const OF_TOWN: readonly StaffRole[] = ['dispatcher', 'desk'];
const OF_CITY: readonly StaffRole[] = ['dispatcher', 'desk', 'town', 'city'];

/** Somebody known here by their phone number, a post, and its place. */
export function AppointForm({ onDone }: { readonly onDone: () => void }): React.ReactNode {
  const me = useCall('GET /v1/me', {});
  const { draft, change, clear } = useDraft('appoint', blank);
  const [choosing, setChoosing] = useState(false);
  const appoint = useAct('POST /v1/staff-seats', { quiet: true, refreshes: ['GET /v1/staff-seats'] });
  const { phone, role, areaId, stationId, place } = draft;
  const isCity = me.data?.seats.some((seat) => seat.role === 'city') ?? false;
  const missing = phoneMissing(phone) ?? (role === null ? '先选岗位' : areaId === null ? '选在哪里' : undefined);

  async function send(): Promise<void> {
    const seat = await appoint.run({ body: { id: draft.id, phone, role: role!, areaId: areaId!, ...(stationId === null ? {} : { stationId }) } });
    if (seat === undefined) return;
    clear();
    toast(`${seat.name}可以开始了`, 'okc');
    onDone();
  }

  return (
    <>
      <Field
        kind="phone" label="对方的手机号" value={phone} maxLength={11} id="appoint-phone" onChange={(text) => change({ phone: text.replace(/\D/g, '') })}
        error={appoint.error?.problemOf('phone')} help="对方登录后填过的那个号"
      />
      {(isCity ? OF_CITY : OF_TOWN).map((each) => (
        <OptionRow
          key={each} label={ROLE_WORDS[each]} hint={ROLE_HINTS[each]} on={role === each}
          onPress={() => change(role === each ? {} : { role: each, ...NOWHERE })}
        />
      ))}
      {role !== null && (
        <Field label={role === 'desk' ? '站点' : '地方'} icon="pin" value={place} placeholder="点这里选" onPress={() => setChoosing(true)} />
      )}
      {appoint.error && <Notice icon="warn" tone="warn" text={refusalText(appoint.error, REFUSALS)} />}
      <Button block label="请这位同事" loadingLabel="正在记下" disabledReason={missing} onPress={send} />
      {role !== null && (
        <PostPlace role={role} open={choosing} onClose={() => setChoosing(false)} onPick={(spot) => change({ stationId: null, ...spot })} />
      )}
    </>
  );
}

/** Two refusals mean something of their own here. */
const REFUSALS: Partial<Readonly<Record<CallCode, Words>>> = {
  ID_TAKEN: { title: '这位同事已经有这个岗位了' },
  PERSON_UNKNOWN: { title: '没有找到这个手机号', detail: '请对方先登录，在“我的”里填好手机号。' },
};
