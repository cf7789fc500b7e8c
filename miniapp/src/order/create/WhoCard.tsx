import { View } from '@tarojs/components';
import { useState } from 'react';
import { useSession } from '@/api';
import { go } from '@/platform';
import { Card, CardTitle, Icon, ListRow, Notice, OptionRow, PersonRow, Press, Segmented, Sheet } from '@/ui';
import { orderDraft, type OrderDraft } from '../draft';
import type { Whom } from './whom';

interface WhoCardProps {
  readonly draft: OrderDraft;
  readonly others: readonly Whom[];
}

export function WhoCard({ draft, others }: WhoCardProps): React.ReactNode {
  const [choosing, setChoosing] = useState(false);
  // Staff are on the phone with somebody: whom it is for is the question, and by what they may.
  const forCaller = useSession(({ hat }) => hat === 'staff') && draft.forOther;
  const chosen = others.find(({ id }) => id === draft.neighbourId);

  /** The place follows the person, so that nobody is sent to the wrong door. */
  function pick(neighbourId: string): void {
    orderDraft.change({ neighbourId, place: null });
    setChoosing(false);
  }

  function turn(who: 'me' | 'other'): void {
    const only = others.length === 1 ? others[0]!.id : draft.neighbourId;
    orderDraft.change({ forOther: who === 'other', place: null, ...(who === 'other' && { neighbourId: only }) });
  }

  return (
    <Card>
      <CardTitle no={3} title="帮谁办" />
      {!forCaller && (
        <Segmented
          tall
          tick
          items={[{ value: 'me', label: '给自己' }, { value: 'other', label: '代他人点单' }]}
          value={draft.forOther ? 'other' : 'me'}
          onChange={turn}
        />
      )}
      {draft.forOther && chosen !== undefined && (
        <Press className="order-create__person" label={`${chosen.name}，换人`} onPress={() => setChoosing(true)}>
          <PersonRow name={chosen.name} line={chosen.line} action={<View className="order-create__change">换人<Icon name="right" size="text" /></View>} />
        </Press>
      )}
      {forCaller && chosen !== undefined && <Notice icon="shield" text={chosen.authorised} />}
      {draft.forOther && chosen === undefined && (
        <View className="order-create__row">
          <ListRow
            icon="people"
            title={others.length === 0 ? '先写下是谁，问过本人同意' : '选一个人'}
            onPress={() => (others.length === 0 ? go('/me/neighbour/index', { for: 'draft' }) : setChoosing(true))}
          />
        </View>
      )}
      <Sheet open={choosing} title="代谁点单" hint="都同意过由您代办" onClose={() => setChoosing(false)}>
        {others.map((one) => (
          <OptionRow key={one.id} label={one.name} hint={one.line} on={one.id === draft.neighbourId} onPress={() => pick(one.id)} />
        ))}
        <ListRow
          icon="plus"
          title="加一个人"
          onPress={() => {
            setChoosing(false);
            go('/me/neighbour/index', { for: 'draft' });
          }}
        />
      </Sheet>
    </Card>
  );
}
