import type { OrderView } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useMinute } from '@/hooks';
import { minutesText, orderKindText, orderStateText, shelfDrawing, skillText, whenText } from '@/text';
import { Card, Chips, FactWord, ShelfTile, SlaClock, Tag, heading } from '@/ui';
import './parts.scss';

/** What is wanted, when and where: what staff read first on every page of an order. */
export function OrderHead({ order, words = true }: { readonly order: OrderView; readonly words?: boolean }): React.ReactNode {
  const now = useMinute();
  const { requester } = order;
  const forWhom = [requester.name, requester.ageBand, requester.byProxy ? '别人代点' : null].filter(Boolean).join(' · ');
  return (
    <Card>
      <View className="desk-order__head">
        <ShelfTile name={shelfDrawing(order.shelf)} />
        <View className="desk-order__title" {...heading(2)}>{order.title}</View>
      </View>
      <View className="desk-order__facts">
        <FactWord icon="cal" text={`${whenText(order.window, order.dayPart, now)} · ${order.seats} 人 · 约 ${minutesText(order.minutes)}`} />
        <FactWord icon="pin" text={order.place.text} />
        {forWhom !== '' && <FactWord icon="user" text={forWhom} />}
      </View>
      <Chips>
        <Tag label={orderStateText(order.status)} />
        {order.urgent && <Tag tone="warn" label="急" />}
        {order.kind !== 'service' && <Tag label={orderKindText(order.kind)} />}
        {order.skill !== null && <Tag label={`要${skillText(order.skill)}`} />}
        {order.partyOnly && <Tag tone="red" label="请党员志愿者" />}
        {order.answerDue !== null && <SlaClock dueAt={order.answerDue} words before="还剩" />}
      </Chips>
      {words && order.words !== '' && <View className="desk-order__words">{order.words}</View>}
    </Card>
  );
}
