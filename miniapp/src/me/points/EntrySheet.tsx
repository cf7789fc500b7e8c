import type { LedgerEntry } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useMinute } from '@/hooks';
import { go } from '@/platform';
import { awardSteps, entryWords, pointsRow } from '@/text';
import { Button, Sheet } from '@/ui';

/** Why a line is what it is: the arithmetic of an award, or a sentence; and the way to what it came from. */
export function EntrySheet({ entry, onClose }: { readonly entry: LedgerEntry | undefined; readonly onClose: () => void }): React.ReactNode {
  const now = useMinute();
  if (entry === undefined) return null;
  const { why, points, orderId, redemptionId } = entry;
  const { title, when, amount, stateText } = pointsRow(entry, now);
  // A correction takes an award back: its arithmetic would explain what no longer stands.
  const steps = why !== null && entry.state === 'posted' ? awardSteps(why, points) : [entryWords(entry)];

  function leave(page: `/${string}`, id: string): void {
    onClose();
    go(page, { id });
  }

  return (
    <Sheet open title={title} onClose={onClose}>
      <View className="points__steps">
        <View>{`${amount} 分 · ${stateText}`}</View>
        <View>{when}</View>
        {steps.map((step) => (
          <View key={step}>{step}</View>
        ))}
      </View>
      {redemptionId !== null && <Button kind="second" block label="看兑换码" onPress={() => leave('/shop/voucher/index', redemptionId)} />}
      {orderId !== null && <Button kind="second" block label="看这件事" onPress={() => leave('/serve/task/index', orderId)} />}
    </Sheet>
  );
}
