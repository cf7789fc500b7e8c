import type { QueuesView, Queue, StaffRole } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useSession } from '@/api/session';
import { useCall } from '@/hooks/use-call';
import { beginAt, type TabIndex } from '@/platform/navigation';
import { countText } from '@/text/amounts';
import { ROLE_WORDS } from '@/text/staff';
import { classes } from '../classes';
import { Icon, type IconName } from '../Icon';
import { Avatar } from '../PersonRow';
import { Press } from '../Press';
import './desktop.scss';

interface Way {
  readonly label: string;
  readonly icon: IconName;
  readonly page: `/${string}`;
  /** Only for these posts; for all of staff unless said. */
  readonly posts?: readonly StaffRole[];
  /** How much waits there. */
  readonly counts?: Queue | 'calls' | 'gaps';
}

const OFFICE: readonly StaffRole[] = ['dispatcher', 'town', 'city'];
const COUNTER: readonly StaffRole[] = ['desk', 'dispatcher', 'town'];

const WAYS: readonly Way[] = [
  { label: '工作台', icon: 'bench', page: '/pages/first/index' },
  { label: '订单', icon: 'order', page: '/pages/second/index', posts: OFFICE },
  { label: '待审核', icon: 'doc', page: '/desk/queue/index?queue=review', posts: OFFICE, counts: 'review' },
  { label: '待派单', icon: 'send', page: '/desk/queue/index?queue=dispatch', posts: OFFICE, counts: 'dispatch' },
  { label: '待核实', icon: 'clock', page: '/desk/queue/index?queue=verify', posts: OFFICE, counts: 'verify' },
  { label: '待打电话', icon: 'phone', page: '/desk/calls/index', posts: OFFICE, counts: 'calls' },
  { label: '缺人清单', icon: 'doc', page: '/desk/gaps/index', posts: OFFICE, counts: 'gaps' },
  { label: '志愿者', icon: 'people', page: '/desk/volunteers/index', posts: OFFICE },
  { label: '兑换台', icon: 'desk', page: '/pages/third/index', posts: COUNTER, counts: 'redeem' },
  { label: '站点与库存', icon: 'box', page: '/desk/stock/index', posts: COUNTER },
  { label: '公开清单', icon: 'list', page: '/board/list/index' },
  { label: '社区电话', icon: 'phone', page: '/desk/communities/index', posts: OFFICE },
  { label: '自动扩大', icon: 'swap', page: '/desk/ladders/index', posts: ['town', 'city'] },
  { label: '工作人员', icon: 'idc', page: '/desk/seats/index', posts: ['town', 'city'] },
  { label: '我的', icon: 'user', page: '/pages/mine/index' },
];

const TABS: readonly string[] = ['/pages/first/index', '/pages/second/index', '/pages/third/index', '/pages/mine/index'];

/** The desktop's way through the work of staff, in place of the tab bar; each post sees what it may do. */
export function SideNav({ tab }: { readonly tab: TabIndex | undefined }): React.ReactNode {
  const { path, params } = useRouter();
  const person = useSession((session) => session.person);
  const me = useCall('GET /v1/me', {}).data;
  const queues = useCall('GET /v1/desk/queues', { query: {} }, { everySeconds: 60 }).data;
  const posts = me?.seats.map(({ role }) => role) ?? [];
  const [seat] = me?.seats ?? [];
  const here = tab === undefined ? `${path.split('?')[0]}${params['queue'] ? `?queue=${params['queue']}` : ''}` : TABS[tab];
  return (
    <View className="ui-side" role="navigation" aria-label="工作人员的去处">
      <View className="ui-side__app">
        <View className="ui-side__name">志愿服务超市</View>
        <View className="ui-side__place">{`${queues?.areaText ?? ''} 工作人员`.trim()}</View>
      </View>
      {WAYS.filter((way) => way.posts === undefined || way.posts.some((post) => posts.includes(post))).map(({ label, icon, page, counts }) => {
        const on = here === page;
        const waits = counts === undefined || queues === undefined ? 0 : waiting(queues, counts);
        return (
          <Press
            key={page}
            className={classes('ui-side__link', on && 'ui-side__link--on')}
            role="link"
            label={waits > 0 ? `${label}，${waits} 件` : label}
            current={on}
            onPress={() => beginAt(page)}
          >
            <Icon name={icon} />
            <View className="ui-side__words">{label}</View>
            {waits > 0 && <View className="ui-side__count">{countText(waits)}</View>}
          </Press>
        );
      })}
      {person !== null && (
        <View className="ui-side__me">
          <Avatar name={person.maskedName} />
          <View>
            <View className="ui-side__name">{person.maskedName}</View>
            {seat && <View className="ui-side__place">{ROLE_WORDS[seat.role]}</View>}
          </View>
        </View>
      )}
    </View>
  );
}

const waiting = (view: QueuesView, what: Queue | 'calls' | 'gaps'): number =>
  what === 'calls' || what === 'gaps' ? view[what] : view.queues.find(({ queue }) => queue === what)?.count ?? 0;
