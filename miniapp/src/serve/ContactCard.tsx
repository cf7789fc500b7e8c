import type { OrderView } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { callPhone } from '@/platform';
import { Button, Card, Icon, IconButton, PersonRow } from '@/ui';
import { useContact } from './use-contact';
import './ContactCard.scss';

/** Where to go and whom to ring; seen only by who has taken the task, and only after a tap. */
export function ContactCard({ order }: { readonly order: OrderView }): React.ReactNode {
  const allowed = order.actions.includes('reveal');
  const { contact, look } = useContact(order.id, allowed);
  if (!allowed) return null;
  if (contact === null) {
    return (
      <Card>
        <PersonRow name={`${order.requester.name}家 · ${order.title}`} line={order.place.text} />
        <View className="contact__look">
          <Button kind="second" block icon="eye" label="看门牌和电话" loadingLabel="正在打开" onPress={look} />
        </View>
        <View className="contact__note">
          <Icon name="lock" size="text" />
          每看一次都记下来，对方看得到是谁看的
        </View>
      </Card>
    );
  }
  return (
    <Card>
      <PersonRow
        name={`${contact.name}家 · ${order.title}`}
        line={contact.address}
        action={<IconButton icon="phone" label={`打电话给${contact.name}`} onPress={() => callPhone(contact.phone)} />}
      />
    </Card>
  );
}
