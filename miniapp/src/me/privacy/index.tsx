import type { PurposeView } from '@supermarket/shared';
import { useAct, useCall, useMinute } from '@/hooks';
import { HelperRows } from '../family/HelperRows';
import { go } from '@/platform';
import { canOpenPrivacyContract, openPrivacyContract } from '@/platform/privacy';
import { purposeSince, PURPOSE_WORDS } from '@/text/consents';
import { Card, ListRow, Notice, Page, SectionTitle, Switch, toast } from '@/ui';

/** 隐私与授权: each purpose a switch, and the ways to see, copy and close what is kept. */
export default function Privacy(): React.ReactNode {
  const purposes = useCall('GET /v1/me/consents', {});
  const { data: family } = useCall('GET /v1/me/family', {});
  return (
    <Page title="隐私与授权" call={purposes} skeleton="rows">
      {(data) => (
        <>
          <SectionTitle title="这些由您定" aside="随时开，随时关" />
          <Card pad="none">{data.purposes.map((purpose) => <PurposeRow key={purpose.purpose} view={purpose} />)}</Card>
          {family !== undefined && family.helpers.length > 0 && (
            <>
              <SectionTitle title="谁能看我的单" aside="点一下就停" />
              <Card pad="none"><HelperRows helpers={family.helpers} /></Card>
            </>
          )}
          <Notice icon="lock" text="姓名、电话和门牌，上门的人接单后才看得到。办完 30 天藏起来，12 个月删掉。" />
          <Card pad="none">
            <ListRow icon="eye" title="谁看过我的信息" onPress={() => go('/me/looks/index')} />
            <ListRow icon="heart" title="亲情代办" onPress={() => go('/me/family/index')} />
            <ListRow icon="people" title="代谁点单" onPress={() => go('/me/neighbours/index')} />
            <ListRow icon="minus" title="不再请的人" onPress={() => go('/me/refused/index')} />
            <ListRow icon="doc" title="看看存了我的什么" onPress={() => go('/me/copy/index')} />
            {canOpenPrivacyContract && <ListRow icon="shield" title="隐私保护指引" onPress={openPrivacyContract} />}
          </Card>
          <Card pad="none">
            <ListRow icon="out" title="注销账户" onPress={() => go('/me/close/index')} />
          </Card>
        </>
      )}
    </Page>
  );
}

function PurposeRow({ view }: { readonly view: PurposeView }): React.ReactNode {
  const { purpose, on } = view;
  const { title, text, off } = PURPOSE_WORDS[purpose];
  const turn = useAct('PUT /v1/me/consents', { refreshes: ['GET /v1/me/consents', 'GET /v1/me'] });
  const since = purposeSince(view, useMinute());

  async function change(next: boolean): Promise<void> {
    // Off is one tap as on is: what it does is said after it, not asked before.
    if ((await turn.run({ body: { purpose, on: next } })) !== undefined) toast(next ? '打开了' : `关上了。${off}`, 'okc');
  }

  return (
    <ListRow
      title={title}
      note={[text, since].filter(Boolean).join('　')}
      trailing={<Switch on={on} disabled={turn.running} label={title} onChange={(next) => void change(next)} />}
    />
  );
}
