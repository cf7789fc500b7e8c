import { CONSENT_WAYS, FAMILY_RELATIONS, type ConsentWay, type DeskFamilyView, type FamilyRelation, type Id } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useAct, useDraft } from '@/hooks';
import { newId } from '@/platform';
import { CONSENT_WAY_WORDS, FAMILY_RELATION_WORDS } from '@/text';
import { FAMILY_CONSENT, FAMILY_DOOR } from '@/text/family';
import { formRefusal } from '@/text/me-forms';
import { ActionBar, ask, Button, Card, CardTitle, Check, ChoiceGrid, Field, Notice, Page, StateBlock, toast } from '@/ui';
import './index.scss';

interface Written {
  readonly id: Id;
  readonly elderPhone: string;
  readonly relativePhone: string;
  readonly relation: FamilyRelation | null;
  readonly doorCodes: boolean;
  readonly consentWay: ConsentWay | null;
}

const BLANK = { elderPhone: '', relativePhone: '', relation: null, doorCodes: false, consentWay: null } as const;

/** 亲情代办 before staff: the text is read to the elder, who says yes; and its end, for who comes or rings up. */
export default function DeskFamily(): React.ReactNode {
  const { draft: written, change, clear } = useDraft<Written>('desk-family', () => ({ id: newId(), ...BLANK }));
  // A tick is given anew each time: it says that somebody was asked just now.
  const [readBack, setReadBack] = useState(false);
  const [done, setDone] = useState<DeskFamilyView>();
  const join = useAct('POST /v1/desk/family', { quiet: true });
  const end = useAct('POST /v1/desk/family/end');
  const { elderPhone, relativePhone, relation, doorCodes, consentWay } = written;
  const error = join.error;
  const unknown = error?.code === 'PERSON_UNKNOWN' ? error.facts['who'] : undefined;
  const elderError = unknown === 'elder' ? '这里没有这个号。先登记，或替他点一次单' : error?.problemOf('elderPhone');
  const relativeError = unknown === 'relative' ? '这个号还没有登录过，请他先登录一次' : error?.problemOf('relativePhone');

  async function save(): Promise<void> {
    if (relation === null || consentWay === null) return;
    const id = error?.code === 'ID_TAKEN' ? newId() : written.id;
    if (id !== written.id) change({ id });
    const view = await join.run({ body: { id, elderPhone, relativePhone, relation, doorCodes, consentWay, readBack } });
    if (view === undefined) return;
    clear();
    setReadBack(false);
    setDone(view);
  }

  async function stop(): Promise<void> {
    if (!(await ask({ title: '停掉他们的亲情代办？', text: '本人要停才停。家里人马上看不到老人的单。', stay: '不停', act: '停掉', dark: true }))) return;
    if ((await end.run({ body: { elderPhone, relativePhone } })) === undefined) return;
    clear();
    toast('停掉了', 'okc');
  }

  if (done !== undefined) {
    return (
      <Page title="亲情代办">
        <StateBlock drawing="done" title="记下了" text={`${done.relative} 能代${done.elder}办事了。老人家随时可以来停。`} actions={[{ label: '再记一位', onPress: () => setDone(undefined) }]} />
      </Page>
    );
  }
  const phones = elderPhone.length === 11 && relativePhone.length === 11;
  return (
    <Page
      title="亲情代办"
      bar={
        <ActionBar note="约 60 秒 · 谁念的、怎么问的都有记录" above={formRefusal(error, elderError ?? relativeError) && <Notice icon="warn" tone="warn" text={formRefusal(error, elderError ?? relativeError) ?? ''} />}>
          {phones && <Button kind="second" label="停掉" onPress={stop} />}
          <Button block label="记下来" loadingLabel="正在记下" disabledReason={missingIn(written, readBack)} onPress={save} />
        </ActionBar>
      }
    >
      <Card>
        <CardTitle title="老人家和家里人" />
        <View>
          <Field label="老人家的电话" kind="phone" value={elderPhone} maxLength={11} error={elderError} onChange={(next) => change({ elderPhone: next })} />
          <Field label="家里人的电话" kind="phone" value={relativePhone} maxLength={11} help="他要登录过小程序" error={relativeError} onChange={(next) => change({ relativePhone: next })} />
          <View className="desk-family__label">老人家是他的</View>
          <ChoiceGrid items={FAMILY_RELATIONS.map((value) => ({ value, label: FAMILY_RELATION_WORDS[value] }))} value={relation} onChange={(next) => change({ relation: next })} />
        </View>
      </Card>
      <Card>
        <CardTitle title="念给老人家听" />
        <View className="desk-family__consent">{FAMILY_CONSENT}</View>
        <Check on={doorCodes} onChange={(next) => change({ doorCodes: next })} label={FAMILY_DOOR} />
        <View className="desk-family__label">怎么问的</View>
        <ChoiceGrid items={CONSENT_WAYS.map((value) => ({ value, label: CONSENT_WAY_WORDS[value] }))} value={consentWay} onChange={(next) => change({ consentWay: next })} />
        <Check on={readBack} onChange={setReadBack} label="念过了，本人说同意" />
      </Card>
    </Page>
  );
}

function missingIn({ elderPhone, relativePhone, relation, consentWay }: Written, readBack: boolean): string | undefined {
  if (elderPhone.length !== 11) return elderPhone === '' ? '先写老人家的电话' : `电话还差 ${11 - elderPhone.length} 位`;
  if (relativePhone.length !== 11) return relativePhone === '' ? '先写家里人的电话' : `电话还差 ${11 - relativePhone.length} 位`;
  if (relation === null) return '先选老人家是他的什么人';
  if (consentWay === null) return '先选怎么问的';
  return readBack ? undefined : '先念给本人听';
}
