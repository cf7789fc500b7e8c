import type { Hat } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useSession } from '@/api/session';
import { useWaiting } from '@/hooks/use-waiting';
import { goTab, type TabIndex } from '@/platform/navigation';
import { badgeText } from '@/text/amounts';
import { classes } from './classes';
import { Icon, type IconName } from './Icon';
import { Press } from './Press';
import './TabBar.scss';

interface Tab {
  readonly index: TabIndex;
  readonly icon: IconName;
  readonly label: string;
}

const SHOP: Tab = { index: 2, icon: 'bag', label: '积分超市' };
const MINE: Tab = { index: 3, icon: 'user', label: '我的' };

const TABS: Readonly<Record<Hat, readonly Tab[]>> = {
  resident: [{ index: 0, icon: 'home', label: '首页' }, { index: 1, icon: 'order', label: '我的订单' }, SHOP, MINE],
  volunteer: [{ index: 0, icon: 'claim', label: '接单' }, { index: 1, icon: 'tasks', label: '我的任务' }, SHOP, MINE],
  staff: [
    { index: 0, icon: 'bench', label: '工作台' },
    { index: 1, icon: 'order', label: '订单' },
    { index: 2, icon: 'desk', label: '兑换台' },
    MINE,
  ],
};

/** Positions never move; what stands there follows the identity. Long sight has no shop. */
export function tabsFor(hat: Hat, elder: boolean): readonly Tab[] {
  return elder && hat === 'resident' ? TABS.resident.filter((tab) => tab !== SHOP) : TABS[hat];
}

export function TabBar({ index }: { readonly index: TabIndex }): React.ReactNode {
  const hat = useSession((session) => session.hat);
  const elder = useSession((session) => session.elder);
  const waiting = useWaiting();
  return (
    <View className="ui-tabbar" role="tablist">
      {tabsFor(hat, elder).map((tab) => {
        const on = tab.index === index;
        const badge = tab.index === 1 && waiting > 0 ? waiting : 0;
        return (
          <Press
            key={tab.index}
            className={classes('ui-tab', on && 'ui-tab--on')}
            role="tab"
            selected={on}
            onPress={() => {
              if (!on) goTab(tab.index);
            }}
          >
            <View className="ui-tab__icon">
              {on ? <View className={`ui-tab__drawing ui-t-${tab.icon}`} /> : <Icon name={tab.icon} />}
              {badge > 0 && <View className="ui-tab__badge" aria-hidden>{badgeText(badge)}</View>}
            </View>
            <View className="ui-tab__label">{tab.label}</View>
            {badge > 0 && <View className="ui-tab__told">{`${badge} 件等您`}</View>}
          </Press>
        );
      })}
    </View>
  );
}
