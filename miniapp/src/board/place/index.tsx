import type { Id } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useEffect } from 'react';
import { useSession } from '@/api';
import { chosenArea } from '@/areas/chosen-area';
import { useCall } from '@/hooks';
import { callPhone, go, goTab } from '@/platform';
import { resultWords } from '@/text';
import { Card, heading, HelpPair, HeroAction, ListRow, LoadedContent, Page, ResultsStrip } from '@/ui';
import './index.scss';

/** Where a community's poster leads, `scene` as it stands in the code: what one can do here, and whom to ring up. */
export default function ScannedPlace(): React.ReactNode {
  const scene = decodeURIComponent(useRouter().params['scene'] ?? '');
  const place = useCall('GET /v1/places', { query: { scene } }, { keep: true });
  const { communityId, text } = place.data ?? {};
  useEffect(() => {
    if (communityId !== undefined && text !== undefined) chosenArea.keep({ id: communityId, path: text });
  }, [communityId, text]);
  return (
    <Page title="志愿服务超市" call={place} skeleton="home">
      {(data) => <Front communityId={data.communityId} text={data.text} />}
    </Page>
  );
}

function Front({ communityId, text }: { readonly communityId: Id; readonly text: string }): React.ReactNode {
  const elder = useSession((session) => session.elder);
  const home = useCall('GET /v1/home', { query: { communityId } }, { keep: true });
  const [town, name] = text.split(' ');
  const hotline = home.data?.hotline ?? null;
  return (
    <>
      <View className="board-place__head">
        <View className="board-place__name" {...heading(1)}>{name ?? text}</View>
        <View className="board-place__town">{`${town} · 邻居来帮忙，不收钱`}</View>
      </View>
      <Card hero>
        <HeroAction title="我要点单" hint={elder ? '有事就说，有人来帮' : '选一样，说清楚，约 40 秒'} onPress={() => go('/order/create/index')} />
        {hotline !== null && <HelpPair callTitle={elder ? '打电话求助' : '一键求助'} callHint={`打 ${hotline}`} onCall={() => callPhone(hotline)} />}
      </Card>
      <LoadedContent call={home} skeleton="rows">
        {(data) => (
          <>
            {!elder && <ResultsStrip results={resultWords(data.results)} onPress={() => go('/board/list/index')} />}
            <Card pad="none">
              <ListRow icon="order" title="能帮什么" note={`一共 ${data.items} 项，都不收钱`} onPress={() => go('/order/services/index')} />
              <ListRow icon="people" title="去首页" note="我的订单、积分超市、当志愿者" onPress={() => goTab(0)} />
            </Card>
          </>
        )}
      </LoadedContent>
    </>
  );
}
