import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { CallError } from '@/api/call-error';
import { useSession } from '@/api/session';
import type { Loaded } from '@/hooks/use-call';
import { useSlow } from '@/hooks/use-slow';
import { callPhone } from '@/platform/phone-call';
import { Notice } from './Notice';
import { OfflineBar } from './OfflineBar';
import { Skeleton, type SkeletonShape } from './Skeleton';
import { Slot } from './Slot';
import { StateBlock } from './StateBlock';

interface LoadedContentProps<T> {
  readonly call?: Loaded<T> | undefined;
  readonly skeleton?: SkeletonShape | undefined;
  readonly head?: React.ReactNode;
  readonly children?: React.ReactNode | ((data: T) => React.ReactNode);
}

/** What stands between the bars: the data, or why there is none. */
export function LoadedContent<T>({ call, skeleton, head, children }: LoadedContentProps<T>): React.ReactNode {
  return (
    <>
      <Slot>
        {call?.state === 'offline' && call.savedAt !== undefined && <OfflineBar savedAt={call.savedAt} onRetry={call.retry} />}
      </Slot>
      <View className="ui-body">
        {head}
        {call === undefined ? (children as React.ReactNode) : <Content call={call} skeleton={skeleton}>{children}</Content>}
      </View>
    </>
  );
}

function Content<T>({ call, skeleton, children }: LoadedContentProps<T> & { readonly call: Loaded<T> }): React.ReactNode {
  if (call.data !== undefined) return typeof children === 'function' ? children(call.data) : children;
  if (call.state === 'loading') return <Waiting skeleton={skeleton} />;
  return <Failed error={call.error} retry={call.retry} />;
}

const SKELETON_AFTER_MS = 200;

function Waiting({ skeleton }: { readonly skeleton: SkeletonShape | undefined }): React.ReactNode {
  const [blank, setBlank] = useState(true);
  const slow = useSlow(true);
  useEffect(() => {
    const timer = setTimeout(() => setBlank(false), SKELETON_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  if (blank) return null;
  return (
    <>
      {slow && <Notice icon="hour" text="网有点慢，还在办，请别关。" />}
      <Skeleton {...(skeleton && { shape: skeleton })} />
    </>
  );
}

function Failed({ error, retry }: { readonly error: CallError | undefined; readonly retry: () => void }): React.ReactNode {
  const hotline = useSession((session) => session.person?.hotline ?? null);
  const lost = error === undefined || error.lost;
  const { title, detail } = error ?? CallError.ofPhone('NO_NETWORK');
  const call = hotline === null ? [] : [{ label: '打社区电话', icon: 'phone' as const, onPress: () => callPhone(hotline) }];
  return (
    <StateBlock
      drawing={lost ? 'offline' : 'error'}
      title={title}
      text={lost ? '连上网再试一次，内容就出来了。' : (detail)}
      actions={[...call, { label: '再试一次', onPress: retry }]}
      note={error?.shortNo && `报给社区时说编号 ${error.shortNo}`}
    />
  );
}
