import type { MeView } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { useSession } from '@/api';
import { chosenArea } from '@/areas/chosen-area';
import { useCall } from '@/hooks';
import { usePhotos } from '@/media/use-photos';
import { ActionBar, Button, Icon, isOurs, Page } from '@/ui';
import { orderDraft, useOrderDraft } from '../draft';
import { ContactCard } from './ContactCard';
import { NotSent } from './NotSent';
import { useSendOrder } from './use-send-order';
import { WhatCard } from './WhatCard';
import { WhenWhereCard } from './WhenWhereCard';
import { WhoCard } from './WhoCard';
import { allWhom } from './whom';
import './index.scss';

/** `for=other` begins with somebody else, `again` with what waited and was not sent. Three questions; nothing that is known is asked. Whoever is not logged in is asked when they send it. */
export default function CreateOrder(): React.ReactNode {
  const loggedIn = useSession((session) => session.token !== null);
  const staff = useSession((session) => session.hat === 'staff');
  const draft = useOrderDraft();
  const me = useCall('GET /v1/me', {}, { enabled: loggedIn, keep: true });
  const catalog = useCall('GET /v1/catalog', {}, { keep: true });
  const neighbours = useCall('GET /v1/me/neighbours', {}, { enabled: loggedIn });
  const family = useCall('GET /v1/me/family', {}, { enabled: loggedIn });
  const others = allWhom(neighbours.data?.neighbours ?? [], family.data?.elders ?? []);
  // Staff come here to order for somebody else.
  const { for: forWhom, again } = useRouter().params;
  const forOther = forWhom === 'other';
  useEffect(() => {
    if (again !== undefined) orderDraft.openAgain();
  }, [again]);
  useEffect(() => {
    if (forOther && !orderDraft.read().forOther) orderDraft.change({ forOther: true, place: null });
  }, [forOther]);
  const [contact, setContact] = useState({ name: '', phone: '' });
  const item = catalog.data?.items.find(({ id }) => id === draft.itemId);
  const other = others.find(({ id }) => id === draft.neighbourId);
  const home = draft.forOther ? other : me.data;
  const [near] = useState(chosenArea.get);
  const fallback = draft.forOther || home?.communityId ? undefined : near;
  const place = draft.place ?? {
    communityId: home?.communityId ?? fallback?.id ?? null,
    communityText: home?.communityText ?? fallback?.path ?? '',
    address: home?.address ?? '',
    onFile: draft.forOther && other?.onFile === true,
  };
  const known = !loggedIn || draft.place !== null || home !== undefined;
  const photos = usePhotos(`order.${draft.id}`);
  const { send, missing, error } = useSendOrder({ draft, item, place, me: me.data, contact, photos });
  const title = staff && draft.forOther ? '代群众点单' : '点单';

  if (error !== undefined && isOurs(error)) {
    return <Page title={title}><NotSent error={error} hotline={me.data?.hotline ?? null} onAgain={send} /></Page>;
  }
  return (
    <Page
      title={title}
      call={catalog}
      skeleton="cards"
      head={
        <View className="order-create__lead">
          <View>说清三件事就好</View>
          <View className="order-create__seconds">
            <Icon name="clock" size="text" />
            约 40 秒
          </View>
        </View>
      }
      bar={
        <ActionBar note="社区 1 个工作日内答复 · 全程不收钱">
          <Button block label="提交点单" loadingLabel="正在提交" disabledReason={missing} onPress={send} />
        </ActionBar>
      }
    >
      <WhatCard draft={draft} item={item} photos={photos} error={error} />
      <WhenWhereCard draft={draft} place={place} known={known} error={error} />
      <WhoCard draft={draft} others={others} />
      {gaps(me.data) && <ContactCard me={me.data} contact={contact} onChange={setContact} error={error} />}
    </Page>
  );
}

const gaps = (me: MeView | undefined): me is MeView => me !== undefined && (me.name === null || me.phone === null);
