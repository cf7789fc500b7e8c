import type { CallRow, CallState } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { useAct, useMinute, usePages } from '@/hooks';
import { callPhone, go } from '@/platform';
import { momentText } from '@/text';
import { ask, Button, Card, Chip, Chips, ListRow, More, Notice, Page, StateBlock, toast } from '@/ui';
import './index.scss';

const AFTER = ['GET /v1/desk/calls', 'GET /v1/desk/queues'] as const;
const STATES = [['WAITING', '待打电话'], ['REACHED', '打通了'], ['NOT_REACHED', '没打通']] as const satisfies readonly (readonly [CallState, string])[];

/** 待打电话: people whom neither WeChat nor a text message reaches, the longest waiting first. */
export default function Calls(): React.ReactNode {
  const [state, setState] = useState<CallState>('WAITING');
  const calls = usePages('GET /v1/desk/calls', { query: { state } });
  useDidShow(() => {
    if (calls.data) calls.retry();
  });
  const chips = (
    <Chips scroll>
      {STATES.map(([value, label]) => <Chip key={value} label={label} on={value === state} onPress={() => setState(value)} />)}
    </Chips>
  );
  return (
    <Page title="待打电话" call={calls} skeleton="rows" head={chips}>
      {(rows) =>
        rows.length === 0 ? (
          <StateBlock drawing={state === 'WAITING' ? 'done' : 'empty'} title={state === 'WAITING' ? '都告诉到了' : '还没有'} text="微信和短信都到不了的人，会在这里。" />
        ) : (
          <>
            {state === 'WAITING' && <Notice icon="eye" text="看号码会记下来，对方在“谁看过我的信息”里看得到。" />}
            {rows.map((row) => <Call key={row.id} row={row} />)}
            <More of={calls} />
          </>
        )
      }
    </Page>
  );
}

function Call({ row }: { readonly row: CallRow }): React.ReactNode {
  const { id, name, text, at, orderId, urgent, state } = row;
  const now = useMinute();
  const number = useAct('POST /v1/desk/calls/:id/number');
  const outcome = useAct('POST /v1/desk/calls/:id/outcome', { refreshes: AFTER });

  async function ring(): Promise<void> {
    const seen = await number.run({ params: { id } });
    if (seen === undefined) return;
    if (await ask({ title: `${seen.name} ${seen.phone}`, text, stay: '先不打', act: '打电话' })) callPhone(seen.phone);
  }

  async function say(what: 'REACHED' | 'NOT_REACHED'): Promise<void> {
    if ((await outcome.run({ params: { id }, body: { outcome: what } })) !== undefined) toast(what === 'REACHED' ? '记下了' : '记下了，过会儿再打', 'okc');
  }

  return (
    <Card pad="none">
      <ListRow icon={urgent ? 'warn' : 'phone'} title={name} note={<><View>{text}</View><View>{momentText(at, now)}</View></>} {...(orderId !== null && { onPress: () => go('/order/detail/index', { id: orderId }) })} />
      {state === 'WAITING' && (
        <View className="desk-calls__acts">
          <Button kind="second" size="md" label="看号码" loading={number.running} onPress={ring} />
          <Button kind="quiet" size="md" label="打通了" loading={outcome.running} onPress={() => void say('REACHED')} />
          <Button kind="quiet" size="md" label="没打通" onPress={() => void say('NOT_REACHED')} />
        </View>
      )}
    </Card>
  );
}
