import type { OrderView } from '@supermarket/shared';
import { callPhone, go } from '@/platform';
import { Button, Sheet } from '@/ui';

interface AskSheetProps {
  readonly order: Pick<OrderView, 'id' | 'hotline'>;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** 问社区: by phone where the community has told its number, or in writing, answered in the thread of the order. */
export function AskSheet({ order, open, onClose }: AskSheetProps): React.ReactNode {
  const { id, hotline } = order;
  const then = (act: () => void) => (): void => {
    onClose();
    act();
  };
  return (
    <Sheet open={open} title="问社区" onClose={onClose}>
      {hotline !== null && <Button block icon="phone" label={`打电话 ${hotline}`} onPress={then(() => callPhone(hotline))} />}
      <Button kind="second" block icon="edit" label="写下来问" onPress={then(() => go('/me/write/index', { kind: 'question', order: id }))} />
      <Button kind="text" block label="看问过的" onPress={then(() => go('/me/feedback/index', { which: 'questions', order: id }))} />
    </Sheet>
  );
}
