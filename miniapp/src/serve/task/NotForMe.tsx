import { SHELF_NAMES, type OrderView } from '@supermarket/shared';
import { useAct, useCall } from '@/hooks';
import { goBack } from '@/platform';
import { ask, Button, toast } from '@/ui';

/** 不要给我推荐这类: from a task that one does not want, without a trace for anybody else. */
export function NotForMe({ order: { shelf, relation } }: { readonly order: OrderView }): React.ReactNode {
  const wanted = relation === 'volunteer' || relation === 'offeree' ? shelf : null;
  const { data } = useCall('GET /v1/me/unwanted', {}, { enabled: wanted !== null });
  const save = useAct('PUT /v1/me/unwanted', { refreshes: ['GET /v1/me/unwanted', 'GET /v1/hall'] });
  if (wanted === null || data === undefined || data.shelves.includes(wanted)) return null;
  const { shelves } = data;
  const what = SHELF_NAMES[wanted];
  const next = [...shelves, wanted];

  async function press(): Promise<void> {
    const sure = await ask({ title: `不再推荐“${what}”？`, text: '不影响您。随时可以在“我的技能和空闲”里改回来。', stay: '再想想', act: '不用推荐' });
    if (!sure || !(await save.run({ body: { shelves: next } }))) return;
    toast(`好，不再推荐${what}`, 'okc');
    goBack();
  }

  return <Button kind="text" block label="不要给我推荐这类" onPress={press} />;
}
