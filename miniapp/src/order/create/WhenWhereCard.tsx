import { View } from '@tarojs/components';
import { useState } from 'react';
import type { CallError } from '@/api';
import { Card, CardTitle, Icon, IconTile, ListRow } from '@/ui';
import { orderDraft, type DraftPlace, type OrderDraft } from '../draft';
import { PlaceFields } from '../PlaceFields';
import { WhenChoice } from '../WhenChoice';

interface WhenWhereCardProps {
  readonly draft: OrderDraft;
  readonly place: DraftPlace;
  /** False while it is still being looked up where the person lives. */
  readonly known: boolean;
  readonly error: CallError | undefined;
}

export function WhenWhereCard({ draft, place, known, error }: WhenWhereCardProps): React.ReactNode {
  const [editing, setEditing] = useState(false);
  const missing = known && (place.communityId === null || (place.address === '' && !place.onFile));
  const open = editing || missing || error?.problemOf('address') !== undefined;

  function change(next: DraftPlace): void {
    // Opened because something was missing, it stays open while the person types.
    setEditing(true);
    orderDraft.change({ place: { ...next, onFile: false } });
  }

  const community = place.communityText.split(' ').pop() ?? '';
  const seenByOthers = (
    <View className="order-create__private">
      <Icon name="lock" size="text" />
      {`接单前，别人只看到“${community}”`}
    </View>
  );
  return (
    <Card>
      <CardTitle no={2} title="什么时候，去哪里" />
      <WhenChoice day={draft.day} part={draft.part} onChange={orderDraft.change} />
      {open ? (
        <PlaceFields place={place} addressError={error?.problemOf('address')} onChange={change} />
      ) : community === '' ? null : (
        <View className="order-create__row">
          <ListRow lead={<IconTile icon="pin" />} title={place.onFile ? `${place.communityText} 家里` : `${place.communityText} ${place.address}`} note={seenByOthers} value="改" onPress={() => setEditing(true)} />
        </View>
      )}
      {open && community !== '' && seenByOthers}
    </Card>
  );
}
