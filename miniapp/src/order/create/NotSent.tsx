import type { CallError } from '@/api';
import { callPhone } from '@/platform';
import { StateBlock } from '@/ui';

interface NotSentProps {
  readonly error: CallError;
  readonly hotline: string | null;
  readonly onAgain: () => Promise<void>;
}

/** Our fault, not theirs: nothing is written anew, and there is a telephone (picture 18). */
export function NotSent({ error, hotline, onAgain }: NotSentProps): React.ReactNode {
  const call = hotline === null ? [] : [{ label: '打电话点单', icon: 'phone' as const, onPress: () => callPhone(hotline) }];
  return (
    <StateBlock
      drawing="error"
      title="没提交成功"
      text="是我们这边出了问题。您填的都还在，不用重写。"
      actions={[...call, { label: '再试一次', onPress: onAgain }]}
      note={error.shortNo && `报给社区时说编号 ${error.shortNo}`}
    />
  );
}
