import { LIMITS, RATING_TAGS, type OrderView, type RatingTag, type Stars } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useCall, useDraft } from '@/hooks';
import { sayHow, useSend } from '@/outbox';
import { goBack } from '@/platform';
import { RATING_TAG_WORDS, visitText } from '@/text';
import { ActionBar, Avatar, Button, Card, CardTitle, Chip, Chips, Faces, Field, ListRow, Notice, Page, Rating, StateBlock } from '@/ui';
import './index.scss';

/** What somebody has answered so far; it survives a crash. */
interface Answer {
  readonly solved: boolean | null;
  readonly stars: Stars | null;
  readonly tags: readonly RatingTag[];
  readonly words: string;
}

const BLANK: Answer = { solved: null, stars: null, tags: [], words: '' };

/** `id`. Once confirmed, only the second question is left to answer. */
export default function Confirm(): React.ReactNode {
  const id = useRouter().params['id'] ?? '';
  const order = useCall('GET /v1/orders/:id', { params: { id } }, { keep: true });
  const confirm = useSend('POST /v1/orders/:id/confirm');
  const rate = useSend('POST /v1/orders/:id/rate');
  const { draft: answer, change, clear } = useDraft<Answer>(`confirm.${id}`, () => BLANK);
  const { solved, stars, words } = answer;

  async function send(onlyRating: boolean): Promise<void> {
    const said = { tags: [...answer.tags], ...(words.trim() !== '' && { words: words.trim() }) };
    const about = { what: `${onlyRating ? '评价' : '确认'}：${order.data?.title ?? ''}`, page: `/order/confirm/index?id=${id}`, draft: `draft.confirm.${id}` } as const;
    const how = onlyRating
      ? stars === null ? undefined : await rate.run({ params: { id }, body: { stars, ...said } }, about)
      : solved === null ? undefined : await confirm.run({ params: { id }, body: { solved, stars, ...said } }, about);
    if (how === undefined) return;
    clear();
    goBack();
    sayHow(how, !onlyRating && solved === false ? '收到了，社区会再安排人' : '谢谢您告诉我们');
  }

  return (
    <Page
      title="确认与评价"
      call={order}
      skeleton="detail"
      bar={({ actions }: OrderView) => <SendBar actions={actions} answer={answer} send={send} />}
    >
      {(data) => {
        const onlyRating = !data.actions.includes('confirm');
        if (onlyRating && !data.actions.includes('rate')) {
          return <StateBlock drawing="done" title="已经答过了" text="谢谢您告诉我们。" actions={[{ label: '回到订单', onPress: goBack }]} />;
        }
        const more = (
          <>
            <Tags answer={answer} change={change} />
            <View className="order-confirm__words">
              <Field placeholder="还想说点什么（可不写）" kind="long" lines={1} value={words} maxLength={LIMITS.words} onChange={(next) => change({ words: next })} />
            </View>
          </>
        );
        return (
          <>
            <Visit order={data} />
            {data.relation === 'proxy' && <Notice icon="people" text={`您代${data.requester.name}答，会写明是代答的。`} />}
            {onlyRating ? (
              <Card>
                <CardTitle title="这次服务满意吗？" />
                <Faces stars={stars} onStars={(next) => change({ stars: next })} />
                {more}
              </Card>
            ) : (
              <Rating solved={solved} onSolved={(next) => change({ solved: next })} stars={stars} onStars={(next) => change({ stars: next })}>
                {more}
              </Rating>
            )}
            <View className="order-confirm__note">
              <View>不评价会记为“未评价”，不会自动算好评。</View>
              <View>7 天内发现没办好，可以重新打开这张单。</View>
            </View>
          </>
        );
      }}
    </Page>
  );
}

interface SendBarProps {
  readonly actions: OrderView['actions'];
  readonly answer: Answer;
  readonly send: (onlyRating: boolean) => Promise<void>;
}

function SendBar({ actions, answer, send }: SendBarProps): React.ReactNode {
  const onlyRating = !actions.includes('confirm');
  if (onlyRating && !actions.includes('rate')) return null;
  const missing = onlyRating ? answer.stars === null && '先选满意不满意' : answer.solved === null && '先答：解决了吗';
  return (
    <ActionBar>
      <Button block label="提交" loadingLabel="正在提交" disabledReason={missing || undefined} onPress={() => send(onlyRating)} />
    </ActionBar>
  );
}

/** Praise and blame fit the face that was chosen; without one, praise stands first. */
function Tags({ answer: { stars, tags }, change }: { readonly answer: Answer; readonly change: (part: Partial<Answer>) => void }): React.ReactNode {
  const shown = RATING_TAGS.filter((tag) => (stars !== null && stars <= 3) || (tag !== 'late' && tag !== 'hurried') || tags.includes(tag));
  return (
    <Chips>
      {shown.map((tag) => {
        const on = tags.includes(tag);
        return (
          <Chip
            key={tag}
            label={RATING_TAG_WORDS[tag]}
            on={on}
            onPress={() => change({ tags: on ? tags.filter((other) => other !== tag) : [...tags, tag] })}
          />
        );
      })}
    </Chips>
  );
}

function Visit({ order }: { readonly order: OrderView }): React.ReactNode {
  return order.helpers
    .filter(({ checkedInAt }) => checkedInAt !== null)
    .map((helper) => {
      const done = [...helper.chips, helper.result].filter(Boolean).join('，');
      return (
        <Card key={helper.assignmentId} pad="none">
          <View className="order-confirm__visit">
            <ListRow lead={<Avatar name={helper.name} />} title={order.title} note={visitText(helper, Date.now())} />
          </View>
          {done !== '' && (
            <View className="order-confirm__done">
              <Notice icon="wrench" text={done} />
            </View>
          )}
        </Card>
      );
    });
}
