import { PARTNER_ANSWERS, type PartnerAnswer, type PartnerCallsView, type PartnerUnit } from '@supermarket/shared';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useAct, useCall, useMinute } from '@/hooks';
import { callPhone, newId } from '@/platform';
import { momentText } from '@/text';
import { PARTNER_ANSWERS as ANSWERS } from '@/text/ladder';
import { Button, Card, Chips, ListRow, Notice, Page, Sheet, StateBlock, toast } from '@/ui';
import { OrderHead } from '../parts/OrderHead';
import { PartnerForm } from './PartnerForm';

/** 结对单位. With `id`: rung up about this order, and what they said; without: the units of the towns, which towns keep. */
export default function DeskPartners(): React.ReactNode {
  const order = useRouter().params['id'];
  return order === undefined ? <Keeping /> : <Calling order={order} />;
}

type Unit = PartnerCallsView['units'][number];

function Calling({ order }: { readonly order: string }): React.ReactNode {
  const now = useMinute();
  const calls = useCall('GET /v1/orders/:id/partners', { params: { id: order } });
  const wanted = useCall('GET /v1/orders/:id', { params: { id: order } }).data;
  const [told, setTold] = useState<{ readonly unit: Unit; readonly id: string } | null>(null);
  const call = useAct('POST /v1/orders/:id/partner-calls', { refreshes: ['GET /v1/orders/:id/partners'] });
  async function say(answer: PartnerAnswer): Promise<void> {
    if (told === null || (await call.run({ params: { id: order }, body: { id: told.id, unitId: told.unit.id, answer } })) === undefined) return;
    toast('记下了', 'okc');
    setTold(null);
  }
  return (
    <Page title="请结对单位" call={calls} skeleton="rows">
      {({ units }) => (
        <>
          {wanted && <OrderHead order={wanted} />}
          <Notice icon="info" text="打电话问，能来就请他们的人登记成志愿者来接单。" />
          {units.length === 0 && <StateBlock drawing="empty" title="还没有结对单位" text="镇街可以在“自动扩大”里的“结对单位”添加。" />}
          {units.map((unit) => (
            <Card key={unit.id} pad="none">
              <ListRow icon="people" title={unit.name} note={[unit.can, unit.contact, unit.last && `${ANSWERS[unit.last.answer]}，${momentText(unit.last.at, now)}`].filter(Boolean).join(' · ')} />
              <Chips>
                <Button kind="quiet" size="md" icon="phone" label="打电话" onPress={() => callPhone(unit.phone)} />
                <Button kind="quiet" size="md" label="记下回话" onPress={() => setTold({ unit, id: newId() })} />
              </Chips>
            </Card>
          ))}
          <Sheet open={told !== null} title={`${told?.unit.name ?? ''}怎么说`} onClose={() => setTold(null)}>
            {PARTNER_ANSWERS.map((answer) => <Button key={answer} kind="second" block label={ANSWERS[answer]} loadingLabel="正在记" onPress={() => say(answer)} />)}
          </Sheet>
        </>
      )}
    </Page>
  );
}

function Keeping(): React.ReactNode {
  const partners = useCall('GET /v1/desk/partners', {});
  const towns = useCall('GET /v1/desk/ladders', {}).data?.towns ?? [];
  const [edited, setEdited] = useState<PartnerUnit | null>(null);
  const fresh = (): PartnerUnit => ({ id: newId(), townId: towns[0]?.townId ?? '', name: '', contact: '', phone: '', can: '', active: true });
  return (
    <Page title="结对单位" call={partners} skeleton="rows">
      {({ units }) => (
        <>
          {units.length === 0 && <StateBlock drawing="empty" title="还没有结对单位" text="志愿者都来不了时，可以打电话请它们。" />}
          {units.length > 0 && (
            <Card pad="none">
              {units.map((unit) => <ListRow key={unit.id} icon="people" title={unit.name} note={`${unit.contact} · ${unit.phone}`} value={unit.active ? unit.can : '停用'} onPress={() => setEdited(unit)} />)}
            </Card>
          )}
          {towns.length > 0 && <Button kind="second" block icon="plus" label="加一家单位" onPress={() => setEdited(fresh())} />}
          <Sheet open={edited !== null} title="结对单位" hint="约 30 秒" onClose={() => setEdited(null)}>
            {edited !== null && <PartnerForm key={edited.id} unit={edited} towns={towns} onDone={() => setEdited(null)} />}
          </Sheet>
        </>
      )}
    </Page>
  );
}
