import { LIMITS } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { AreaSheet } from '@/areas/AreaSheet';
import { canPickPlace, pickPlace } from '@/platform';
import { Button, Field } from '@/ui';
import type { DraftPlace } from './draft';
import './PlaceFields.scss';

interface PlaceFieldsProps {
  readonly place: DraftPlace;
  readonly addressError?: string | undefined;
  readonly onChange: (place: DraftPlace) => void;
}

/** A community from the list, and words that lead to the door. */
export function PlaceFields({ place, addressError, onChange }: PlaceFieldsProps): React.ReactNode {
  const [choosing, setChoosing] = useState(false);

  async function fromMap(): Promise<void> {
    const picked = await pickPlace();
    if (picked === undefined) return;
    const address = `${picked.address}${picked.name}`.slice(0, LIMITS.address);
    onChange({ ...place, address, point: { lat: picked.lat, lng: picked.lng, datum: 'gcj02' } });
  }

  return (
    <View className="place-fields">
      <Field
        label="村（社区）"
        icon="pin"
        value={place.communityText}
        placeholder="点这里选村（社区）"
        onPress={() => setChoosing(true)}
      />
      <Field
        label="门牌"
        value={place.address}
        placeholder="解放路 12 号 3 楼"
        maxLength={LIMITS.address}
        error={addressError}
        onChange={(address) => onChange({ ...place, address })}
      />
      {canPickPlace && <Button kind="quiet" size="md" icon="map" label="在地图上选" onPress={fromMap} />}
      <AreaSheet
        open={choosing}
        onClose={() => setChoosing(false)}
        onPick={({ id, path }) => onChange({ communityId: id, communityText: path, address: place.address })}
      />
    </View>
  );
}
