import { View } from '@tarojs/components';
import { useState } from 'react';
import type { CallError } from '@/api';
import { Card, CardTitle, Icon, ListRow } from '@/ui';
import { orderDraft, type DraftPlace, type OrderDraft } from '../draft';
import { PlaceFields } from '../PlaceFields';
import { WhenChoice } from '../WhenChoice';

interface WhenWhereCardProps {
  readonly draft: OrderDraft;
  readonly place: DraftPlace;
  readonly error: CallError | undefined;
}

export function WhenWhereCard({ draft, place, error }: WhenWhereCardProps): React.ReactNode {
  const [editing, setEditing] = useState(false);
  const known = place.communityId !== null && place.address !== '';
  const open = editing || !known || error?.problemOf('address') !== undefined;
  // Opened once because something was missing, it stays open while the person types.
  if (open && !editing) setEditing(true);
  const community = place.communityText.split(' ').pop() ?? '';
  return (
    <Card>
      <CardTitle no={2} title="什么时候，去哪里" />
      <WhenChoice day={draft.day} part={draft.part} onChange={orderDraft.change} />
      {open ? (
        <PlaceFields place={place} addressError={error?.problemOf('address')} onChange={(next) => orderDraft.change({ place: next })} />
      ) : (
        <View className="order-create__row">
          <ListRow icon="pin" title={`${place.communityText} ${place.address}`} value="改" onPress={() => setEditing(true)} />
        </View>
      )}
      {community !== '' && (
        <View className="order-create__private">
          <Icon name="lock" size="text" />
          {`接单前，别人只看到“${community}”`}
        </View>
      )}
    </Card>
  );
}
