import type { Id, LookReason, MediaPurpose, OrderView } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { openMedia } from '@/api';
import { asCallError } from '@/hooks/use-call';
import { showPhoto } from '@/platform';
import { mediaCheckText } from '@/text';
import { Card, CardTitle, Icon, Photos, sayError, VoiceNote } from '@/ui';
import './OrderMediaCard.scss';

interface OrderMediaCardProps {
  readonly order: Pick<OrderView, 'media' | 'relation'>;
  /** For staff, who say why with every look. */
  readonly reason?: LookReason;
}

const titleOf = (purpose: MediaPurpose, spoken: boolean): string => (purpose === 'proof' ? '做完拍的' : spoken ? '说的话' : '拍的照片');

/** What was said and photographed, for those whom the server lets hear and see it. Fetched by a tap, because each look is written down. */
export function OrderMediaCard({ order: { media, relation }, reason }: OrderMediaCardProps): React.ReactNode {
  const [paths, setPaths] = useState<ReadonlyMap<Id, string>>(new Map());
  const [busy, setBusy] = useState<Id>();
  if (media.length === 0) return null;
  const household = relation === 'requester' || relation === 'proxy';

  async function fetched(id: Id): Promise<string> {
    const known = paths.get(id);
    if (known !== undefined) return known;
    const path = await openMedia(id, reason);
    setPaths((old) => new Map([...old, [id, path]]));
    return path;
  }

  async function look(id: Id): Promise<void> {
    const known = paths.get(id);
    if (known !== undefined) return showPhoto(known);
    setBusy(id);
    try {
      await fetched(id);
    } catch (error) {
      sayError(asCallError(error));
    } finally {
      setBusy(undefined);
    }
  }

  return (['need', 'proof'] as const).map((purpose) => {
    const own = media.filter((one) => one.purpose === purpose);
    if (own.length === 0) return null;
    const photos = own.filter(({ kind }) => kind === 'photo');
    return (
      <Card key={purpose}>
        <CardTitle title={titleOf(purpose, photos.length < own.length)} />
        <View className="order-media">
          {own.filter(({ kind }) => kind === 'voice').map(({ id, seconds }) => <VoiceNote key={id} seconds={seconds ?? 1} path={() => fetched(id)} />)}
          {photos.length > 0 && <Photos photos={photos.map(({ id }) => ({ id, path: paths.get(id) ?? null, busy: busy === id }))} onPress={(id) => void look(id)} />}
        </View>
        {mediaCheckText(own) !== null && <View className="order-media__note">{mediaCheckText(own)}</View>}
        {!household && (
          <View className="order-media__note">
            <Icon name="eye" size="text" />
            打开一次记一次，对方看得到
          </View>
        )}
      </Card>
    );
  });
}
