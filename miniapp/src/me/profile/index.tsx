import { LIMITS, type MeView } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { sessionStore } from '@/api';
import { PhoneFromWechat } from '@/account/PhoneFromWechat';
import { useAct, useCall, useDraft } from '@/hooks';
import type { DraftPlace } from '@/order/draft';
import { PlaceFields } from '@/order/PlaceFields';
import { goBack } from '@/platform';
import { formRefusal, ownPhoneError } from '@/text/me-forms';
import { ActionBar, Button, Card, CardTitle, Field, Notice, Page, toast } from '@/ui';
import './index.scss';

interface Written {
  readonly name: string;
  readonly phone: string;
  readonly birthYear: string;
  readonly place: DraftPlace;
}

export default function Profile(): React.ReactNode {
  const me = useCall('GET /v1/me', {});
  const { draft: written, change, clear } = useDraft<Partial<Written>>('profile', () => ({}));
  const save = useAct('PUT /v1/me', { quiet: true, refreshes: ['GET /v1/me', 'GET /v1/home'] });
  const phoneError = ownPhoneError(save.error);
  const refusal = formRefusal(save.error, phoneError);

  async function send(): Promise<void> {
    const { name, phone, birthYear, place } = written;
    const body = {
      ...(name !== undefined && { name: name.trim() }),
      ...(phone !== undefined && { phone }),
      ...(birthYear !== undefined && birthYear !== '' && { birthYear: Number(birthYear) }),
      ...(place?.communityId != null && { communityId: place.communityId }),
      ...(place !== undefined && place.address.trim() !== '' && { address: place.address.trim() }),
    };
    const reply = await save.run({ body });
    if (reply === undefined) return;
    clear();
    sessionStore.getState().update(reply);
    goBack();
    toast('存好了', 'okc');
  }

  return (
    <Page
      title="我的资料"
      call={me}
      skeleton="rows"
      bar={(data: MeView) => (
        <ActionBar note="约 20 秒 · 随时可以改" above={refusal && <Notice icon="warn" tone="warn" text={refusal} />}>
          <Button block label="存好" loadingLabel="正在存" disabledReason={missingIn(written, data)} onPress={send} />
        </ActionBar>
      )}
    >
      {(data) => (
        <>
          <Card>
            <CardTitle title="怎么找到您" aside="接单的志愿者才看得到" />
            <View className="me-profile__fields">
              <Field label="姓名" value={written.name ?? data.name ?? ''} maxLength={LIMITS.name} error={save.error?.problemOf('name')} onChange={(name) => change({ name })} />
              <Field label="手机号" kind="phone" value={written.phone ?? data.phone ?? ''} maxLength={11} error={phoneError} onChange={(phone) => change({ phone })} />
              <PhoneFromWechat onTaken={({ phone }) => phone !== null && change({ phone })} />
              <Field
                label="哪年出生"
                kind="number"
                value={written.birthYear ?? String(data.birthYear ?? '')}
                maxLength={4}
                help="做志愿者要满 18 岁；点单可以不写"
                error={save.error?.problemOf('birthYear')}
                onChange={(birthYear) => change({ birthYear })}
              />
            </View>
          </Card>
          <Card>
            <CardTitle title="住在哪里" aside="点单时自动填好" />
            <PlaceFields place={written.place ?? homeOf(data)} addressError={save.error?.problemOf('address')} onChange={(place) => change({ place })} />
          </Card>
        </>
      )}
    </Page>
  );
}

const homeOf = ({ communityId, communityText, address }: MeView): DraftPlace => ({
  communityId, communityText: communityText ?? '', address: address ?? '',
});

function missingIn({ name, phone, birthYear, ...rest }: Partial<Written>, me: MeView): string | undefined {
  const { communityId, address } = rest.place ?? homeOf(me);
  const isSame = [
    [name, me.name], [phone, me.phone], [birthYear, me.birthYear], [communityId, me.communityId], [address, me.address],
  ].every(([now, before]) => now === undefined || String(now ?? '') === String(before ?? ''));
  if (isSame) return '没有改动';
  if ((name ?? me.name ?? '').trim() === '') return '先写姓名';
  const number = phone ?? me.phone ?? '';
  if (number.length !== 11) return number === '' ? '先写手机号' : `手机号还差 ${11 - number.length} 位`;
  return birthYear !== undefined && birthYear !== '' && birthYear.length !== 4 ? '出生年份要 4 位' : undefined;
}
