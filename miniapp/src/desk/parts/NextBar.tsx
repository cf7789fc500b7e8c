import type { Id, Queue } from '@supermarket/shared';
import { useCall } from '@/hooks';
import { goBack } from '@/platform';
import { ActionBar, Button } from '@/ui';
import { openWorkInstead } from '@/work/open-work';

interface NextBarProps {
  readonly queue: Queue;
  /** What is on the screen: it is not its own next one. */
  readonly than: Id;
}

/** Once a thing is decided, the next of its queue is one tap away. */
export function NextBar({ queue, than }: NextBarProps): React.ReactNode {
  const work = useCall('GET /v1/desk/work', { query: { queue, limit: 2 } });
  const next = work.data?.items.find(({ id }) => id !== than);
  return (
    <ActionBar>
      <Button kind="second" block={next === undefined} label="回去" onPress={goBack} />
      {next !== undefined && <Button block label={`下一件：${next.title}`} onPress={() => openWorkInstead(next)} />}
    </ActionBar>
  );
}
