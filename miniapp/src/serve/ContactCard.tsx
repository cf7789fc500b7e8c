import type { OrderView } from '@supermarket/shared';
import { callPhone } from '@/platform';
import { Button, Card, IconButton, Notice, PersonRow } from '@/ui';
import { useContact } from './use-contact';

/** Where to go and whom to ring; seen only by who has taken the task, and only after a tap. */
export function ContactCard({ order }: { readonly order: OrderView }): React.ReactNode {
  const { contact, look } = useContact(order.id, order.actions.includes('reveal'));
  if (!order.actions.includes('reveal')) return null;
  if (contact === null) {
    return (
      <Card>
        <PersonRow name={order.requester.name} line={order.place.text} />
        <Button kind="second" block icon="eye" label="看门牌和电话" onPress={look} />
        <Notice icon="lock" text="看一次，对方那里会记一笔。" />
      </Card>
    );
  }
  return (
    <Card>
      <PersonRow
        name={`${contact.name} · ${order.title}`}
        line={contact.address}
        action={<IconButton icon="phone" label={`打电话给${contact.name}`} onPress={() => callPhone(contact.phone)} />}
      />
    </Card>
  );
}
