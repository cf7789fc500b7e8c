import type { VolunteerRow } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useAct } from '@/hooks';
import { readAloud } from '@/text';
import { ask, Button, Notice, toast } from '@/ui';
import { SayWhySheet } from '../parts/SayWhySheet';

/** Staff ask the branch, and say here what they heard; only then somebody may show 党员志愿者. */
export function PartyDecision({ person }: { readonly person: VolunteerRow }): React.ReactNode {
  const [refusing, setRefusing] = useState(false);
  const verify = useAct('POST /v1/volunteers/:id/verify-party', { refreshes: ['GET /v1/volunteers', 'GET /v1/desk/queues'] });
  const params = { id: person.personId };
  const name = readAloud(person.name);

  async function accept(): Promise<void> {
    const sure = await ask({ title: '和党支部对过了？', text: `对过以后，${name}就可以亮出党员身份。`, stay: '还没有', act: '是党员' });
    if (sure && (await verify.run({ params, body: { decision: 'verify' } }))) toast('核实好了', 'okc');
  }

  async function refuse(reason: string): Promise<boolean> {
    if (!(await verify.run({ params, body: { decision: 'refuse', reason } }))) return false;
    setRefusing(false);
    toast('已经告诉对方', 'okc');
    return true;
  }

  return (
    <>
      <Notice icon="idc" tone="info" text={person.partyOrg === null ? '自己说是党员，没有写支部。' : `自己说是党员：${person.partyOrg}`} />
      <View className="desk-volunteer__buttons">
        <Button kind="quiet" size="md" label="没核实到" onPress={() => setRefusing(true)} />
        <Button kind="second" size="md" label="是党员" onPress={accept} />
      </View>
      {refusing && (
        <SayWhySheet draft={`party.${person.personId}`} title="为什么没核实到？" hint="对方看得到" act="告诉对方" placeholder="比如：支部名册上没有查到，请带上组织关系来一趟" onClose={() => setRefusing(false)} onSend={refuse} />
      )}
    </>
  );
}
