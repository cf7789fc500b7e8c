import type { MessageView } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { sessionStore } from '@/api';
import { useAct, useMinute, usePages, useSaid } from '@/hooks';
import { useLive } from '@/live/use-live';
import { go, goTab } from '@/platform';
import { pageOfMessage } from '@/text/messages';
import { Card, ListRow, More, Page, SectionTitle, Slot, StateBlock, Tag } from '@/ui';
import './index.scss';

/** A row is near 1.2 KB on its way to WeChat's screen, which takes 12 KB in one piece without a stutter. */
const ROWS_AT_ONCE = 4;
const AFTER = ['GET /v1/me/messages', 'GET /v1/me/waiting'] as const;

/** 消息: what one has been told, the newest first. A tap reads one and opens what it is about. */
export default function Messages(): React.ReactNode {
  const messages = usePages('GET /v1/me/messages', { query: {} }, { keep: true, atOnce: ROWS_AT_ONCE });
  const read = useAct('POST /v1/me/messages/read', { quiet: true, refreshes: AFTER });
  useLive({});
  useDidShow(() => {
    if (messages.data) messages.retry();
  });

  function open(message: MessageView): void {
    if (!message.isRead) void read.run({ body: { id: message.id } });
    const page = pageOfMessage(message);
    if (page === null) return;
    if (page !== 'first') return go(page.path, page.id === undefined ? {} : { id: page.id });
    sessionStore.getState().wear('staff');
    goTab(0);
  }

  return (
    <Page title="消息" call={messages} skeleton="rows">
      {(all) =>
        all.length === 0 ? (
          <>
            <StateBlock drawing="empty" title="没有新消息" text="有人接单、有答复，都会在这里。" />
            <RingsRow />
          </>
        ) : (
          <>
            <Slot>
              {all.some(({ isRead }) => !isRead) && <SectionTitle title="新的在上面" aside="都看过了" onPress={() => void read.run({ body: { id: all[0]!.id, all: true } })} />}
            </Slot>
            <View className="me-messages">
              <Card pad="none">
                {all.map((message) => <Slot key={message.id}><Row message={message} onPress={() => open(message)} /></Slot>)}
              </Card>
            </View>
            <More of={messages} />
            <RingsRow />
          </>
        )
      }
    </Page>
  );
}

function RingsRow(): React.ReactNode {
  return (
    <Card pad="none">
      <ListRow icon="clock" title="哪些要提醒我" onPress={() => go('/me/rings/index')} />
    </Card>
  );
}

function Row({ message, onPress }: { readonly message: MessageView; readonly onPress: () => void }): React.ReactNode {
  const said = useSaid();
  const now = useMinute();
  const { title, text, at, isRead, urgent, open } = message;
  return (
    <ListRow
      icon={urgent ? 'warn' : 'msg'}
      title={title}
      note={<><View>{text}</View><View>{said.moment(at, now)}</View></>}
      trailing={isRead ? undefined : <Tag tone="info" label="新" />}
      onPress={open === null && isRead ? undefined : onPress}
    />
  );
}
