import { CONSENT_WAYS, LIMITS, RELATIONS, type ConsentWay, type Id, type Relation } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { sessionStore, useSession } from '@/api';
import { useAct, useDraft } from '@/hooks';
import { orderDraft, type DraftPlace } from '@/order/draft';
import { PlaceFields } from '@/order/PlaceFields';
import { goBack, newId } from '@/platform';
import { CONSENT_TEXT, CONSENT_WAY_WORDS, RELATION_WORDS } from '@/text';
import { formRefusal, otherPhoneError } from '@/text/me-forms';
import { ActionBar, Button, Card, CardTitle, Check, ChoiceGrid, Field, Notice, Page, toast } from '@/ui';
import './index.scss';

interface Written {
  readonly id: Id;
  readonly name: string;
  readonly phone: string;
  readonly birthYear: string;
  readonly relation: Relation | null;
  readonly place: DraftPlace;
  readonly consentWay: ConsentWay | null;
}

const BLANK = {
  name: '', phone: '', birthYear: '', relation: null, consentWay: null, place: { communityId: null, communityText: '', address: '' },
} as const;

/** A caller of the place, asked on the phone: of what staff know anyway nothing is asked. */
function blankFor(staff: boolean): Omit<Written, 'id'> {
  const { person } = sessionStore.getState();
  if (!staff || person === null) return BLANK;
  return { ...BLANK, relation: 'resident', consentWay: 'phone', place: { communityId: person.communityId, communityText: person.communityText ?? '', address: '' } };
}

/** `for=draft` puts the person into the order that is being written. Nobody is entered who was not asked. */
export default function AddNeighbour(): React.ReactNode {
  const staff = useSession((session) => session.hat === 'staff');
  const forDraft = useRouter().params['for'] === 'draft';
  const { draft: written, change, clear } = useDraft<Written>(staff ? 'caller' : 'neighbour', () => ({ id: newId(), ...blankFor(staff) }));
  // A tick is given anew each time: it says that somebody was asked just now.
  const [readBack, setReadBack] = useState(false);
  const add = useAct('POST /v1/me/neighbours', { quiet: true, refreshes: ['GET /v1/me/neighbours'] });
  const { name, phone, birthYear, relation, place, consentWay } = written;
  const phoneError = otherPhoneError(add.error);
  // The answer to a first attempt was lost and something was changed since: what is there now is a new one.
  const isTaken = add.error?.code === 'ID_TAKEN';
  const refusal = isTaken ? '上一次已经记上了。按现在写的再记一次，请再点一下。' : formRefusal(add.error, phoneError);

  async function save(): Promise<void> {
    if (relation === null || consentWay === null || place.communityId === null) return;
    const id = isTaken ? newId() : written.id;
    if (isTaken) change({ id });
    const body = {
      id, name: name.trim(), phone, relation, consentWay, readBack, communityId: place.communityId, address: place.address.trim(),
      ...(birthYear.length === 4 && { birthYear: Number(birthYear) }),
    };
    const neighbour = await add.run({ body });
    if (neighbour === undefined) return;
    clear();
    if (forDraft) orderDraft.change({ forOther: true, neighbourId: neighbour.id, place: null });
    goBack();
    toast('记下了，可以代他点单', 'okc');
  }

  return (
    <Page
      title="加一个人"
      bar={
        <ActionBar note="约 60 秒 · 本人随时可以收回" above={refusal && <Notice icon="warn" tone="warn" text={refusal} />}>
          <Button block label="记下来" loadingLabel="正在记下" disabledReason={missingIn(written, readBack)} onPress={save} />
        </ActionBar>
      }
    >
      <Card>
        <CardTitle title="代谁点单" />
        <View className="me-neighbour__fields">
          <Field label="姓名" value={name} maxLength={LIMITS.name} error={add.error?.problemOf('name')} onChange={(next) => change({ name: next })} />
          <Field label="电话" kind="phone" value={phone} maxLength={11} help="志愿者上门前要联系得上" error={phoneError} onChange={(next) => change({ phone: next })} />
          <Field label="哪年出生，可不写" kind="number" value={birthYear} maxLength={4} placeholder="比如：1948" error={add.error?.problemOf('birthYear')} onChange={(next) => change({ birthYear: next })} />
          {!staff && (
            <>
              <View className="me-neighbour__label">是您的</View>
              <ChoiceGrid items={RELATIONS.filter((value) => value !== 'resident').map((value) => ({ value, label: RELATION_WORDS[value] }))} value={relation} onChange={(next) => change({ relation: next })} />
            </>
          )}
        </View>
      </Card>
      <Card>
        <CardTitle title="住在哪里" />
        <PlaceFields place={place} addressError={add.error?.problemOf('address')} onChange={(next) => change({ place: next })} />
      </Card>
      <Card>
        <CardTitle title="念给本人听" />
        <View className="me-neighbour__consent">{CONSENT_TEXT}</View>
        <View className="me-neighbour__label">怎么问的</View>
        <ChoiceGrid items={CONSENT_WAYS.map((value) => ({ value, label: CONSENT_WAY_WORDS[value] }))} value={consentWay} onChange={(next) => change({ consentWay: next })} />
        <Check on={readBack} onChange={setReadBack} label="念过了，本人说同意" />
      </Card>
    </Page>
  );
}

function missingIn({ name, phone, relation, place, consentWay }: Written, readBack: boolean): string | undefined {
  if (name.trim() === '') return '先写姓名';
  if (phone.length !== 11) return phone === '' ? '先写电话' : `电话还差 ${11 - phone.length} 位`;
  if (relation === null) return '先选是您的什么人';
  if (place.communityId === null || place.address.trim() === '') return '先写住在哪里';
  if (consentWay === null) return '先选怎么问的';
  return readBack ? undefined : '先念给本人听';
}
