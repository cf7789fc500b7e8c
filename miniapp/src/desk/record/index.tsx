import type { RecordRow } from '@supermarket/shared';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useAct, useCall } from '@/hooks';
import { go } from '@/platform';
import { HELD_WORDS, HOUR_KIND_WORDS, minutesText, RECORD_WORDS } from '@/text';
import { ActionBar, Button, Card, CardTitle, ListRow, Notice, Page, SlaClock, Tag, toast } from '@/ui';
import { SayWhySheet } from '../parts/SayWhySheet';

const RECORD_ANSWERS = ['GET /v1/records/:id', 'GET /v1/desk/queues', 'GET /v1/desk/work', 'GET /v1/me/waiting'] as const;

type Writing = 'credit' | 'refuse' | 'correct' | null;

/** 核实时长: a service record that waits, credited or refused with a reason; a correction needs two people. */
export default function DeskRecord(): React.ReactNode {
  const id = useRouter().params['id'] ?? '';
  const record = useCall('GET /v1/records/:id', { params: { id } });
  const [writing, setWriting] = useState<Writing>(null);
  return (
    <Page
      title="核实时长" call={record} skeleton="detail"
      bar={(data) => data.canDecide && (
        <ActionBar>
          <Button kind="second" label="不记" onPress={() => setWriting('refuse')} />
          <Button block label={data.held === null ? '核实，记时长' : '核实，积分照给'} onPress={() => setWriting('credit')} />
        </ActionBar>
      )}
    >
      {(data) => (
        <>
          <Facts record={data} />
          {data.held !== null && <Notice icon="info" tone="info" text={HELD_WORDS[data.held]} />}
          {data.correction !== null && <Correction record={data} correction={data.correction} />}
          <Card pad="none">
            {data.orderId !== null && <ListRow icon="order" title="看这张单" onPress={() => go('/desk/verify/index', { id: data.orderId! })} />}
            {data.correction === null && data.state === 'CREDITED' && (
              <ListRow icon="edit" title="用时不对，提一个更正" note="要另一位同事来批" onPress={() => setWriting('correct')} />
            )}
          </Card>
          {writing !== null && <Answer key={writing} writing={writing} record={data} onClose={() => setWriting(null)} />}
        </>
      )}
    </Page>
  );
}

function Facts({ record }: { readonly record: RecordRow }): React.ReactNode {
  const { activity, volunteer, day, minutes, plannedMinutes, dayMinutes, kind, state, dueAt, canDecide } = record;
  return (
    <>
      <Card>
        <CardTitle title={activity} aside={<Tag label={RECORD_WORDS[state]} />} />
        {canDecide && <SlaClock dueAt={dueAt} words before="还剩" />}
      </Card>
      <Card pad="none">
        <ListRow icon="user" title="志愿者" value={volunteer} />
        <ListRow icon="cal" title="日期" value={day} />
        <ListRow icon="hour" title="实际用时" value={minutesText(minutes)} />
        <ListRow icon="clock" title="预计用时" value={minutesText(plannedMinutes)} />
        <ListRow icon="list" title="这一天一共" value={minutesText(dayMinutes)} />
        <ListRow icon="info" title="怎么记的" value={HOUR_KIND_WORDS[kind]} />
      </Card>
    </>
  );
}

interface CorrectionProps {
  readonly record: RecordRow;
  readonly correction: NonNullable<RecordRow['correction']>;
}

/** Whoever proposed it cannot approve it. */
function Correction({ record, correction: { id, minutes, reason, proposedByMe } }: CorrectionProps): React.ReactNode {
  const approve = useAct('POST /v1/corrections/:id/approve', { refreshes: RECORD_ANSWERS });
  async function press(): Promise<void> {
    if (await approve.run({ params: { id } })) toast('更正好了', 'okc');
  }
  return (
    <Card outlined>
      <CardTitle title={minutes === 0 ? '提议：这条不作数' : `提议：改成 ${minutesText(minutes)}`} aside={`现在 ${minutesText(record.minutes)}`} />
      <Notice icon="msg" text={reason} />
      {proposedByMe ? <Notice icon="people" tone="info" text="您提的，要另一位同事来批。" /> : <Button kind="second" block label="同意更正" loadingLabel="正在更正" onPress={press} />}
    </Card>
  );
}

interface AnswerProps {
  readonly writing: 'credit' | 'refuse' | 'correct';
  readonly record: RecordRow;
  readonly onClose: () => void;
}

function Answer({ writing, record, onClose }: AnswerProps): React.ReactNode {
  const review = useAct('POST /v1/records/:id/review', { refreshes: RECORD_ANSWERS });
  const correct = useAct('POST /v1/records/:id/corrections', { refreshes: RECORD_ANSWERS });
  const params = { id: record.id };

  async function done(reply: Promise<unknown>, words: string): Promise<boolean> {
    if ((await reply) === undefined) return false;
    onClose();
    toast(words, 'okc');
    return true;
  }
  const draft = `record.${writing}.${record.id}`;

  if (writing === 'correct') {
    return (
      <SayWhySheet
        draft={draft} title="实际用时应该是多少？" act="提交更正" minutes={record.minutes} leastMinutes={0} minutesHelp="写 0 就是这条不作数。" placeholder="比如：签退忘了点，实际 10 点就做完了" onClose={onClose}
        onSend={(reason, minutes, id) => done(correct.run({ params, body: { id, minutes, reason } }), '提好了，等另一位同事来批')}
      />
    );
  }
  const credit = writing === 'credit';
  return (
    <SayWhySheet
      draft={draft} title={credit ? '怎么核实的？' : '为什么不记？'} act={credit ? '核实通过' : '不记这条'} hint="志愿者看得到" placeholder={credit ? '比如：电话问过双方' : '比如：问过对方，当天没有来'} onClose={onClose}
      onSend={(words) => done(review.run({ params, body: { decision: writing, words } }), credit ? '记好了' : '已经记下')}
    />
  );
}
