import { View } from '@tarojs/components';
import { useState } from 'react';
import { useSession } from '@/api/session';
import { useMinute } from '@/hooks/use-minute';
import { momentText, spokenText } from '@/text/time';
import { ask } from '@/ui/overlay';
import { Button } from '@/ui/Button';
import { Card, CardTitle } from '@/ui/Card';
import { Sheet } from '@/ui/Sheet';
import { kept, type Waiting } from './kept';
import { reopen } from './outbox';
import { useWaitingThings } from './use-waiting-things';
import { cardWords, stateWords } from './waiting-words';
import './WaitingCard.scss';

/** Stands on every page while something has not gone out: what it is, that nothing is lost, and what was refused. */
export function WaitingCard(): React.ReactNode {
  const all = useWaitingThings();
  const [open, setOpen] = useState(false);
  if (all.length === 0) return null;
  const { title, text, icon } = cardWords(all);
  return (
    <>
      <Card onPress={() => setOpen(true)} label={`${title}，${text}`}>
        <CardTitle title={title} icon={icon} />
        <View className="waiting__text">{text}</View>
      </Card>
      <Sheet open={open} title="还没发出去的" onClose={() => setOpen(false)}>
        {all.map((item) => <Row key={item.id} item={item} />)}
      </Sheet>
    </>
  );
}

function Row({ item }: { readonly item: Waiting }): React.ReactNode {
  const now = useMinute();
  const elder = useSession((session) => session.elder);
  async function giveUp(): Promise<void> {
    if (await ask({ title: `“${item.what}”不发了？`, text: '写好的也不留了。', stay: '留着', act: '不发了', dark: true })) kept.drop(item.id);
  }
  return (
    <View className="waiting__row">
      <View className="waiting__what">{item.what}</View>
      <View className="waiting__text">{`${(elder ? spokenText : momentText)(item.typedAt, now)} · ${stateWords(item)}`}</View>
      <View className="waiting__buttons">
        <Button kind="text" size="md" label="不发了" onPress={giveUp} />
        <Button kind="second" size="md" label="打开看看" onPress={() => reopen(item)} />
      </View>
    </View>
  );
}
