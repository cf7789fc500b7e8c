import type { PosterView } from '@supermarket/shared';
import { useRouter } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import { useAct } from '@/hooks';
import { canPrint, go, printNow, printOnly, type Paper } from '@/platform';
import { pageAddress } from '@/platform/page-address';
import { ActionBar, Button, Card, ListRow, Notice, Page, Segmented, Skeleton, StateBlock } from '@/ui';
import { PosterSheet } from './PosterSheet';

const SHEET = 'poster';

/** 二维码海报, `id` of a community: what hangs at its door and on its notice board. */
export default function DeskPoster(): React.ReactNode {
  const id = useRouter().params['id'] ?? '';
  const make = useAct('POST /v1/communities/:id/poster', { quiet: true });
  const [poster, setPoster] = useState<PosterView>();
  const asked = useRef(false);

  async function fetchIt(): Promise<void> {
    const view = await make.run({ params: { id } });
    if (view !== undefined) setPoster(view);
  }
  useEffect(() => {
    if (!asked.current) void fetchIt();
    asked.current = true;
  });

  if (poster !== undefined) return <Poster poster={poster} />;
  return (
    <Page title="二维码海报">
      {make.error === undefined ? <Skeleton shape="detail" /> : (
        <StateBlock drawing="error" title={make.error.title} text={make.error.detail ?? '过一会儿再试。'} actions={[{ label: '再试一次', onPress: () => void fetchIt() }]} />
      )}
    </Page>
  );
}

function Poster({ poster }: { readonly poster: PosterView }): React.ReactNode {
  const [paper, setPaper] = useState<Extract<Paper, 'a4' | 'a6'>>('a4');
  useEffect(() => printOnly(SHEET, paper), [paper, poster]);
  const { text, hotline, scene, picture } = poster;
  const address = pageAddress('board/place/index', { scene });
  const bar = canPrint && <ActionBar><Button block icon="doc" label="打印" onPress={printNow} /></ActionBar>;
  return (
    <Page title="二维码海报" bar={bar}>
      {canPrint && <Segmented items={[{ value: 'a4', label: 'A4 海报' }, { value: 'a6', label: 'A6 桌卡' }]} value={paper} onChange={setPaper} />}
      <PosterSheet id={SHEET} text={text} hotline={hotline} code={picture ?? address} plain={picture === null} />
      {picture === null && <Notice icon="info" text="还没有接小程序，码上是网页的地址，手机扫了在浏览器里打开。" />}
      {!canPrint && <Notice icon="info" text="要打印，请在电脑的浏览器里登录，打开这一页。" />}
      {hotline === null && (
        <Card pad="none"><ListRow icon="phone" title="还没有社区电话" note="设好一次，海报上就有了" onPress={() => go('/desk/communities/index')} /></Card>
      )}
    </Page>
  );
}
