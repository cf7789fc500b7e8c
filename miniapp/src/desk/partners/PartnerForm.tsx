import type { PartnerUnit, TownLadderView } from '@supermarket/shared';
import { useState } from 'react';
import { useAct } from '@/hooks';
import { Button, Chip, Chips, Field, Switch, toast } from '@/ui';

interface PartnerFormProps {
  readonly unit: PartnerUnit;
  readonly towns: readonly TownLadderView[];
  readonly onDone: () => void;
}

/** A unit as the town knows it: whom to ring up and what it can do. */
export function PartnerForm({ unit, towns, onDone }: PartnerFormProps): React.ReactNode {
  const [it, setIt] = useState(unit);
  const set = useAct('PUT /v1/desk/partners', { refreshes: ['GET /v1/desk/partners', 'GET /v1/orders/:id/partners'] });
  const put = (patch: Partial<PartnerUnit>): void => setIt({ ...it, ...patch });
  const missing = it.name.trim().length < 2 ? '还差单位名' : it.contact.trim() === '' ? '还差联系人' : it.phone.replaceAll('-', '').length < 6 ? '还差电话' : undefined;
  async function save(): Promise<void> {
    if ((await set.run({ body: { ...it, name: it.name.trim(), contact: it.contact.trim(), can: it.can.trim() } })) === undefined) return;
    toast('记下了', 'okc');
    onDone();
  }
  return (
    <>
      {towns.length > 1 && <Chips scroll>{towns.map(({ townId, town }) => <Chip key={townId} label={town} on={townId === it.townId} onPress={() => put({ townId })} />)}</Chips>}
      <Field label="单位" value={it.name} onChange={(name) => put({ name })} maxLength={40} />
      <Field label="联系人" value={it.contact} onChange={(contact) => put({ contact })} maxLength={20} />
      <Field label="电话" value={it.phone} onChange={(phone) => put({ phone })} maxLength={20} />
      <Field label="能帮什么（可不写）" value={it.can} onChange={(can) => put({ can })} maxLength={60} />
      <Switch label="在用" on={it.active} onChange={(active) => put({ active })} />
      <Button block label="保存" loadingLabel="正在保存" disabledReason={missing} onPress={save} />
    </>
  );
}
