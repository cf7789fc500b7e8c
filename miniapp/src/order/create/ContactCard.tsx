import { LIMITS, type MeView } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { PhoneFromWechat } from '@/account/PhoneFromWechat';
import type { CallError } from '@/api';
import { Card, CardTitle, Field } from '@/ui';

export interface Contact {
  readonly name: string;
  readonly phone: string;
}

interface ContactCardProps {
  readonly me: MeView;
  readonly contact: Contact;
  readonly onChange: (contact: Contact) => void;
  readonly error: CallError | undefined;
}

/** Asked once; afterwards the profile knows it. */
export function ContactCard({ me, contact, onChange, error }: ContactCardProps): React.ReactNode {
  return (
    <Card>
      <CardTitle no={4} title="怎么找到您" aside="只填这一次" />
      {me.name === null && (
        <View className="order-create__field">
          <Field
            label="姓名"
            icon="user"
            value={contact.name}
            maxLength={LIMITS.name}
            error={error?.problemOf('name')}
            onChange={(name) => onChange({ ...contact, name })}
          />
        </View>
      )}
      {me.phone === null && (
        <View className="order-create__field">
          <Field
            label="手机号"
            icon="phone"
            kind="phone"
            value={contact.phone}
            maxLength={11}
            help="接单的志愿者才看得到"
            error={error?.problemOf('phone')}
            onChange={(phone) => onChange({ ...contact, phone })}
          />
          <PhoneFromWechat />
        </View>
      )}
    </Card>
  );
}
