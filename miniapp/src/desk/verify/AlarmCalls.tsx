import type { HelperNumbersView, Id } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useAct } from '@/hooks';
import { callPhone } from '@/platform';
import { Button, IconButton, ListRow } from '@/ui';
import '../parts/parts.scss';

/** Whom to ring up at once: who is in the house, and who was to come. Each look leaves a line that they can read. */
export function AlarmCalls({ assignmentId, first }: { readonly assignmentId: Id; readonly first: boolean }): React.ReactNode {
  const [seen, setSeen] = useState<HelperNumbersView>();
  const look = useAct('POST /v1/assignments/:id/helper-numbers');

  async function show(): Promise<void> {
    const view = await look.run({ params: { id: assignmentId } });
    if (view !== undefined) setSeen(view);
  }

  if (seen === undefined) return <Button kind={first ? 'primary' : 'second'} block icon="phone" label="给志愿者打电话" loadingLabel="正在打开" onPress={show} />;
  return (
    <View className="desk-order__row">
      {seen.helpers.map(({ name, phone }) => (
        <ListRow key={phone} icon="user" title={name} note={phone} trailing={<IconButton icon="phone" label={`给${name}打电话`} onPress={() => callPhone(phone)} />} />
      ))}
    </View>
  );
}
