import type { RefusedHelperView } from '@supermarket/shared';
import { useAct, useCall, useMinute, useSaid } from '@/hooks';
import { Button, Card, ListRow, Notice, Page, StateBlock, toast } from '@/ui';

/** 不再请的人: whom this household does not want again. Nobody else sees it; one tap takes it back. */
export default function Refused(): React.ReactNode {
  const refused = useCall('GET /v1/me/refused-helpers', {});
  return (
    <Page title="不再请的人" call={refused} skeleton="rows">
      {({ helpers }) =>
        helpers.length === 0 ? (
          <StateBlock drawing="empty" title="没有不再请的人" text="不想再请谁，在办完的订单里点“不再请他来”。" />
        ) : (
          <>
            <Card pad="none">{helpers.map((helper) => <Helper key={helper.personId} helper={helper} />)}</Card>
            <Notice icon="lock" text="只有您看得到，对方不会知道。" />
          </>
        )
      }
    </Page>
  );
}

function Helper({ helper: { personId, name, about, at } }: { readonly helper: RefusedHelperView }): React.ReactNode {
  const said = useSaid();
  const now = useMinute();
  const undo = useAct('POST /v1/me/refused-helpers/undo', { refreshes: ['GET /v1/me/refused-helpers'] });

  async function readmit(): Promise<void> {
    if (await undo.run({ body: { personId } })) toast('好了，以后还可以请他', 'okc');
  }

  return (
    <ListRow
      icon="user" title={name} note={`${about} · ${said.moment(at, now)}`}
      trailing={<Button kind="second" size="md" label="还可以请" loading={undo.running} onPress={readmit} />}
    />
  );
}
